/** The later of two calendar dates. */
export function laterOf(one: string, other: string): string {
  if (one > other) return one
  return other
}
