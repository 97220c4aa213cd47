import type { SubSchema } from '../schema/subSchema.ts'
import { type ConditionWords, conditionWords } from './conditionWords.ts'
import { constraintWords } from './constraintWords.ts'

/**
 * A condition as a sentence, 「贫困人口 不少于 500 人」. Titles and units come from the schema of what is judged, the
 * attributes of a target or the clause that was answered; in an English sentence they stand in quotation marks.
 */
export function conditionSentence(schema: SubSchema, subject: SubSchema, language: 'zh' | 'en' = 'zh'): string {
  return sentence(schema, { subject, words: conditionWords[language] })
}

interface About {
  readonly subject: SubSchema
  readonly words: ConditionWords
}

const sentence = (schema: SubSchema, about: About): string =>
  joined(claims(schema, about), about.words.and, about.words) || about.words.anything

/** What a condition claims, each claim a sentence that can stand between two 且. */
function claims(schema: SubSchema, about: About): string[] {
  const { properties = {}, required = [], dependentRequired = {}, allOf = [], anyOf, oneOf, not, items } = schema
  const { subject, words } = about
  const name = words.name(subject.title ?? '')
  const constraints = constraintWords(schema, { unit: words.unit(subject['x-unit'] ?? ''), words })
  // What is marked with yes, such as 省定贫困村, says by its name what it is.
  const isMark = schema.const === true && constraints.length === 1 && subject.title !== undefined
  const own = constraints.length > 0 ? [isMark ? words.marked(name) : `${name} ${constraints.join(words.both)}`.trim()] : []
  const parts = Object.entries(properties).map(([key, part]) => aboutProperty(key, part, required.includes(key), about))
  const present = required.filter((key) => !Object.hasOwn(properties, key)).map((key) => words.present(titleOf(key, about)))
  const companions = Object.entries(dependentRequired).map(([key, others]) =>
    words.companions(
      titleOf(key, about),
      others.map((other) => titleOf(other, about)),
    ),
  )
  return [
    ...own,
    ...parts,
    ...present,
    ...companions,
    ...allOf.flatMap((branch) => claims(branch, about)),
    ...(anyOf ? [alternatives(anyOf, about)] : []),
    ...(oneOf ? [words.exactlyOne(oneOf.map((branch) => sentence(branch, about)))] : []),
    ...(not ? [negated(not, about)] : []),
    ...(items ? [words.each(name, sentence(items, { words, subject: subject.items ?? {} }))] : []),
    ...conditional(schema, about),
  ].filter((claim) => claim !== '')
}

/** A property that the condition does not require also passes when it is absent; the sentence must not hide that. */
function aboutProperty(key: string, part: SubSchema, isRequired: boolean, { subject, words }: About): string {
  const property = { title: key, ...subject.properties?.[key] }
  const name = words.name(property.title)
  const inner = claims(part, { subject: property, words })
  if (inner.length === 0) return isRequired ? words.present(name) : ''
  const claim = joined(inner, words.and, words)
  return isRequired ? claim : words.ifPresent(name, claim)
}

/** In brackets, and each branch that claims several things in brackets again: 且 and 或 are never left side by side. */
function alternatives(branches: readonly SubSchema[], about: About): string {
  const { words } = about
  const said = branches.map((branch) => {
    const claim = sentence(branch, about)
    return claims(branch, about).length > 1 ? words.bracketed(claim) : claim
  })
  return branches.length > 1 ? words.bracketed(said.join(words.or)) : said.join('')
}

function negated(schema: SubSchema, about: About): string {
  const { subject, words } = about
  const { const: only, enum: listed, ...rest } = schema
  if (Object.keys(rest).length === 0 && (only !== undefined || listed !== undefined)) {
    const constraints = constraintWords(schema, { unit: words.unit(subject['x-unit'] ?? ''), words }, true)
    return `${words.name(subject.title ?? '')} ${constraints.join(words.both)}`.trim()
  }
  return words.not(sentence(schema, about))
}

function conditional(schema: SubSchema, about: About): string[] {
  const { words } = about
  if (!schema.if) return []
  const premise = sentence(schema.if, about)
  const otherwise = schema.else && sentence(schema.else, about)
  if (!schema.then) return otherwise ? [words.when(words.not(premise), otherwise)] : []
  return [words.when(premise, sentence(schema.then, about)) + (otherwise ? words.otherwise(otherwise) : '')]
}

function joined(sentences: readonly string[], word: string, words: ConditionWords): string {
  return unwrapped(sentences, words).join(word)
}

/** An alternative needs its brackets only beside something else. */
function unwrapped(sentences: readonly string[], words: ConditionWords): readonly string[] {
  const [only] = sentences
  const [open = '', close = ''] = [...words.bracketed('')]
  return sentences.length === 1 && only && isWrapped(only, open, close) ? [only.slice(1, -1)] : sentences
}

/** Whether the first bracket of a sentence is closed by its last sign, and not by one before it, as in （一）危房数. */
function isWrapped(said: string, open: string, close: string): boolean {
  let depth = 0
  const ends = [...said].findIndex((sign) => {
    depth += sign === open ? 1 : sign === close ? -1 : 0
    return depth === 0
  })
  return said.startsWith(open) && ends === [...said].length - 1
}

function titleOf(key: string, { subject, words }: About): string {
  return words.name(subject.properties?.[key]?.title ?? key)
}
