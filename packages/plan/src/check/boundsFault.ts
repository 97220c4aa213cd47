import { type PlanFault, planFault } from './planFault.ts'

const deepest = 60
const mostNodes = 200_000

/**
 * What makes a document too large to look at: it is measured step by step and not by recursion, so that nothing which
 * comes after it can be made to run out of stack. Real plans are 15 deep and have a few thousand nodes.
 */
export function boundsFault(json: unknown): PlanFault | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  for (let nodes = 0, next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (++nodes > mostNodes) return planFault('plan.too-large', '', { most: mostNodes })
    if (depth > deepest) return planFault('plan.too-deep', '', { most: deepest })
    if (typeof value !== 'object' || value === null) continue
    for (const part of Object.values(value)) waiting.push({ value: part, depth: depth + 1 })
  }
  return null
}
