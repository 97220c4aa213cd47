import type { Fault } from '../interpret/fault.ts'
import { isRecord } from '../interpret/typeOf.ts'

/** How large a submission may be: the same on the phone, at the door and before every validation. */
export const answerLimits = { bytes: 1_048_576, depth: 40, nodes: 20_000 } as const

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The faults of an answers document that no schema is asked about: too large, too deep, not JSON, or with a name that
 * reaches into the language. Walks without recursion and stops at the first fault, so it is safe on anything.
 */
export function answerLimitFaults(answers: unknown): Fault[] {
  const open: { value: unknown; path: string[] }[] = [{ value: answers, path: [] }]
  let nodes = 0
  let bytes = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    nodes += 1
    if (nodes > answerLimits.nodes) return [limitFault([], 'nodes')]
    if (path.length > answerLimits.depth) return [limitFault([], 'depth')]
    if (typeof value === 'string') bytes += 2 + byteLength(value)
    else bytes += 4
    if (bytes > answerLimits.bytes) return [limitFault([], 'bytes')]
    if (Array.isArray(value)) {
      if (value.length > answerLimits.nodes) return [limitFault(path, 'nodes')]
      for (const [index, entry] of value.entries()) open.push({ value: entry, path: [...path, String(index)] })
    } else if (isRecord(value)) {
      if (!isPlain(value)) return [limitFault(path, 'json')]
      for (const name of Object.keys(value)) {
        if (reserved.has(name)) return [limitFault(path, 'reservedName')]
        bytes += 3 + byteLength(name)
        if (value[name] !== undefined) open.push({ value: value[name], path: [...path, name] })
      }
    } else if (!isJsonScalar(value)) {
      return [limitFault(path, typeof value === 'number' ? 'number' : 'json')]
    }
  }
  return []
}

function limitFault(path: readonly string[], limit: string): Fault {
  return { path, keyword: 'limit', params: { limit } }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Numbers beyond the safe integers lose digits on the way through JSON, so they are no answers. */
function isJsonScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
  return typeof value === 'string' || typeof value === 'boolean' || value === null
}

function byteLength(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3
  }
  return bytes
}
