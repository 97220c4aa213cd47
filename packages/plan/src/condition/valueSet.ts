import type { SubSchema } from '@duzhan/checklist'
import { commonNumbers, type NumberSet, numbersBetween, otherNumbers, someNumber } from './numberSet.ts'

type Word = string | boolean

/** Words by name: those of a set, or all but those of a set (texts have no last word). */
interface WordSet {
  isAllBut: boolean
  words: ReadonlySet<Word>
}

/** The values that a field may have: perhaps none at all, and numbers or words according to its type. */
export type ValueSet = { mayBeAbsent: boolean } & ({ numbers: NumberSet } | { words: WordSet })

function wordsCommon(one: WordSet, other: WordSet): WordSet {
  if (one.isAllBut && other.isAllBut) return { isAllBut: true, words: new Set([...one.words, ...other.words]) }
  if (one.isAllBut) return { isAllBut: false, words: new Set([...other.words].filter((word) => !one.words.has(word))) }
  return { isAllBut: false, words: new Set([...one.words].filter((word) => other.words.has(word) !== other.isAllBut)) }
}

const allWords: WordSet = { isAllBut: true, words: new Set() }

/** Everything that a field of the judged object can be, or null for a type that is not compared. */
export function domainOf(field: SubSchema, mayBeAbsent: boolean): ValueSet | null {
  const { type } = field
  if (type === 'integer' || type === 'number') return { mayBeAbsent, numbers: numbersBetween(type === 'integer', field) }
  if (type === 'boolean') return { mayBeAbsent, words: { isAllBut: false, words: new Set([true, false]) } }
  if (type !== 'string') return null
  const listed = field.enum?.filter((word) => typeof word === 'string')
  return { mayBeAbsent, words: listed ? { isAllBut: false, words: new Set(listed) } : allWords }
}

/** The values that are in both sets; the two are of one field and so of one type. */
export function commonValues(one: ValueSet, other: ValueSet): ValueSet {
  const mayBeAbsent = one.mayBeAbsent && other.mayBeAbsent
  if ('numbers' in one && 'numbers' in other) return { mayBeAbsent, numbers: commonNumbers(one.numbers, other.numbers) }
  if ('words' in one && 'words' in other) return { mayBeAbsent, words: wordsCommon(one.words, other.words) }
  return { mayBeAbsent, words: { isAllBut: false, words: new Set() } }
}

/** The values that are not in a set, absence among them. */
export function otherValues(set: ValueSet): ValueSet {
  const mayBeAbsent = !set.mayBeAbsent
  if ('numbers' in set) return { mayBeAbsent, numbers: otherNumbers(set.numbers) }
  return { mayBeAbsent, words: { isAllBut: !set.words.isAllBut, words: set.words.words } }
}

/** Some value of a set: null if it is empty, undefined if absence is all there is. */
export function someValue(set: ValueSet): number | Word | null | undefined {
  const value = 'numbers' in set ? someNumber(set.numbers) : someWord(set.words)
  if (value !== null) return value
  return set.mayBeAbsent ? undefined : null
}

function someWord({ isAllBut, words }: WordSet): Word | null {
  if (!isAllBut) return [...words][0] ?? null
  let other = '其他'
  while (words.has(other)) other += '？'
  return other
}
