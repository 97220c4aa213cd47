import { isObject, sameJson } from '../json/json.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, values } from '../wording/labels.ts'
import { listed, ofPlan, type Words } from '../wording/words.ts'
import { type FieldRule, harshest, type Verdict } from './fieldRule.ts'
import { superset } from './orderRules.ts'

const titles = (value: unknown): Words =>
  listed(
    Object.entries(isObject(value) && isObject(value['properties']) ? value['properties'] : {}).map(([name, field]) =>
      ofPlan(isObject(field) && typeof field['title'] === 'string' ? field['title'] : name),
    ),
    values.none,
  )

const judgeFields = (upper: Record<string, unknown>, lower: Record<string, unknown>): Verdict =>
  harshest(
    Object.entries(upper).map(([name, field]) => {
      if (!Object.hasOwn(lower, name)) return 'weakened'
      return sameJson(field, lower[name]) ? 'same' : 'cannotTell'
    }),
  )

/** What a register keeps about a target: keeping more is stricter, keeping it differently is for a person to judge. */
export const attributesRule: FieldRule = {
  fields: ['attributes'],
  label: labels.attributes,
  stricter: ways.more,
  read: ({ element }) => element['attributes'],
  text: titles,
  judge: (upper, lower) => {
    if (!isObject(upper) || !isObject(lower)) return 'cannotTell'
    const [above, below] = [upper, lower].map(({ properties }) => (isObject(properties) ? properties : {}))
    if (!above || !below) return 'cannotTell'
    return harshest([
      judgeFields(above, below),
      superset(Object.keys(above), Object.keys(below)),
      superset(upper['required'], lower['required']),
    ])
  },
}
