import { useCallback } from 'react'
import { usePlan } from '../plan/usePlan.ts'

/** Titles of a plan's target lists by key; a key stands for itself until the plan is here. */
export function useListTitles(plan: string): (list: string) => string {
  const lists = usePlan(plan).data?.document.targetLists
  return useCallback((key) => lists?.find((list) => list.key === key)?.title ?? '', [lists])
}
