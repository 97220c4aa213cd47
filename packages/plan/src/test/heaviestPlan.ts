import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from './smallPlan.ts'

const many = <Part>(count: number, make: (index: number) => Part): Part[] =>
  Array.from({ length: count }, (_one, index) => make(index))

/** A judgement of which every keyword costs something: a clause with a finding rule, a note that it calls for, photos. */
const item = (index: number, revision: number) => ({
  type: 'object',
  title: `第${index}项`,
  'x-item': { kind: 'judgement', no: String(index) },
  properties: {
    answer: {
      type: 'string',
      enum: ['yes', 'no', 'na'],
      title: `第${index}项是否落实（${revision}）`,
      'x-item': { kind: 'clause', good: 'yes' },
      'x-finding': {
        when: { const: 'no' },
        category: `a${index % 50}`,
        severity: 'general',
        responsible: { level: 'township', unit: `u${index % 500}` },
        days: 15 + revision,
        title: '没有落实',
      },
    },
    note: { type: 'string', maxLength: 1000 },
    photos: {
      type: 'array',
      items: { type: 'string', maxLength: 64, pattern: `^[0-9a-f]{64}(-v${index % 90})?$` },
      maxItems: 2,
    },
  },
  required: ['answer'],
  additionalProperties: false,
  if: { properties: { answer: { enum: ['no', 'na'] } }, required: ['answer'] },
  then: { required: ['note'], properties: { note: { minLength: 5 + revision } } },
})

const checklist = (key: number, items: number, revision: number) => ({
  key: `c${key}`,
  title: '清单',
  targetKind: 'village',
  schema: {
    type: 'object',
    title: '清单',
    properties: {
      s: {
        type: 'object',
        title: '节',
        'x-item': { kind: 'section', no: '一' },
        properties: Object.fromEntries(many(items, (index) => [`i${index}`, item(index, revision)])),
        required: many(items, (index) => `i${index}`),
        additionalProperties: false,
      },
    },
    required: ['s'],
    additionalProperties: false,
  },
})

/**
 * The heaviest plan that passes the budgets, or close to it: just below a mebibyte, with lists as long as they may be and
 * keys that name each other. Two revisions of it differ in every element and stand in the opposite order.
 */
export function heaviestPlan(revision = 1): Plan {
  const units = many(1_999, (index) => ({ key: `u${index}`, title: `单位${index}之${revision}`, hold: 'floor' as const }))
  const where = (least: number) => ({
    anyOf: many(4, (index) => ({
      properties: {
        poor: { minimum: least + 10 * index + revision, maximum: least + 10 * index + 5 },
        persons: { minimum: index },
      },
      required: ['poor'],
    })),
  })
  const plan = smallPlan()
  return {
    ...plan,
    code: 'heaviest',
    revision,
    units: [...plan.units, ...(revision % 2 ? units : units.reverse())],
    focusAreas: many(50, (area) => ({
      key: `a${area}`,
      title: '内容',
      units: { responsible: many(300, (index) => `u${(area * 300 + index + revision) % 1_900}`) },
      hold: 'floor',
    })),
    targetLists: many(200, (list) => ({
      key: `l${list}`,
      title: `名单${list}`,
      level: 'city',
      targetKinds: ['village'],
      excludes: list === 0 ? [] : [`l${list - 1}`],
      rules: many(3, (rule) => ({ key: `r${rule}`, title: '条件', where: where(100 * rule) })),
      hold: 'floor',
    })),
    checklists: many(12, (key) => checklist(key, 45, revision)),
    indicators: [],
    resources: [],
    milestones: [],
    duties: {
      visits: many(200, (index) => ({
        key: `v${index}`,
        title: '督导',
        targetLists: [`l${index}`],
        cycle: 'month',
        times: 1 + (revision % 2),
        checklist: 'c0',
        modes: ['fixed'],
        hold: 'floor',
      })),
    },
    assignments: {
      teams: many(200, (index) => ({ key: `t${index}`, title: '队', level: 'city', targetLists: [`l${index}`], hold: 'floor' })),
    },
    ladder: [],
  }
}
