import type { ChecklistSchema, SubSchema } from '../schema/subSchema.ts'

/** A section of items, all of them demanded but those named as optional. */
export const sectionOf = (title: string, properties: Record<string, SubSchema>, optional: readonly string[] = []): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'section', no: '一' },
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
})

/** A checklist of sections, all of them demanded but those named as optional. */
export const sectionsOf = (
  properties: Record<string, SubSchema>,
  more: SubSchema = {},
  optional: readonly string[] = [],
): ChecklistSchema => ({
  title: '督战清单',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
  ...more,
  type: 'object',
})

/** A number item with a unit. */
export const numberItem = (title: string, unit: string, more: SubSchema = {}): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'number', unit },
  properties: { value: { type: 'number', minimum: 0, maximum: 10_000, title } },
  required: ['value'],
  additionalProperties: false,
  ...more,
})

/** What makes a finding, in the words of any plan. */
export const findingRule = (when: SubSchema, title = '有问题') => ({
  when,
  category: 'duty',
  severity: 'general' as const,
  responsible: { level: 'township' as const },
  days: 15,
  title,
})
