import type { Actor, TemplateView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { beforeEach, describe, expect, it } from 'vitest'
import { leave, press, write } from '../test/act.ts'
import { aPlanPage, aPlanView } from '../test/builders/aPlan.ts'
import { address, textOf, the } from '../test/find.ts'
import { type Platform, platform } from '../test/platform.ts'
import { left, shown } from '../test/shown.tsx'
import { TemplateForm } from './TemplateForm.tsx'

const template: TemplateView = {
  template: 'county-2024',
  title: '县级模板',
  blanks: 3,
  savedAt: '2020-03-20T01:00:00.000Z',
  parameters: [
    {
      key: 'county',
      title: '县名',
      hint: '不留XX',
      source: { text: 'XX县实施方案', line: 2 },
      schema: { type: 'string', minLength: 2, maxLength: 20, not: { enum: ['XX县'] } },
    },
    { key: 'code', title: '区划代码', schema: { type: 'string', pattern: '^[0-9]{12}$', maxLength: 12 } },
    { key: 'villages', title: '村数', schema: { type: 'integer', minimum: 1 } },
  ],
  plan: { title: '{{county}}方案', jurisdiction: '{{code}}' },
}
const author: Actor = {
  id: 'p-author',
  account: 'xtx-author',
  title: '方案管理员',
  grants: [{ role: 'author', region: '430321000000', plan: '*' }],
}

describe('the form of a template', () => {
  let asked: Platform
  const open = () => shown(<TemplateForm template={template} />, { as: author })
  const field = (key: string) => document.getElementById(`blank-${key}`) as HTMLInputElement // the form names its fields so
  const type = async (key: string, text: string) => {
    await write(field(key), text)
    await leave(field(key))
  }
  const submit = () => press('生成方案草稿')
  const faults = () => [...document.querySelectorAll('.field-error')].map((fault) => fault.textContent)
  const status = () => document.querySelector('.fill-status')?.textContent

  beforeEach(() => {
    sessionStorage.clear()
    asked = platform({
      'forms.plan.list': aPlanPage([]),
      'identity.region.list': [{ code: '430321000000', name: '湘潭县' }],
      'forms.template.fill': aPlanView({}, { plan: 'county-2024-430321', status: 'draft' }),
    })
  })
  const sent = () => asked.asked('forms.template.fill')

  it('begins empty, counts what is missing, and blames nobody yet', async () => {
    await open()
    expect(['county', 'code', 'villages'].map((key) => field(key).value)).toEqual(['', '', ''])
    expect(status()).toContain('还缺 3 项')
    expect(faults()).toEqual([])
    expect(textOf()).toContain('《＿＿方案》')
    expect(document.querySelector('blockquote')?.textContent).toBe('XX县实施方案')
  })

  it('says what is wrong with a field once the person has left it, and names the region that was typed', async () => {
    await open()
    await type('county', 'XX县')
    await type('villages', '0')
    await type('code', '430321000000')
    expect(faults()).toEqual(['不符合要求：不留XX', '应不少于 1'])
    expect(status()).toContain('2 项需要改正')
    expect(textOf()).toContain('即 湘潭县')
    expect(field('-code').value).toBe('county-2024-430321')
  })

  it('sends nothing while something is missing: it lists it, marks it and goes to the first', async () => {
    await open()
    await type('county', '湘潭县')
    await submit()
    expect(sent()).toEqual([])
    expect(textOf(the('alert'))).toContain('还缺 2 项')
    expect(faults()).toEqual(['还没有填写', '还没有填写'])
    expect(document.activeElement).toBe(field('code'))
  })

  const fillIn = async () => {
    await open()
    await type('county', '湘潭县')
    await type('villages', '１２')
    await press('填入 湘潭县')
    expect(status()).toContain('已全部填好')
    await submit()
  }

  it('fills the person’s own region in on request, sends the whole form once and goes on to the draft', async () => {
    await fillIn()
    expect(address()).toMatch(/^\/county-2024-430321/)
    const answers = { county: '湘潭县', code: '430321000000', villages: 12 }
    expect(sent()).toEqual([{ template: 'county-2024', plan: 'county-2024-430321', answers }])
  })

  it('says of a code that another region has that it is taken, and keeps what was typed', async () => {
    asked.answers({ 'forms.template.fill': new Problem('absent', 'plan.absent') })
    await fillIn()
    expect(textOf()).toContain('编号已被其他地区使用')
    expect(field('county').value).toBe('湘潭县')
  })

  it('keeps what was typed when the page is opened again', async () => {
    await open()
    await type('county', '湘潭县')
    await left()
    await open()
    expect(field('county').value).toBe('湘潭县')
  })

  it('opens empty over what it cannot read', async () => {
    sessionStorage.setItem('duzhan.template.xtx-author.county-2024', '{"county": 3, "code": "43')
    await open()
    expect(field('county').value).toBe('')
  })
})
