/** The earlier of two calendar dates. */
export function earlierOf(one: string, other: string): string {
  if (one < other) return one
  return other
}
