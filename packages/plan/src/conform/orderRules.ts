import { isObject, sameJson } from '../json/json.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, values } from '../wording/labels.ts'
import { listed, ofPlan, type Wording, type Words } from '../wording/words.ts'
import type { FieldRule, Verdict } from './fieldRule.ts'

/** An entry with parts, such as a baseline, reads as its parts in order: 剩余贫困人口 15668 人. */
const entryText = (entry: unknown): string => (isObject(entry) ? Object.values(entry).map(String).join(' ') : String(entry))

function plain(value: unknown): Words {
  if (value === undefined) return values.unset
  if (Array.isArray(value)) return listed(value.map(entryText).map(ofPlan), values.none)
  return ofPlan(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

type Texts = FieldRule['text']

const field = (name: string, label: Wording, judge: FieldRule['judge'], text: Texts = plain): FieldRule => ({
  fields: [name],
  label,
  read: ({ element }) => element[name],
  text,
  judge,
})

function byOrder(upper: number | string, lower: number | string): Verdict {
  if (upper === lower) return 'same'
  return lower > upper ? 'tightened' : 'weakened'
}

const isComparable = (value: unknown): value is number | string => typeof value === 'number' || typeof value === 'string'

/** More is stricter: money, times. What the lower plan no longer says is weaker. */
export function more(name: string, label: Wording, text?: Texts): FieldRule {
  const judge: FieldRule['judge'] = (upper, lower) => {
    if (!isComparable(upper)) return lower === undefined ? 'same' : 'tightened'
    return isComparable(lower) ? byOrder(upper, lower) : 'weakened'
  }
  return { ...field(name, label, judge, text), stricter: ways.higher }
}

/** Fewer is stricter: how often somebody is let off. */
export const fewer = (name: string, label: Wording): FieldRule => ({
  ...more(name, label),
  stricter: ways.fewer,
  judge: (upper, lower) => (isComparable(upper) && isComparable(lower) ? byOrder(lower, upper) : 'cannotTell'),
})

/** Sooner is stricter: every date by which something must be done. */
export function earlier(name: string, label: Wording): FieldRule {
  const judge: FieldRule['judge'] = (upper, lower) => {
    if (!isComparable(upper)) return lower === undefined ? 'same' : 'tightened'
    return isComparable(lower) ? byOrder(lower, upper) : 'weakened'
  }
  return { ...field(name, label, judge), stricter: ways.earlier }
}

/** How a lower set of words stands to an upper one when having all of them, and more, is stricter. */
export function superset(upper: unknown, lower: unknown): Verdict {
  const [above = [], below = []] = [upper, lower].map((value): unknown[] => (Array.isArray(value) ? value : []))
  const [required, given] = [new Set(above), new Set(below)]
  if (above.some((word) => !given.has(word))) return 'weakened'
  return below.some((word) => !required.has(word)) ? 'tightened' : 'same'
}

/** All of it, and more, is stricter. */
export function containing(name: string, label: Wording, text?: Texts): FieldRule {
  return { ...field(name, label, superset, text), stricter: ways.more }
}

/** Yes is stricter than no, and no is what silence means. */
export function demanded(name: string, label: Wording): FieldRule {
  const judge: FieldRule['judge'] = (upper, lower) => byOrder(Number(upper === true), Number(lower === true))
  const text: Texts = (value) => (value === true ? values.required : values.notRequired)
  return { ...field(name, label, judge, text), stricter: ways.demanded }
}

/** Words that may read differently below without binding anybody less; one that names another element may say how it reads. */
export function words(...names: (string | readonly [name: string, text: Texts])[]): FieldRule[] {
  const judge: FieldRule['judge'] = (upper, lower) => (sameJson(upper, lower) ? 'same' : 'reworded')
  return names.map((name) =>
    typeof name === 'string' ? field(name, labels.text, judge) : field(name[0], labels.text, judge, name[1]),
  )
}

/** What has no stricter side: different is for a person to judge. */
export function alike(name: string, label: Wording, text?: Texts): FieldRule {
  return field(name, label, (upper, lower) => (sameJson(upper, lower) ? 'same' : 'cannotTell'), text)
}
