/** What leaves no mark where it stands: white space of every kind, controls, characters without width, the empty Braille cell. */
const unseen = String.raw`\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800`
const nothing = new RegExp(`^[${unseen}]*$`, 'u')

/** Of these, what may be cut from the end of a text: not the selectors that give the last character its look. */
const margin = String.raw`\p{White_Space}\p{Cc}\u00AD\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u2069\u2800\u3164\uFEFF\uFFA0`
const outside = new RegExp(`[${margin}]`, 'u')

/** A text without the blanks at its ends; empty when there is nothing to see in it. One rule for the phone and the platform. */
export function trimmed(text: string): string {
  if (nothing.test(text)) return ''
  let [start, end] = [0, text.length]
  while (outside.test(text.charAt(start))) start += 1
  while (outside.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** A text of nothing but seen characters: most answers are one word of a checklist. */
const plain = /^[!-~]+$/

/**
 * Answers as they are judged and kept: every text without the marks that nobody sees and the blanks
 * at its ends, and a text of nothing but blanks not
 * there at all, so that it is missing wherever one is required. It recurses: answers beyond the limits never come here.
 */
export function tidied(answers: unknown): unknown {
  if (typeof answers === 'string') return plain.test(answers) ? answers : trimmed(visibleText(answers))
  if (typeof answers !== 'object' || answers === null) return answers
  const before: [string, unknown][] = Object.entries(answers)
  const after = before.map(([key, value]): [string, unknown] => [key, tidied(value)])
  if (after.every(([, value], at) => value !== '' && value === before[at]?.[1])) return answers
  const kept = after.filter(([, value]) => value !== '')
  return Array.isArray(answers) ? kept.map(([, value]) => value) : Object.fromEntries(kept)
}

/**
 * A control character, or a mark that hides text or turns its direction around: with one a text can be shown as another.
 * Tabs and line breaks are none.
 */
export const unseenCharacter = /(?![\t\n\r])[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u

const all = new RegExp(unseenCharacter, 'gu')

/** A text without what nobody can see: pasted from a table or a web page, a text often brings such marks along unnoticed. */
export const visibleText = (text: string): string => text.replace(all, '')

// what an office program puts into a text that nobody sees and nobody means
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
const blanks = /[\u00a0\u2007\u202f]/g
const trailing = /[^\S\n]+$/gm

/**
 * A text as its author meant it: without zero-width characters, with one kind of line break and one kind of blank, and
 * with no blanks at the end of a line. All else stays as it is, and a text made normal once is normal for good.
 */
export function normalText(text: string): string {
  return text.replace(invisible, '').replace(lineEnds, '\n').replace(blanks, ' ').replace(trailing, '').trimEnd()
}
