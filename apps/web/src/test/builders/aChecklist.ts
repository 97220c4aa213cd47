import type { ChecklistView } from '@duzhan/contracts'
import type { PlanChecklist } from '@duzhan/plan'
import { world } from '@duzhan/test-kit/personas'

/** Two judgements in two sections; a bad answer asks for a sentence. */
const schema = {
  type: 'object',
  title: '村督战清单',
  properties: {
    power: {
      type: 'object',
      title: '用电',
      'x-item': { kind: 'section', no: '一' },
      properties: { lit: judgement('1', '是否通电', 'yes') },
      required: ['lit'],
      additionalProperties: false,
    },
    waste: {
      type: 'object',
      title: '环境',
      'x-item': { kind: 'section', no: '二' },
      properties: { rubbish: judgement('2', '是否有垃圾', 'no') },
      required: ['rubbish'],
      additionalProperties: false,
    },
  },
  required: ['power', 'waste'],
  additionalProperties: false,
}

function judgement(no: string, title: string, good: 'yes' | 'no') {
  return {
    type: 'object',
    title,
    'x-item': { kind: 'judgement', no, finding: { category: '基础设施', severity: 'general', rectifyDays: 15 } },
    properties: {
      answer: { type: 'string', enum: ['yes', 'no', 'na'], title, 'x-item': { kind: 'clause', good } },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['answer'],
    additionalProperties: false,
  }
}

/** The checklist of villages in the made-up world's plan. */
export const aChecklist = (over: Partial<PlanChecklist> = {}): PlanChecklist => ({
  key: 'village',
  title: '村督战清单',
  targetKind: 'village',
  schema,
  ...over,
})

/** That checklist as it is fetched by itself. */
export const aChecklistView = (over: Partial<ChecklistView> = {}): ChecklistView => ({
  plan: world.plan,
  revision: 1,
  checklist: 'village',
  title: '村督战清单',
  targetKind: 'village',
  schema,
  ...over,
})
