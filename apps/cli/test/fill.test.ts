import { planTemplates } from '@duzhan/plan-packs'
import { afterAll, describe, expect, it } from 'vitest'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
const template = files.file('template.json', planTemplates[0])
const answers = {
  county: '韶山市',
  code: '430382000000',
  issuedOn: '2024-02-26',
  villages: 5,
  siteTownships: 1,
  sites: 1,
  siteNames: ['银田镇银田村安置点'],
}
const whole = files.file('answers.json', answers)

afterAll(() => files.remove())

describe('plan fill', () => {
  it('writes the plan that can be checked, published and filed like any other', async () => {
    const { code, out } = await say('plan', 'fill', template, whole)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ code: 'county-2024', title: '韶山市2024年脱贫攻坚挂牌督战工作实施方案' })
    expect(out).not.toContain('{{')
    expect((await say('plan', 'validate', files.file('plan.json', JSON.parse(out)))).code).toBe(0)
  })

  it('gives the plan the code that was asked for', async () => {
    const { out } = await say('plan', 'fill', template, whole, '--code', 'shaoshan-2024')
    expect(JSON.parse(out).code).toBe('shaoshan-2024')
    const wrong = await say('plan', 'fill', template, whole, '--code', '韶山')
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('code') })
  })

  it('lists everything that is missing, wrong or not asked for, and writes no plan', async () => {
    const { county: _, ...others } = answers
    const open = files.file('open.json', { ...others, villages: 0, code: '4303', height: 3 })
    const { code, out } = await say('plan', 'fill', template, open)
    expect(code).toBe(1)
    expect(out.trimEnd().split('\n')).toEqual([
      '模板有 4 处没有填好，没有生成方案：',
      '  还缺：县名（county）',
      '  不符合要求：行政区划代码（code），12位数字，县级代码后六位为0',
      '  不符合要求：挂牌督战村数（villages）',
      '  模板没有要求填写：height',
    ])
    expect((await say('plan', 'fill', template, open, '--lang', 'en')).out).toContain('missing: "县名" (county)')
    expect(JSON.parse((await say('plan', 'fill', template, open, '--json')).out)).toMatchObject({
      ok: false,
      code: 'template.incomplete',
      missing: [{ key: 'county' }],
      wrong: [{ key: 'code' }, { key: 'villages' }],
      unknown: ['height'],
    })
  })

  it('answers a program with the plan and what is odd about it', async () => {
    const { out } = await say('plan', 'fill', template, whole, '--json')
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      plan: { code: 'county-2024' },
      warnings: [{ code: 'plan.begun-before-issue' }],
    })
  })

  it('names the faults of a template that is none', async () => {
    const { code, out } = await say('plan', 'fill', whole, whole)
    expect(code).toBe(1)
    expect(out).toContain('parameters')
  })

  it('refuses answers that are no object', async () => {
    const list = files.file('list.json', ['韶山市'])
    const { code, err } = await say('plan', 'fill', template, list)
    expect(code).toBe(2)
    expect(err).toContain('list.json 不是模板的填写内容')
  })
})
