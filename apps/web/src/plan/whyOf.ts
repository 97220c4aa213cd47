import { conditionSentence, type SubSchema } from '@duzhan/checklist'
import type { TargetView } from '@duzhan/contracts'
import { judgedSchema, type ListRule, type Plan, type TargetKind, type TargetList } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** How a target stands to one rule: the sentence carries its own figures where it meets the rule. */
export interface RuleOutcome {
  key: string
  sentence: string
  isMet: boolean
  source: { text: string; line?: number } | undefined
}

/**
 * How a target stands to one list: on it; gone to the list that goes before it; or not meeting it. For a list of the
 * rest, `isRest` says that meeting no other list is itself the reason.
 */
export interface ListOutcome {
  list: TargetList
  standing: 'stands' | 'gaveWay' | 'notOn'
  /** The list that took the target from this one. */
  wentTo: TargetList | null
  rules: RuleOutcome[]
  isRest: boolean
}

/** Every list that could hold a target, in the plan's order, with each rule met or not, and which list goes before which. */
export function whyOf(target: TargetView, plan: Pick<Plan, 'targetLists' | 'targetKinds'>): ListOutcome[] {
  const kinds = plan.targetKinds.filter((kind) => kind.key === target.kind)
  const outcomes = plan.targetLists
    .filter((list) => list.targetKinds.includes(target.kind))
    .map((list) => outcomeOf(target, list, { lists: plan.targetLists, kinds }))
  return [...outcomes].sort((a, b) => rank(a) - rank(b))
}

interface OutcomeContext {
  lists: readonly TargetList[]
  kinds: readonly TargetKind[]
}

function outcomeOf(target: TargetView, list: TargetList, { lists, kinds }: OutcomeContext): ListOutcome {
  const reasons = target.reasons.filter((reason) => reason.list === list.key)
  const rules = (list.rules ?? []).map((rule): RuleOutcome => {
    const reason = reasons.find((entry) => entry.rule === rule.key)
    return {
      key: rule.key,
      sentence: reason?.sentence ?? ruleSentence(rule.where, kinds),
      isMet: reason !== undefined,
      source: rule.source,
    }
  })
  const known = new Set(['rest', ...rules.map(({ key }) => key)])
  // by name, by lot, by rank, or as somebody decided
  const others = reasons
    .filter(({ rule }) => !known.has(rule))
    .map(({ rule: key, sentence }): RuleOutcome => ({ key, sentence, isMet: true, source: undefined }))
  const standsOn = [target.list, ...(target.also ?? []).map((place) => place.list)]
  const wentTo = lists.find((other) => standsOn.includes(other.key) && list.excludes?.includes(other.key)) ?? null
  const isOn = standsOn.includes(list.key)
  const gaveWay = !isOn && reasons.length > 0 && wentTo !== null
  return {
    list,
    standing: isOn ? 'stands' : gaveWay ? 'gaveWay' : 'notOn',
    wentTo: gaveWay ? wentTo : null,
    rules: [...rules, ...others],
    isRest: list.rest === true,
  }
}

function rank({ standing }: ListOutcome): number {
  return ['stands', 'gaveWay', 'notOn'].indexOf(standing)
}

/** A list's rule as a sentence; what it speaks about may be a figure of any of the list's kinds of target. */
export function ruleSentence(where: ListRule['where'], kinds: readonly TargetKind[]): string {
  const properties = Object.assign({}, ...kinds.map((kind) => judgedSchema(kind).properties)) as SubSchema['properties'] // same shape, merged
  return conditionSentence(where as SubSchema, { type: 'object', properties } as SubSchema) // the plan was checked when it was published
}

/** A target's figure or mark as people read it; ratios to two places. */
export function shownFigure(value: unknown): string {
  if (typeof value === 'boolean') return value ? zh.plan.yes : zh.plan.no
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  return value === undefined || value === null ? zh.states.dash : String(value)
}
