/** A share as whole per cent, never rounded up to all nor down to none: 999 of 1000 is 99%. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '1%'
  if (share < 1 && share > 0.99) return '99%'
  return `${Math.round(share * 100)}%`
}
