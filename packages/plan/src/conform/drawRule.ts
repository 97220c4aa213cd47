import { isObject, sameJson } from '../json/json.ts'
import type { TargetList } from '../schema/planParts.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, values } from '../wording/labels.ts'
import { drawWords } from '../wording/listWords.ts'
import { ofPlan } from '../wording/words.ts'
import type { FieldRule, Verdict } from './fieldRule.ts'

type Draw = NonNullable<TargetList['draw']>
type AtLeast = NonNullable<TargetList['atLeast']>

function moreIs(upper: number, lower: number): Verdict {
  if (upper === lower) return 'same'
  return lower > upper ? 'tightened' : 'weakened'
}

/** Whoever draws lots where the superior takes all takes fewer; who draws more of them is stricter. */
export const drawRule: FieldRule = {
  fields: ['draw'],
  label: labels.draw,
  stricter: ways.more,
  read: ({ element }) => element['draw'],
  text: (value) => (isObject(value) ? drawWords(value as Draw) : values.none), // read from a plan of known shape
  judge: (upper, lower) => {
    if (sameJson(upper, lower)) return 'same'
    if (upper === undefined || lower === undefined) return upper === undefined ? 'weakened' : 'tightened'
    const [above, below] = [upper as Draw, lower as Draw] // as above
    const isAlike = above.stratify === below.stratify && above.cycle === below.cycle
    if (!isAlike || (above.count === undefined) !== (below.count === undefined)) return 'cannotTell'
    return moreIs(above.count ?? above.percent ?? 0, below.count ?? below.percent ?? 0)
  },
}

/** A list that takes more at the least is stricter. */
export const atLeastRule: FieldRule = {
  fields: ['atLeast'],
  label: labels.atLeast,
  stricter: ways.higher,
  read: ({ element }) => element['atLeast'],
  text: (value) => (isObject(value) ? ofPlan(String(value['count'])) : values.none),
  judge: (upper, lower) => {
    if (sameJson(upper, lower)) return 'same'
    if (upper === undefined || lower === undefined) return upper === undefined ? 'tightened' : 'weakened'
    const [above, below] = [upper as AtLeast, lower as AtLeast] // read from a plan of known shape
    return above.by === below.by && above.first === below.first ? moreIs(above.count, below.count) : 'cannotTell'
  },
}
