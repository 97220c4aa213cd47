import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, describe, expect, it } from 'vitest'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
afterAll(() => files.remove())

const city = readPlan(packs[0]!.plan)
type Json = Record<string, unknown>

/** A judgement of the plan's first checklist, changed. */
function withItem(change: (item: Json) => unknown) {
  const plan = structuredClone(city)
  const schema = plan.checklists[0]!.schema as { properties: Record<string, { properties: Record<string, Json> }> }
  const items = Object.values(schema.properties).flatMap(({ properties }) => Object.values(properties))
  change(items.find((item) => (item['x-item'] as Json)['kind'] === 'judgement')!)
  return plan
}

describe('plan validate, asked what an author should know before anybody is sent out', () => {
  it.each<[string, (item: Json) => unknown, string]>([
    [
      'an item that no page draws',
      (item) => Object.assign(item, { 'x-item': { kind: 'slider', no: '1' } }),
      '本版本还不能填写此类检查项“slider”，请改用：判断（judgement）、等次（grade）、',
    ],
    [
      'a note that is misspelt where a bad answer requires it',
      (item) => Object.assign(item, { then: { required: ['nota'] } }),
      'then 要求的 nota 没有定义',
    ],
    [
      'a finding on an answer that nobody can give',
      (item) => {
        const clauses = Object.values(item['properties'] as Record<string, Json>)
        const clause = clauses.find((part) => part['x-finding'])!
        Object.assign(clause['x-finding'] as Json, { when: { const: '否' } })
      },
      '“否”不在',
    ],
    ['a title of blanks', (item) => Object.assign(item, { title: '\u3000 ' }), '不能只有空白'],
    ['a title that runs backwards', (item) => Object.assign(item, { title: '是否\u202e落实' }), '第 3 个字是 U+202E'],
  ])('names %s', async (_what, change, said) => {
    const { code, out } = await say('plan', 'validate', files.file('plan.json', withItem(change)))
    expect(code).toBe(1)
    expect(out).toContain(said)
  })

  it.each([
    ['brackets', '对照方案[2020](3号)逐项落实'],
    ['a sign', '人均纯收入<A类'],
    ['a soft line break', '责任是否落实\v（主体责任）'],
    ['a zero-width blank', '责任\u200b是否落实'],
  ])('takes a title with %s', async (_what, title) => {
    const { code } = await say(
      'plan',
      'validate',
      files.file(
        'plan.json',
        withItem((item) => Object.assign(item, { title })),
      ),
    )
    expect(code).toBe(0)
  })

  it('names the settings that no user interface has', async () => {
    const [checklist, ...others] = city.checklists
    const plan = { ...city, checklists: [{ ...checklist, uiSchema: { duty: { 'ui:field': 'Custom' } } }, ...others] }
    const { code, out } = await say('plan', 'validate', files.file('plan.json', plan))
    expect(code).toBe(1)
    expect(out).toContain('界面设置不支持“ui:field”')
  })

  it('names a rule on a figure that no target can have', async () => {
    const plan = structuredClone(city)
    const list = plan.targetLists.find(({ rules }) => rules)!
    const kind = plan.targetKinds.find(({ key }) => list.targetKinds.includes(key))!
    const [name] = Object.entries(kind.attributes.properties).find(([, { type }]) => type === 'integer')!
    list.rules![0]!.where = { properties: { [name]: { const: '五百' } }, required: [name] }
    const { code, out } = await say('plan', 'validate', files.file('plan.json', plan))
    expect(code).toBe(1)
    expect(out).toContain('“五百”不在')
  })

  it('comes back at once for a plan that never ends, and says why', async () => {
    const endless = { ...city, period: { ...city.period, end: '9999-12-31' } }
    const { code, out } = await say('plan', 'validate', files.file('plan.json', endless))
    expect(code).toBe(1)
    expect(out).toContain('period.end：日期应在 1949 年至 2199 年之间')
    const long = { ...city, period: { ...city.period, end: '2031-12-31' } }
    expect((await say('plan', 'validate', files.file('plan.json', long))).out).toContain('方案期限最长 10 年')
  })
})
