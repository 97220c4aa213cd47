/** A share in per cent to one decimal, never rounded up to all nor down to none: 9,999 of 10,000 is 99.9%. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000)
  if (share > 0 && tenths === 0) return '0.1%'
  if (share < 1 && tenths === 1000) return '99.9%'
  return `${tenths / 10}%`
}
