import { countiesIn, mark } from './matrixWorld.ts'

const clause = {
  type: 'string',
  enum: ['yes', 'no', 'na'],
  title: '是否落实',
  'x-item': { kind: 'clause', good: 'yes' },
  'x-finding': {
    when: { const: 'no' },
    category: 'duty',
    severity: 'general',
    responsible: { level: 'township', unit: 'office' },
    days: 15,
    title: '没有落实',
  },
}
const item = {
  type: 'object',
  title: '责任是否落实',
  'x-item': { kind: 'judgement', no: '1' },
  properties: { answer: clause, note: { type: 'string', maxLength: 1000, title: '情况说明' } },
  required: ['answer'],
  additionalProperties: false,
}
const section = {
  type: 'object',
  title: '责任落实',
  'x-item': { kind: 'section', no: '一' },
  properties: { fulfilled: item },
  required: ['fulfilled'],
  additionalProperties: false,
}

/** A plan of a jurisdiction that has a little of everything; its titles say whose it is. */
export function matrixPlan(code: string, jurisdiction: string, revision: number, title = mark('plan', code)) {
  const counties = countiesIn(jurisdiction)
  return {
    code,
    revision,
    title,
    jurisdiction,
    period: { start: '2020-01-01', end: '2020-12-31' },
    document: { issuer: '领导小组', issuedOn: '2020-01-01' },
    findings: { extensions: [{ key: 'once', title: '整改延期', times: 9, within: 30, unit: 'day' }] },
    goals: [],
    phases: [],
    milestones: [],
    focusAreas: [{ key: 'duty', title: '责任落实', units: { lead: ['office'], responsible: ['counties'] } }],
    targetKinds: [
      {
        key: 'site',
        title: '点',
        level: 'site',
        attributes: {
          type: 'object',
          properties: { figure: { type: 'integer', title: '数', minimum: 0 } },
          additionalProperties: false,
        },
      },
      {
        key: 'school',
        title: '学校',
        level: 'site',
        attributes: { type: 'object', properties: {}, additionalProperties: false },
      },
    ],
    targetLists: [
      {
        key: 'all',
        title: '名单',
        level: 'county',
        targetKinds: ['site'],
        rules: [{ key: 'some', title: '有', where: { properties: { figure: { minimum: 1 } }, required: ['figure'] } }],
      },
    ],
    checklists: [
      {
        key: 'site',
        title: mark('plan', code),
        targetKind: 'site',
        schema: {
          type: 'object',
          title: '清单',
          properties: { duty: section },
          required: ['duty'],
          additionalProperties: false,
        },
      },
    ],
    indicators: [],
    cycles: [{ key: 'month', every: 'month', endsOn: 'last' }],
    duties: {
      visits: [
        { key: 'monthly', title: '每月', targetLists: ['all'], cycle: 'month', times: 1, checklist: 'site', modes: ['fixed'] },
      ],
      reports: [
        { key: 'monthly', title: mark('plan', code), from: 'county', to: 'city', cycle: 'month', dueDay: 'last', dueRule: 'on' },
      ],
      owed: [
        {
          ...{ key: 'alert', title: mark('plan', code), what: 'report', who: { kind: 'level', level: 'county' } },
          ...{ to: { kind: 'jurisdiction' }, when: { kind: 'event', event: '红色预警', within: 1, unit: 'day' } },
        },
        {
          ...{ key: 'table', title: '自查表', what: 'handIn', when: { kind: 'cycle', every: 'month', endsOn: 'last' } },
          ...{ who: { kind: 'target' }, about: { kind: 'targets', targetKind: 'school' } },
        },
        {
          ...{ key: 'office', title: '汇总表', what: 'handIn', when: { kind: 'cycle', every: 'month', endsOn: 'last' } },
          ...{ who: { kind: 'body', body: `office-${code}` }, to: { kind: 'body', body: `finance-${code}` } },
        },
        {
          ...{ key: 'covert', title: '明查暗访', what: 'visit', who: { kind: 'team' }, modes: ['fixed', 'covert'] },
          about: { kind: 'lists', targetLists: ['all'] },
        },
      ],
      filings: [{ key: 'file', title: '备案', from: 'county', to: 'city', what: 'plan', due: '2020-03-15' }],
    },
    ladder: [],
    assignments: { teams: [{ key: 'team', title: '督战队', level: 'city', targetLists: ['all'] }], owners: [] },
    resources: [],
    units: [
      { key: 'office', title: '办公室', body: `office-${code}` },
      { key: 'counties', title: '各县', group: { regions: counties.length > 0 ? counties : [jurisdiction] } },
    ],
    notes: [],
  }
}

/** What a county files with a superior: the superior's plan, and a title of its own. */
export const lowerPlan = (upper: string, county: string, jurisdiction: string, title: string) => ({
  ...matrixPlan(upper, jurisdiction, 1),
  code: lowerCode(upper),
  title,
  jurisdiction: county,
  extends: { code: upper, revision: 2 },
})
export const lowerCode = (upper: string): string => `low-${upper}`

export const answers = (answer: 'yes' | 'no') => ({ duty: { fulfilled: { answer, note: '现场查看，情况属实' } } })

/** A template with one blank. */
export const matrixTemplate = (token: string) => ({
  key: 'shared',
  title: mark('template', token),
  parameters: [{ key: 'county', title: '县名', schema: { type: 'string', minLength: 1, maxLength: 20 } }],
  plan: { ...matrixPlan('made', '990121000000', 1), title: '{{county}}方案' },
})
