import { unseenCharacter } from './trimmed.ts'

/** What in a text is not plain: the character by its number, or the markup itself, and at which character it stands. */
export interface ForeignPart {
  readonly detail: string
  readonly at: number
}

const unseen = new RegExp(`\\r|${unseenCharacter.source}`, 'u')
const tag = /<\/?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>|<[A-Za-z][A-Za-z0-9-]*\s+[A-Za-z-]+\s*=|<!--|<!\w|<\?/
const entity = /&(?:#\d+|#x[\da-f]+|[A-Za-z]+);/i
const link = /\]\(\s*(?:[a-z][a-z\d+.-]*:|\/|#|www\.)|javascript:/i
const markup = new RegExp([tag, entity, link].map(({ source }) => source).join('|'), 'i')

const longestShown = 20

/**
 * The first character or piece of markup in a text that may not be there, or null for a plain text. Brackets and signs
 * such as 方案[2020](3号) and 收入<A类 are plain: pages print texts and never read them as markup.
 */
export function foreignPart(text: string): ForeignPart | null {
  const found = unseen.exec(text) ?? markup.exec(text)
  if (!found) return null
  const at = [...text.slice(0, found.index)].length + 1
  const code = found[0].codePointAt(0) ?? 0
  const isSeen = !unseen.test(found[0])
  return { detail: isSeen ? found[0].slice(0, longestShown) : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, at }
}

/** The first character in a text that nobody would see or that turns its order round, or null. */
export function unseenPart(text: string): ForeignPart | null {
  return unseen.test(text) ? foreignPart(text) : null
}
