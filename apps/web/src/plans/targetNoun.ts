import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { usePlan } from './usePlan.ts'

/** What the targets on a plan's lists are called in a running text: villages where all of them are, else targets. */
export function targetNoun({ targetKinds, targetLists }: Pick<Plan, 'targetKinds' | 'targetLists'>): string {
  const listed = new Set(targetLists.flatMap((list) => list.targetKinds))
  const areVillages = targetKinds.every(({ key, level }) => !listed.has(key) || level === 'village')
  return listed.size > 0 && areVillages ? zh.target.village : zh.target.noun
}

/** The noun for a plan's targets; the general one until the plan is here. */
export function useTargetNoun(plan: string): string {
  const document = usePlan(plan).data?.document
  return document ? targetNoun(document) : zh.target.noun
}
