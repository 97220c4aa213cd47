/** The shortest and the longest reason that says something. */
export const reasonLength = { min: 5, max: 500 } as const

/** Whether a text is a reason: of fitting length without the space around it, and with a letter or digit in it. The page asks the same. */
export function isReason(text: string): boolean {
  const { length } = text.trim()
  return length >= reasonLength.min && length <= reasonLength.max && /[\p{L}\p{N}]/u.test(text)
}
