import type { SubSchema } from '../schema/subSchema.ts'
import { constraintWords } from '../zhCN/constraintWords.ts'

/**
 * A condition as a Chinese sentence, 「贫困人口 不少于 500 人」. Titles and units come from the schema of what is judged:
 * the attributes of a target, or the clause that was answered.
 */
export function conditionSentence(schema: SubSchema, subject: SubSchema): string {
  return joined(claims(schema, subject), '且') || '任何情况'
}

/** What a condition claims, each claim a sentence that can stand between two 且. */
function claims(schema: SubSchema, subject: SubSchema): string[] {
  const { properties = {}, required = [], dependentRequired = {}, allOf = [], anyOf, oneOf, not, items } = schema
  const name = subject.title ?? ''
  const constraints = constraintWords(schema, subject)
  const own = constraints.length > 0 ? [`${name} ${constraints.join('且')}`.trim()] : []
  const parts = Object.entries(properties).map(([key, part]) => aboutProperty(key, part, required.includes(key), subject))
  const present = required.filter((key) => !Object.hasOwn(properties, key)).map((key) => `已填写${titleOf(key, subject)}`)
  const companions = Object.entries(dependentRequired).map(
    ([key, others]) => `填写了${titleOf(key, subject)}时也填写了${others.map((other) => titleOf(other, subject)).join('、')}`,
  )
  return [
    ...own,
    ...parts,
    ...present,
    ...companions,
    ...allOf.flatMap((branch) => claims(branch, subject)),
    ...(anyOf ? [alternatives(anyOf, subject)] : []),
    ...(oneOf ? [`恰好符合一项：${oneOf.map((branch) => conditionSentence(branch, subject)).join('；')}`] : []),
    ...(not ? [negated(not, subject)] : []),
    ...(items ? [`每一项都符合：${conditionSentence(items, subject.items ?? {})}`] : []),
    ...conditional(schema, subject),
  ].filter((claim) => claim !== '')
}

/** A property that the condition does not require also passes when it is absent; the sentence must not hide that. */
function aboutProperty(key: string, part: SubSchema, isRequired: boolean, subject: SubSchema): string {
  const property = { title: key, ...subject.properties?.[key] }
  const inner = claims(part, property)
  if (inner.length === 0) return isRequired ? `已填写${property.title}` : ''
  const sentence = joined(inner, '且')
  return isRequired ? sentence : `如填写了${property.title}，则${sentence}`
}

/** In brackets, and each branch that claims several things in brackets again: 且 and 或 are never left side by side. */
function alternatives(branches: readonly SubSchema[], subject: SubSchema): string {
  const sentences = branches.map((branch) => {
    const sentence = conditionSentence(branch, subject)
    return claims(branch, subject).length > 1 ? `（${sentence}）` : sentence
  })
  return branches.length > 1 ? `（${sentences.join('，或 ')}）` : sentences.join('')
}

function negated(schema: SubSchema, subject: SubSchema): string {
  const { const: only, enum: listed, ...rest } = schema
  if (Object.keys(rest).length === 0 && (only !== undefined || listed !== undefined)) {
    return `${subject.title ?? ''} ${constraintWords(schema, subject, true).join('且')}`.trim()
  }
  return `不符合（${conditionSentence(schema, subject)}）`
}

function conditional(schema: SubSchema, subject: SubSchema): string[] {
  if (!schema.if) return []
  const premise = conditionSentence(schema.if, subject)
  const otherwise = schema.else && conditionSentence(schema.else, subject)
  if (!schema.then) return otherwise ? [`若不符合（${premise}），则${otherwise}`] : []
  return [`若${premise}，则${conditionSentence(schema.then, subject)}${otherwise ? `；否则${otherwise}` : ''}`]
}

function joined(sentences: readonly string[], word: string): string {
  return unwrapped(sentences).join(`，${word} `)
}

/** An alternative needs its brackets only beside something else. */
function unwrapped(sentences: readonly string[]): readonly string[] {
  const [only] = sentences
  return sentences.length === 1 && only?.startsWith('（') && only.endsWith('）') ? [only.slice(1, -1)] : sentences
}

function titleOf(key: string, subject: SubSchema): string {
  return subject.properties?.[key]?.title ?? key
}
