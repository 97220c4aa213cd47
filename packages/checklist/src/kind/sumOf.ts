/** The sum of decimals to their last digit, without the dust of binary fractions. */
export function sumOf(numbers: readonly number[]): number {
  const decimals = Math.max(0, ...numbers.map((each) => String(each).split('.')[1]?.length ?? 0))
  return Number(numbers.reduce((sum, each) => sum + each, 0).toFixed(Math.min(decimals, 20)))
}
