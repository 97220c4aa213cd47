import { conditionSentence, type SubSchema } from '@duzhan/checklist'
import { compareConditions } from '../condition/compareConditions.ts'
import { standingSchema } from '../ladder/standing.ts'
import type { FieldRule } from './fieldRule.ts'

const ladderSubject = standingSchema as SubSchema // a literal of the same subset

/** A step of the ladder that is taken sooner, or on more grounds, is stricter. */
export const ladderCondition: FieldRule = {
  fields: ['when'],
  label: '启动条件',
  read: ({ element }) => element['when'],
  text: (value) => conditionSentence(value as SubSchema, ladderSubject), // admitted when the plan was checked
  judge: (upper, lower) => {
    const relation = compareConditions(upper as SubSchema, lower as SubSchema, { subject: ladderSubject }) // likewise
    if (relation === 'same' || relation === 'cannotTell') return relation
    return relation === 'wider' ? 'tightened' : 'weakened'
  },
}
