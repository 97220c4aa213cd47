import { condition, conditionSentence, type SubSchema } from '@duzhan/checklist'
import { namesInCondition } from '../condition/namesInCondition.ts'
import type { ListRule, TargetKind, TargetList } from '../schema/planParts.ts'
import { reasonWords } from '../wording/reasonWords.ts'
import { inWords, type Language, listed, type Words } from '../wording/words.ts'
import type { Reason } from './designation.ts'
import type { Target } from './target.ts'

/** A target with its figures and ratios, as the rules of its kind read them. */
export interface Judged {
  target: Target
  kind: TargetKind
  subject: SubSchema
  attributes: Record<string, string | number | boolean>
}

const figureText = (value: number): string => String(Math.round(value * 100) / 100)

/** A figure of a target with its unit, or null where it has none. */
export function figureOf(name: string, { subject, attributes }: Pick<Judged, 'subject' | 'attributes'>): Words | null {
  const value = attributes[name]
  const unit = subject.properties?.[name]?.['x-unit'] ?? ''
  return typeof value === 'number' ? reasonWords.figure(figureText(value), unit) : null
}

/** The rule as a sentence, with the target's own figures after it: 贫困人口 不少于 500 人（实为 567 人）. */
export function sentenceOf(rule: ListRule, judged: Pick<Judged, 'subject' | 'attributes'>, language: Language): string {
  const figures = namesInCondition(rule.where).flatMap((name) => figureOf(name, judged) ?? [])
  const sentence = conditionSentence(rule.where as SubSchema, judged.subject, language) // admitted when its evaluator was made
  return figures.length > 0 ? sentence + inWords(reasonWords.actual(listed(figures, '')), language) : sentence
}

/** Why a list takes a target in by itself, before other lists and lots have a say; nothing where it does not. */
export type Basis = (judged: Judged) => Reason[]

/** How a list takes targets in: by its rules, by name, everyone of its kinds, or as one of the rest. */
export function basisOf(list: TargetList, language: Language): Basis {
  const judges = (list.rules ?? []).map((rule) => ({ rule, holds: condition(rule.where) }))
  const names = new Set(list.names)
  const isAll = list.everyone || (list.rest && judges.length === 0 && names.size === 0)
  const because = (rule: 'rest' | 'everyone' | 'named'): Reason => ({
    ...{ list: list.key, rule, title: list.title },
    sentence: inWords(rule === 'everyone' && list.draw ? reasonWords.among : reasonWords[rule], language),
  })
  return (judged) => [
    ...judges
      .filter(({ holds }) => holds(judged.attributes))
      .map(({ rule }) => ({
        list: list.key,
        rule: rule.key,
        title: rule.title,
        sentence: sentenceOf(rule, judged, language),
      })),
    ...(names.has(judged.target.id) || names.has(judged.target.regionCode) ? [because('named')] : []),
    ...(isAll ? [because(list.rest ? 'rest' : 'everyone')] : []),
  ]
}
