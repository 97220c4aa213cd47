/** The county on a path of region codes, or the lowest region above it when the path ends there. */
export function countyOf(regionPath: readonly string[]): string {
  return regionPath.find((code) => /0{6}$/.test(code) && !/0{8}$/.test(code)) ?? regionPath.at(-1) ?? ''
}
