import { trimmed, visibleText } from '@duzhan/checklist'
import { z } from 'zod'

const oneLine = (text: string): string => trimmed(visibleText(text).replace(/\s+/g, ' '))
const lines = (text: string): string => trimmed(visibleText(text))

/** A name or a post, on one line: what is kept is what is seen, its length is counted after that, and blanks alone are none. */
export const ShortText = (least: number, most: number) => z.string().overwrite(oneLine).min(least).max(most)

/** A few sentences that a person wrote, line breaks included: what is kept is what is seen, and blanks alone are none. */
export const LongText = (least: number, most: number) => z.string().overwrite(lines).min(least).max(most)

/** The shortest and the longest reason that says something. */
export const reasonLength = { min: 5, max: 500 } as const

/** Why somebody does something that others are to understand later. */
export const Reason = () => LongText(0, reasonLength.max).refine(isReason)

/** Whether a text is a reason: of fitting length as far as it is seen, and with a letter or digit in it. The page asks the same. */
export function isReason(text: string): boolean {
  const seen = lines(text)
  return seen.length >= reasonLength.min && seen.length <= reasonLength.max && /[\p{L}\p{N}]/u.test(seen)
}
