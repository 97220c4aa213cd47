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
