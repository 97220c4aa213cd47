import { type PlanFault, planFault } from '../wording/planFault.ts'
import { planLimits } from './planLimits.ts'

/** What is said of a plan that is longer than any. */
export const tooLong = planFault('plan.too-long', '', { kilobytes: planLimits.bytes / 1024 })

/** The bytes of a text in UTF-8, which is what a document of such texts is sent and kept as. */
function byteLength(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2
  }
  return bytes
}

/**
 * What makes a document too large to look at: it is measured step by step and not by recursion, so that nothing which
 * comes after it can be made to run out of stack. Real plans are 15 deep and have a few thousand nodes.
 */
export function boundsFault(json: unknown): PlanFault | null {
  const { bytes: mostBytes, nodes: mostNodes, depth: deepest } = planLimits
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  let bytes = 0
  for (let nodes = 0, next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (++nodes > mostNodes) return planFault('plan.too-large', '', { most: mostNodes })
    if (depth > deepest) return planFault('plan.too-deep', '', { most: deepest })
    bytes += typeof value === 'string' ? byteLength(value) + 2 : 1
    if (bytes > mostBytes) return tooLong
    if (typeof value !== 'object' || value === null) continue
    for (const [name, part] of Object.entries(value)) {
      if (!Array.isArray(value)) bytes += byteLength(name) + 3
      waiting.push({ value: part, depth: depth + 1 })
    }
  }
  return null
}
