/** A word of the plan inside an English sentence: in quotation marks, unless it is plain English letters itself. */
export function quoted(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `"${text.replaceAll('"', "'")}"`
}
