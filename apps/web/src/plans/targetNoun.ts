import type { Plan, TargetKind } from '@duzhan/plan'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { usePlan } from './usePlan.ts'

/**
 * What the targets on a plan's lists are called in a running text: by the words of their kind where all are of one, as
 * villages where all of them are, else targets.
 */
export function targetNoun({ targetKinds, targetLists }: Pick<Plan, 'targetKinds' | 'targetLists'>): TargetNoun {
  const listed = new Set(targetLists.flatMap((list) => list.targetKinds))
  return nounOf(targetKinds.filter(({ key }) => listed.has(key)))
}

/** What targets of these kinds are called: a village is one by its level and its title, whatever kind of village it is. */
export function nounOf(kinds: readonly TargetKind[]): TargetNoun {
  const [only, ...others] = kinds
  if (!only) return zh.target.noun
  if (kinds.every(({ level, title, measureWord }) => level === 'village' && title.endsWith('村') && !measureWord))
    return zh.target.village
  if (others.length > 0 || (only.level === 'site' && !only.measureWord)) return zh.target.noun
  return { one: only.title, counted: (only.measureWord ?? '个') + only.title }
}

/** The noun for a plan's targets; the general one until the plan is here. */
export function useTargetNoun(plan: string): TargetNoun {
  const document = usePlan(plan).data?.document
  return document ? targetNoun(document) : zh.target.noun
}
