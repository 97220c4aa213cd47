import { useMemo } from 'react'
import { usePlan } from '../plans/usePlan.ts'

/** Titles of a plan's target lists and visit duties by key; empty until the plan is here. */
export function useTitles(plan: string) {
  const document = usePlan(plan).data?.document
  return useMemo(() => {
    const lists = new Map(document?.targetLists.map(({ key, title }) => [key, title]))
    const duties = new Map(document?.duties.visits?.map(({ key, title }) => [key, title]))
    return {
      listTitle: (key: string): string => lists.get(key) ?? '',
      dutyTitle: (key: string): string => duties.get(key) ?? '',
    }
  }, [document])
}
