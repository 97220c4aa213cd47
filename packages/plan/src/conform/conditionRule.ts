import type { SubSchema } from '@duzhan/checklist'
import { compareConditions } from '../condition/compareConditions.ts'
import { ladderSentence } from '../ladder/ladderSentence.ts'
import { standingSchema } from '../ladder/standing.ts'
import type { LadderStep } from '../schema/planParts.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels } from '../wording/labels.ts'
import type { FieldRule } from './fieldRule.ts'

const ladderSubject = standingSchema as SubSchema // a literal of the same subset

/** A step of the ladder that is taken sooner, or on more grounds, is stricter. */
export const ladderCondition: FieldRule = {
  fields: ['when'],
  label: labels.triggers,
  stricter: ways.sooner,
  read: ({ element }) => element['when'],
  text: (value) => {
    const when = value as LadderStep['when'] // admitted when the plan was checked
    return { zh: ladderSentence(when, 'zh'), en: ladderSentence(when, 'en') }
  },
  judge: (upper, lower) => {
    const relation = compareConditions(upper as SubSchema, lower as SubSchema, { subject: ladderSubject }) // likewise
    if (relation === 'same' || relation === 'cannotTell') return relation
    return relation === 'wider' ? 'tightened' : 'weakened'
  },
}
