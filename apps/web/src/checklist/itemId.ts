/** The element of an item on the page, by its path; links from the list of missing items lead there. */
export function itemId(path: string): string {
  return `item-${path.replaceAll('.', '-')}`
}
