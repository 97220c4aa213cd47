/** The elements of a list under their keys, so that looking one up does not walk the list; of a repeated key the first. */
export function byKey<Element extends { key: string }>(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const index = new Map<string, Element>()
  for (const element of elements) if (!index.has(element.key)) index.set(element.key, element)
  return index
}
