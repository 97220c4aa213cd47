import { isRecord } from './typeOf.ts'

export interface JsonLimits {
  /** Of the text in UTF-8, estimated from below: punctuation between values is not counted. */
  readonly bytes: number
  readonly depth: number
  readonly nodes: number
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

interface Step {
  readonly value: unknown
  readonly name: string
  readonly depth: number
  readonly parent: Step | null
}

/**
 * The fault of a value that no schema is asked about: too large, too deep, not JSON, or with a name that reaches into
 * the language. Walks without recursion and stops at the first, so it is safe on anything, cycles included.
 */
export function jsonFaults(root: unknown, limits: JsonLimits): Fault[] {
  const open: Step[] = [{ value: root, name: '', depth: 0, parent: null }]
  let nodes = 0
  let bytes = 0
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { value, depth } = step
    nodes += 1
    bytes += typeof value === 'string' ? byteLength(value) + 2 : 1
    if (nodes + open.length > limits.nodes) return limitFault(null, 'nodes')
    if (depth > limits.depth) return limitFault(null, 'depth')
    if (bytes > limits.bytes) return limitFault(null, 'bytes')
    if (Array.isArray(value)) {
      if (value.length > limits.nodes) return limitFault(step, 'nodes')
      for (let index = 0; index < value.length; index += 1) {
        open.push({ value: value[index], name: String(index), depth: depth + 1, parent: step })
      }
    } else if (isRecord(value)) {
      if (!isPlain(value)) return limitFault(step, 'json')
      for (const name of Object.keys(value)) {
        if (reserved.has(name)) return limitFault(step, 'reservedName')
        bytes += byteLength(name) + 3
        if (value[name] !== undefined) open.push({ value: value[name], name, depth: depth + 1, parent: step })
      }
    } else if (!isJsonScalar(value)) {
      return limitFault(step, typeof value === 'number' ? 'number' : 'json')
    }
  }
  return []
}

function limitFault(at: Step | null, limit: string): Fault[] {
  const path: string[] = []
  for (let step = at; step?.parent; step = step.parent) path.unshift(step.name)
  return [{ path, keyword: 'limit', params: { limit } }]
}

/** An object of no class; one of another realm, a frame or a test environment, has another root but is as plain. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Numbers beyond the safe integers lose digits on the way through JSON, so they are refused. */
function isJsonScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
  return typeof value === 'string' || typeof value === 'boolean' || value === null
}

function byteLength(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const isSurrogate = unit >= 0xd800 && unit < 0xe000
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3
  }
  return bytes
}

/** A value that breaks a keyword of its schema, before anyone has put it into words. */
export interface Fault {
  readonly path: readonly string[]
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}
