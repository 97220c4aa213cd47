import type { Finding } from './finding.ts'

/** A text as it is searched: full and half width, upper and lower case are one, and blanks and marks none. */
const letters = (text: string): string[] => [
  ...text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, ''),
]
const pairs = (own: readonly string[]): string[] => own.slice(1).map((letter, at) => `${own[at]}${letter}`)

/**
 * What a finding is found by: each letter and each two that stand side by side in its title and in the names of its place.
 * Chinese has no blanks between words, and an index on pairs of letters finds any part of a text.
 */
export function searchedBy({ title, place, targetName }: Pick<Finding, 'title' | 'place' | 'targetName'>): string[] {
  return [...new Set([title, `${place}${targetName}`].map(letters).flatMap((own) => [...own, ...pairs(own)]))]
}

/** The words that all have to be found, for a text that somebody is looking for; blanks part it into texts of their own. */
export function wordsOf(text: string): string[] {
  const parts = text.split(/\s+/).map(letters)
  return [...new Set(parts.flatMap((own) => (own.length === 1 ? own : pairs(own))))]
}
