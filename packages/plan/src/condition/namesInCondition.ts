import { scalarText } from '@duzhan/checklist'

/** The attributes that a condition speaks about, in the order in which they stand. */
export function namesInCondition(condition: unknown): string[] {
  const names = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [keyword, value] of Object.entries(part)) {
      if (keyword === 'properties' && typeof value === 'object' && value !== null)
        for (const name of Object.keys(value)) names.add(name)
      if (keyword === 'required' && Array.isArray(value)) for (const name of value) names.add(scalarText(name))
      visit(value)
    }
  }
  visit(condition)
  return [...names]
}
