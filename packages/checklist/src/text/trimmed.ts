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
