import { levels } from '@duzhan/regions'
import { isObject, sameJson } from '../json/json.ts'
import type { DrawnInspectors } from '../schema/owedDuty.ts'
import { ways } from '../wording/belowSentences.ts'
import { inspectorWords } from '../wording/inspectorWords.ts'
import { labels, values } from '../wording/labels.ts'
import type { FieldRule, Verdict } from './fieldRule.ts'

const read = (value: unknown): DrawnInspectors | null => (isObject(value) ? (value as DrawnInspectors) : null) // read from a plan of known shape

/** How much of the map is avoided: nothing, a village, a township …; more is stricter. */
const widthOf = ({ avoid }: DrawnInspectors): number => (avoid === undefined ? 0 : levels.length - levels.indexOf(avoid))

function judge(upper: DrawnInspectors | null, lower: DrawnInspectors | null): Verdict {
  if (upper === null) return lower === null ? 'same' : 'tightened'
  if (lower === null || lower.count < upper.count || widthOf(lower) < widthOf(upper)) return 'weakened'
  if (upper.pairs && !lower.pairs) return 'weakened'
  // whether paired regions or free lots are stricter, and which ring, is for a person to judge
  if (upper.pairs !== lower.pairs) return 'cannotTell'
  if (!sameJson([...upper.among].sort(), [...lower.among].sort())) return 'cannotTell'
  return sameJson([upper.count, widthOf(upper)], [lower.count, widthOf(lower)]) ? 'same' : 'tightened'
}

/** Who is drawn for a visit: a lower plan may draw more and have them avoid more, and may not leave it to choice; among whom is for a person to judge. */
export const inspectorsRule: FieldRule = {
  fields: ['inspectors'],
  label: labels.inspectors,
  stricter: ways.more,
  read: ({ element }) => element['inspectors'],
  text: (value) => {
    const inspectors = read(value)
    return inspectors ? inspectorWords(inspectors, null) : values.unset
  },
  judge: (upper, lower) => judge(read(upper), read(lower)),
}
