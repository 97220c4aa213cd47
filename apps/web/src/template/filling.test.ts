import type { PlanSummary, TemplateView } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import type { Person } from '../person/me.ts'
import { authorRegions, isWithinAny } from '../plans/authorRegions.ts'
import { codeField, filling } from './filling.ts'

const template: TemplateView = {
  template: 'County-2024',
  title: '县级模板',
  blanks: 2,
  savedAt: '2020-03-20T01:00:00.000Z',
  parameters: [
    { key: 'county', title: '县名', schema: { type: 'string', minLength: 2, maxLength: 20 } },
    { key: 'code', title: '区划代码', schema: { type: 'string', pattern: '^[0-9]{12}$', maxLength: 12 } },
  ],
  plan: { title: '{{county}}方案', jurisdiction: '{{code}}' },
}
const whole = { county: '湘潭县', code: '430321000000' }
const regions = ['430321000000']
const summary = (status: PlanSummary['status']): PlanSummary => ({
  plan: 'county-2024-430321',
  revision: 1,
  title: '旧方案',
  jurisdiction: '430321000000',
  status,
  period: { start: '2024-01-01', end: '2024-12-31' },
})
const read = (typed: Record<string, string>, plans: PlanSummary[] = [], view = template) =>
  filling(view, { typed, regions, plans })
const faults = (form: ReturnType<typeof filling>) => form.blanks.map(({ fault }) => fault)

describe('a form being filled', () => {
  it('begins with every blank missing, and asks for no code before there is a region to propose one from', () => {
    const form = read({})
    expect(faults(form)).toEqual(['还没有填写', '还没有填写'])
    expect(form).toMatchObject({ code: '', codeFault: null, regionKey: 'code', replaces: null })
  })

  it('is whole when every blank is answered, a code proposed from the template and the region', () => {
    const form = read(whole)
    expect(faults(form)).toEqual([null, null])
    expect(form).toMatchObject({ answers: whole, code: 'county-2024-430321', codeFault: null })
  })

  it('keeps a code that was chosen by hand, whatever the region', () => {
    expect(read({ ...whole, [codeField]: 'xtx-2024' })).toMatchObject({ code: 'xtx-2024', codeFault: null })
    expect(read({ ...whole, [codeField]: '' }).codeFault).toBe('还没有填写')
  })

  it.each(['湘潭县', 'XTX-2024', '-xtx', '2024-xtx', 'x', 'x'.repeat(65)])('does not take %s for a code', (code) => {
    expect(read({ ...whole, [codeField]: code }).codeFault).toMatch(/^应为小写字母/)
  })

  it('says that a region is not the person’s to write plans for, once it is a region', () => {
    expect(faults(read({ ...whole, code: '430381000000' }))[1]).toMatch('不在您的权限范围')
    expect(faults(read({ ...whole, code: '4303' }))[1]).not.toMatch('不在您的权限范围')
    expect(read({ ...whole, code: '430381000000' }).code).toBe('')
  })

  it('tells which draft it would replace, and refuses the code of a plan that was published', () => {
    expect(read(whole, [summary('draft')])).toMatchObject({ codeFault: null, replaces: { title: '旧方案' } })
    for (const status of ['published', 'closed'] as const)
      expect(read(whole, [summary(status)])).toMatchObject({ codeFault: expect.stringContaining('《旧方案》'), replaces: null })
  })

  it('asks for a code by hand where the template names the region itself', () => {
    const fixed = { ...template, plan: { ...template.plan, jurisdiction: '430321000000' } }
    expect(read(whole, [], fixed)).toMatchObject({ regionKey: null, code: '', codeFault: '还没有填写' })
  })
})

describe('who may start a plan', () => {
  const person = (grants: Person['grants'], verbs: Person['verbs'] = ['template.fill']): Person => ({
    account: 'a',
    title: '岗位',
    isDemonstration: false,
    grants,
    verbs,
    held: [],
    today: '2020-03-20',
    clockAhead: 0,
  })

  it('an author of every plan, in the regions of those grants; not the author of one plan, nor anyone else', () => {
    const grants: Person['grants'] = [
      { role: 'author', region: '430321000000', plan: '*' },
      { role: 'author', region: '430300000000', plan: 'xiangtan-2020' },
      { role: 'viewer', region: '430000000000', plan: '*' },
    ]
    expect(authorRegions(person(grants))).toEqual(['430321000000'])
    expect(authorRegions(person(grants, []))).toEqual([])
  })

  it.each([
    ['430321000000', '430321000000', true],
    ['430321100000', '430321000000', true],
    ['430381000000', '430321000000', false],
    ['430300000000', '430321000000', false],
    ['430321000000', '430300000000', true],
    ['430321101000', '430321100000', false],
    ['430321100201', '430321100000', true],
    ['430000000000', '430000000000', true],
  ])('%s within %s: %s', (region, granted, expected) => {
    expect(isWithinAny(region, [granted])).toBe(expected)
  })

  it('nobody who has no region', () => {
    expect(isWithinAny('430321000000', [])).toBe(false)
  })
})
