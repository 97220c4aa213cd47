import { sameJson } from '../inherit/json.ts'
import type { FieldRule } from './fieldRule.ts'
import type { Verdict } from './verdict.ts'

const plain = (value: unknown): string => {
  if (value === undefined) return '未规定'
  if (Array.isArray(value)) return value.map(String).join('、') || '无'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const field = (name: string, label: string, judge: FieldRule['judge'], text: FieldRule['text'] = plain): FieldRule => ({
  fields: [name],
  label,
  read: ({ element }) => element[name],
  text,
  judge,
})

const byOrder = (upper: number | string, lower: number | string): Verdict => {
  if (upper === lower) return 'same'
  return lower > upper ? 'tightened' : 'weakened'
}

const isComparable = (value: unknown): value is number | string => typeof value === 'number' || typeof value === 'string'

/** More is stricter: money, times. What the lower plan no longer says is weaker. */
export function more(name: string, label: string, text?: FieldRule['text']): FieldRule {
  const judge: FieldRule['judge'] = (upper, lower) => {
    if (!isComparable(upper)) return lower === undefined ? 'same' : 'tightened'
    return isComparable(lower) ? byOrder(upper, lower) : 'weakened'
  }
  return field(name, label, judge, text)
}

/** Sooner is stricter: every date by which something must be done. */
export function earlier(name: string, label: string): FieldRule {
  const judge: FieldRule['judge'] = (upper, lower) => {
    if (!isComparable(upper)) return lower === undefined ? 'same' : 'tightened'
    return isComparable(lower) ? byOrder(lower, upper) : 'weakened'
  }
  return field(name, label, judge)
}

/** How a lower set of words stands to an upper one when having all of them, and more, is stricter. */
export function superset(upper: unknown, lower: unknown): Verdict {
  const [above, below] = [upper, lower].map((value) => (Array.isArray(value) ? value : []))
  if (!above || !below || above.some((word) => !below.includes(word))) return 'weakened'
  return below.some((word) => !above.includes(word)) ? 'tightened' : 'same'
}

/** All of it, and more, is stricter. */
export function containing(name: string, label: string, text?: FieldRule['text']): FieldRule {
  return field(name, label, superset, text)
}

/** Yes is stricter than no, and no is what silence means. */
export function demanded(name: string, label: string): FieldRule {
  const judge: FieldRule['judge'] = (upper, lower) => byOrder(Number(upper === true), Number(lower === true))
  return field(name, label, judge, (value) => (value === true ? '要求' : '不要求'))
}

/** Words that may read differently below without binding anybody less. */
export function words(...names: string[]): FieldRule[] {
  const judge: FieldRule['judge'] = (upper, lower) => (sameJson(upper, lower) ? 'same' : 'reworded')
  return names.map((name) => field(name, '文字', judge))
}

/** What has no stricter side: different is for a person to judge. */
export function alike(name: string, label: string): FieldRule {
  return field(name, label, (upper, lower) => (sameJson(upper, lower) ? 'same' : 'cannotTell'))
}
