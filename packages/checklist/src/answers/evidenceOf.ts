/** Every photo that an answers document refers to, by content hash, each once and in order of appearance. */
export function evidenceOf(answers: unknown): string[] {
  const sections = childrenOf(answers)
  return [...new Set(sections.flatMap((section) => childrenOf(section).flatMap((item) => photosOf(item))))]
}

/** The photos of one item. */
export function photosOf(item: unknown): string[] {
  if (typeof item !== 'object' || item === null || !('photos' in item) || !Array.isArray(item.photos)) return []
  return item.photos.filter((photo): photo is string => typeof photo === 'string')
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}
