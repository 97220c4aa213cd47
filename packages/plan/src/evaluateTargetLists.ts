import { condition, conditionSentence } from './conditionEngine.ts'
import type { Designation, Reason } from './designation.ts'
import { listOrder } from './listOrder.ts'
import { namesInCondition } from './namesInCondition.ts'
import type { ListRule, TargetList } from './planParts.ts'
import type { Plan } from './planSchema.ts'
import type { Target } from './target.ts'

type Ready = { list: TargetList; rules: { rule: ListRule; holds: (attributes: unknown) => boolean }[] }

/** The rule as a sentence, with the target's own figures after it: 贫困人口 不少于 500 人（实为 567 人）. */
const sentenceOf = (plan: Plan, rule: ListRule, target: Target): string => {
  const attributes = plan.targetKinds.find((kind) => kind.key === target.kind)?.attributes
  if (!attributes) return rule.title
  const figures = namesInCondition(rule.where).flatMap((name) => {
    const value = target.attributes[name]
    return typeof value === 'number' ? [`${value} ${attributes.properties[name]?.['x-unit'] ?? ''}`.trim()] : []
  })
  const sentence = conditionSentence(rule.where, attributes)
  return figures.length > 0 ? `${sentence}（实为 ${figures.join('、')}）` : sentence
}

const reasonsOf = (plan: Plan, { list, rules }: Ready, target: Target): Reason[] => {
  if (!list.targetKinds.includes(target.kind)) return []
  if (list.rest && rules.length === 0) return [{ list: list.key, rule: 'rest', title: list.title, sentence: '未列入其他名单' }]
  return rules
    .filter(({ holds }) => holds(target.attributes))
    .map(({ rule }) => ({ list: list.key, rule: rule.key, title: rule.title, sentence: sentenceOf(plan, rule, target) }))
}

/**
 * Applies a plan's lists to the register. A target stands once on each list that it meets and that no higher list
 * takes it from; every reason that held is kept with it, of the lists that gave way too.
 */
export function evaluateTargetLists(plan: Plan, targets: readonly Target[]): Designation[] {
  const ready: Ready[] = (listOrder(plan.targetLists) ?? []).map((list) => ({
    list,
    rules: (list.rules ?? []).map((rule) => ({ rule, holds: condition(rule.where) })),
  }))
  return targets.flatMap((target) => {
    const standsOn = new Set<string>()
    const reasons: Reason[] = []
    for (const entry of ready) {
      const own = reasonsOf(plan, entry, target)
      if (own.length === 0) continue
      const isTaken = entry.list.rest ? standsOn.size > 0 : entry.list.excludes?.some((key) => standsOn.has(key))
      if (!(entry.list.rest && isTaken)) reasons.push(...own) // "the rest" is no reason of its own
      if (!isTaken) standsOn.add(entry.list.key)
    }
    return [...standsOn].map((list) => ({ targetId: target.id, list, reasons }))
  })
}
