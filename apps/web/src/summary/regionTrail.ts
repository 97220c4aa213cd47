const lengths = [2, 4, 6, 9, 12] as const

/** The codes from one region down to another within it, both included: the way back up. */
export function regionTrail(home: string, region: string): string[] {
  const path = lengths.map((length) => region.slice(0, length).padEnd(12, '0'))
  const distinct = [...new Set(path.slice(0, path.indexOf(region) + 1))]
  const start = distinct.indexOf(home)
  return start === -1 ? [region] : distinct.slice(start)
}
