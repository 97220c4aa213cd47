/** A text as it stands in an answer; none where there is something else, or nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
