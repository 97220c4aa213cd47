import { trimmed } from '@duzhan/checklist'
import { z } from 'zod'

// Controls, and the marks that hide text or turn its direction around: with them a name can be shown as another. Line breaks and tabs stay.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** The text without what nobody can see: pasted from a table or a web page, a text often brings such marks along unnoticed. */
export const visibleText = (text: string): string => text.replace(unseen, '')

const oneLine = (text: string): string => trimmed(visibleText(text).replace(/\s+/g, ' '))
const lines = (text: string): string => trimmed(visibleText(text))

/** A name or a post, on one line: what is kept is what is seen, its length is counted after that, and blanks alone are none. */
export const ShortText = (least: number, most: number) => z.string().overwrite(oneLine).min(least).max(most)

/** A few sentences that a person wrote, line breaks included: what is kept is what is seen, and blanks alone are none. */
export const LongText = (least: number, most: number) => z.string().overwrite(lines).min(least).max(most)
