import type { Plan } from '@duzhan/plan'

/** A checklist of one question, whose bad answer opens a finding of the given category. */
export function oneQuestion(category: string): Plan['checklists'][number]['schema'] {
  const answer = {
    type: 'string',
    enum: ['yes', 'no', 'na'],
    title: '是否建立台账',
    'x-item': { kind: 'clause', good: 'yes' },
    'x-finding': {
      when: { const: 'no' },
      category,
      severity: 'general',
      responsible: { level: 'county' },
      days: 15,
      title: '没有建立台账',
    },
  }
  const item = {
    type: 'object',
    title: '是否建立台账',
    'x-item': { kind: 'judgement', no: '1' },
    properties: { answer, note: { type: 'string', maxLength: 1000, title: '情况说明' } },
    required: ['answer'],
    additionalProperties: false,
  }
  const section = {
    type: 'object',
    title: '台账',
    'x-item': { kind: 'section', no: '一' },
    properties: { ledger: item },
    required: ['ledger'],
    additionalProperties: false,
  }
  return { type: 'object', title: '清单', properties: { records: section }, required: ['records'], additionalProperties: false }
}
