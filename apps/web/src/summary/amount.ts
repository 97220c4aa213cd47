/** A number as people read it: at most two decimals, a small one by its first two digits, so that it is never shown as none. */
export function amount(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.01
  return value.toLocaleString('zh-CN', isSmall ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 })
}
