import { condition, conditionSentence, type SubSchema } from '@duzhan/checklist'
import { namesInCondition } from '../condition/namesInCondition.ts'
import type { ListRule, TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { reasonWords } from '../wording/reasonWords.ts'
import { inWords, type Language, listed } from '../wording/words.ts'
import type { Designation, Reason } from './designation.ts'
import { judgedAttributes, judgedSchema } from './judgedTarget.ts'
import { listOrder } from './listOrder.ts'
import type { Target } from './target.ts'

type Judge = { rule: ListRule; holds: (attributes: unknown) => boolean }
type Judged = { language: Language; subject: SubSchema; attributes: Record<string, string | number | boolean> }

const figureText = (value: number): string => String(Math.round(value * 100) / 100)

/** The rule as a sentence, with the target's own figures after it: 贫困人口 不少于 500 人（实为 567 人）. */
export const sentenceOf = (rule: ListRule, { subject, attributes, language }: Judged): string => {
  const figures = namesInCondition(rule.where).flatMap((name) => {
    const value = attributes[name]
    const unit = subject.properties?.[name]?.['x-unit'] ?? ''
    return typeof value === 'number' ? [reasonWords.figure(figureText(value), unit)] : []
  })
  const sentence = conditionSentence(rule.where as SubSchema, subject, language) // admitted when its evaluator was made
  return figures.length > 0 ? sentence + inWords(reasonWords.actual(listed(figures, '')), language) : sentence
}

const reasonsOf = (list: TargetList, judges: readonly Judge[], target: Judged): Reason[] =>
  list.rest && judges.length === 0
    ? [{ list: list.key, rule: 'rest', title: list.title, sentence: inWords(reasonWords.rest, target.language) }]
    : judges
        .filter(({ holds }) => holds(target.attributes))
        .map(({ rule }) => ({ list: list.key, rule: rule.key, title: rule.title, sentence: sentenceOf(rule, target) }))

/**
 * Applies a plan's lists to the register. A target stands once on each list that it meets and that no higher list
 * takes it from; every reason that held is kept with it, of the lists that gave way too, and told in a language.
 */
export function evaluateTargetLists(plan: Plan, targets: readonly Target[], language: Language = 'zh'): Designation[] {
  const kinds = new Map(plan.targetKinds.map((kind) => [kind.key, { kind, subject: judgedSchema(kind) }]))
  const lists = (listOrder(plan.targetLists) ?? []).map((list) => ({
    list,
    judges: (list.rules ?? []).map((rule) => ({ rule, holds: condition(rule.where) })),
  }))
  return targets.flatMap((target) => {
    const known = kinds.get(target.kind)
    if (!known) return []
    const { kind, subject } = known
    const judged = { language, subject, attributes: judgedAttributes(kind, target) }
    const standsOn = new Set<string>()
    const reasons: Reason[] = []
    for (const { list, judges } of lists.filter((entry) => entry.list.targetKinds.includes(kind.key))) {
      if (list.rest && standsOn.size > 0) continue
      const own = reasonsOf(list, judges, judged)
      reasons.push(...own)
      const gaveWay = list.excludes?.some((key) => standsOn.has(key)) ?? false
      if (own.length > 0 && !gaveWay) standsOn.add(list.key)
    }
    return [...standsOn].map((list) => ({ targetId: target.id, list, reasons }))
  })
}
