import { isRegionCode, levelOf } from '@duzhan/regions'
import type { Body } from '../schema/body.ts'
import { ways } from '../wording/belowSentences.ts'
import { bodyWords } from '../wording/bodyWords.ts'
import { labels, values } from '../wording/labels.ts'
import { listed } from '../wording/words.ts'
import type { FieldRule } from './fieldRule.ts'
import { superset } from './orderRules.ts'

const bodiesIn = (value: unknown): Body[] => (Array.isArray(value) ? (value as Body[]) : []) // read from a plan of known shape

/** A body as one text, in whatever order its document writes its fields and roles. */
const named = (body: Body): string =>
  JSON.stringify(
    Object.entries(body)
      .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
      .sort(),
  )

/** Who comes along on a visit: a lower plan may bring others along as well, and leaves nobody out. */
export const partnersRule: FieldRule = {
  fields: ['with'],
  label: labels.partners,
  stricter: ways.more,
  read: ({ element }) => element['with'],
  text: (value, { plan }) => {
    const own = isRegionCode(plan.jurisdiction) ? levelOf(plan.jurisdiction) : null
    return listed(
      bodiesIn(value).map((body) => bodyWords(body, plan, { own, lists: [], bodies: [] })),
      values.none,
    )
  },
  judge: (upper, lower) => superset(bodiesIn(upper).map(named), bodiesIn(lower).map(named)),
}
