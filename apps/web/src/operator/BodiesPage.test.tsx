import type { BodyView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aBody, aBodyPage } from '../test/builders/aBody.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { pickRegion } from '../test/pickRegion.ts'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { left } from '../test/shown.tsx'

const government = aBody({ key: 'government', title: '青石县人民政府', kind: 'government', posts: [] })
const school = aBody({
  key: 'no-1-school',
  title: '第一小学',
  kind: 'school',
  region: world.township,
  parent: 'education',
  posts: [],
})
const old = aBody({
  key: 'old-school',
  title: '撤并教学点',
  kind: 'school',
  retiredOn: '2020-03-01',
  retiredFor: '学生转入第一小学',
})
const group = aBody({
  ...{ key: 'schools', title: '各学校', kind: 'group', posts: [], members: { by: 'key', members: ['no-1-school'] } },
})
const all4 = [aBody(), school, government, group, old]
const open = (bodies: BodyView[] = all4, answers: Answers = {}) =>
  opened('/operator/bodies', asOperator, { 'identity.body.list': (asked) => answered(bodies, asked), ...answers })
type Asked = Parameters<Extract<Answers['identity.body.list'], (input: never) => unknown>>[0]
/** Those that stand or are retired, of the kinds that are asked for: what the platform tells first. */
function answered(bodies: readonly BodyView[], { show, kinds, named }: Asked) {
  const found = bodies.filter(
    ({ key, kind, retiredOn }) =>
      (named?.includes(key) ?? (show === 'retired') === (retiredOn !== null)) && (kinds?.includes(kind) ?? true),
  )
  return aBodyPage(found, { titles: { education: '青石县教育局' }, isEmpty: bodies.length === 0 })
}
const headings = () => texts('heading').slice(1)
const rows = () => all('item').map((row) => textOf(row))

describe('the directory of bodies', () => {
  it('shows those that stand by kind, with where they lie, what they are part of and their posts', async () => {
    await open()
    expect(headings()).toEqual(['政府（1）', '部门（1）', '学校（1）', '主体组（1）'])
    expect(rows()[1]).toMatch(/^青石县教育局 education青石县 · 岗位：局长修改经过更正撤销$/)
    expect(rows()[2]).toContain('隶属青石县教育局')
    expect(rows()[3]).toContain('1 个成员')
  })

  it('shows retired ones apart, with the day and the reason, and nothing to be done with them', async () => {
    await open()
    await press('已撤销')
    expect(rows()).toEqual([expect.stringContaining('2020年3月1日 撤销：学生转入第一小学')])
    expect(names('button').filter((name) => /更正|^撤销/.test(name))).toEqual([])
  })

  it('is looked through by the platform, once who types pauses, and goes on where its page ends', async () => {
    const next = { value: '01 990121000000', id: 'education' }
    const { asked, answers } = await open()
    answers({ 'identity.body.list': aBodyPage([aBody()], { total: 2, kinds: [{ kind: 'office', count: 2 }], next }) })
    await write('按名称或编号查找', ' 教育 ')
    await soon(() => expect(headings()).toEqual(['部门（2）']))
    expect(asked('identity.body.list').at(-1)).toEqual({ show: 'standing', text: '教育' })
    expect(new URLSearchParams(location.search).get('text'), 'as the address says').toBe('教育')
    answers({ 'identity.body.list': aBodyPage([aBody({ key: 'sport', title: '青石县教育体育局' })], { total: 2 }) })
    await press('显示更多')
    await soon(() => expect(rows()).toHaveLength(2))
    expect(asked('identity.body.list').at(-1)).toEqual({ show: 'standing', text: '教育', cursor: next })
    answers({ 'identity.body.list': aBodyPage([], { isEmpty: false }) })
    await write('按名称或编号查找', '没有的')
    await soon(() => expect(textOf(the('region'))).toContain('没有符合条件的主体'))
  })

  it('says what it is for while it is empty, and what to do when it cannot be read', async () => {
    await open([])
    expect(textOf()).toContain('目录还没有主体')
    await left()
    await open([], { 'identity.body.list': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).not.toBe('')
  })

  it('is led to from an operator’s menu alone', async () => {
    await open()
    expect(names('link')).toContain('主体')
    await left()
    await opened('/plans', asViewer)
    expect(names('link')).not.toContain('主体')
  })
})

describe('the form', () => {
  it('enters a body into the directory of the operator’s region', async () => {
    const { asked } = await open(all4, { 'identity.body.save': aBody({ title: '青石县财政局' }) })
    await press('登记主体')
    await write('名称', '青石县财政局')
    await write('编号', 'finance')
    await choose('类别', '部门')
    await press(the('button', /^青石县人民政府/))
    await write('岗位', '局长\n\n预算股长')
    await press('保存')
    expect(asked('identity.body.save')).toEqual([
      {
        ...{ key: 'finance', jurisdiction: world.province, title: '青石县财政局', kind: 'office', region: world.province },
        ...{ parent: 'government', posts: ['局长', '预算股长'], members: null, version: 0 },
      },
    ])
    expect(textOf(the('status'))).toBe('已保存：青石县财政局')
    expect(all('form')).toEqual([])
  })

  it('enters a body of a county into that county’s directory, down to where it lies, and offers no directory below', async () => {
    const { asked } = await open(all4, { 'identity.body.save': aBody({ title: '柳河中心小学' }) })
    await press('登记主体')
    await write('名称', '柳河中心小学')
    await write('编号', 'liuhe-school')
    await pickRegion('所属目录', '青石县')
    await press('重新选择：所属目录')
    await write('所属目录', '柳河乡')
    await soon(() => expect(textOf()).toContain('没有找到“柳河乡”'))
    await press('不改')
    await pickRegion('所在地区', '柳河乡')
    expect(asked('identity.region.find').at(-1)).toEqual({ text: '柳河乡', within: world.county, among: 'held' })
    await press('保存')
    expect(asked('identity.body.save')[0]).toMatchObject({ jurisdiction: world.county, region: world.township })
  })

  it('enters a group of bodies, or of all of a kind at a level', async () => {
    const { asked } = await open(all4, { 'identity.body.save': new Problem('conflict', 'body.taken') })
    await press('登记主体')
    await write('名称', '各站所')
    await write('编号', 'stations')
    await choose('类别', '主体组')
    await press(the('button', /^第一小学/, document.querySelector<HTMLElement>('.body-members') ?? document.body))
    expect(names('button')).toContain('去掉第一小学')
    await press('保存')
    await press('按类别和层级')
    await choose('层级', '乡镇级')
    await press('保存')
    expect(asked('identity.body.save').map(({ members }) => members)).toEqual([
      { by: 'key', members: ['no-1-school'] },
      { by: 'kind', kind: 'school', level: 'township' },
    ])
    expect(textOf(the('alert')), 'and says why it was refused').toContain('已被另一主体使用')
  })

  it('corrects a body as it was seen, without its key and directory', async () => {
    const { asked } = await open(all4, { 'identity.body.save': aBody({ title: '青石县教育体育局' }) })
    await press('更正青石县教育局')
    expect(names('field').filter((name) => /编号$|所属目录/.test(name))).toEqual([])
    await write('名称', '青石县教育体育局')
    await press('保存')
    expect(asked('identity.body.save')).toEqual([
      expect.objectContaining({
        key: 'education',
        jurisdiction: world.county,
        title: '青石县教育体育局',
        posts: ['局长'],
        version: 3,
      }),
    ])
  })

  it('offers no group and not the body itself for a parent, takes no retired one, and takes the choice back', async () => {
    const { asked } = await open()
    await press('更正青石县教育局')
    const offered = () => [...document.querySelectorAll('.body-found button')].map((one) => textOf(one))
    expect(offered()).toEqual(['第一小学 no-1-school', '青石县人民政府 government'])
    expect(asked('identity.body.list').at(-1)?.kinds).not.toContain('group')
    expect(asked('identity.body.list').at(-1)?.show ?? 'standing').toBe('standing')
    await press(the('button', /^第一小学/))
    await press('去掉第一小学')
    expect(offered()).toHaveLength(2)
  })

  it('says how many more there are than it offers, and why there are none', async () => {
    const { answers } = await open(all4)
    answers({ 'identity.body.list': aBodyPage(all4, { total: 90_000 }) })
    await press('登记主体')
    await soon(() => expect(textOf()).toContain('共 90,000 个，只列出前 20 个'))
    answers({ 'identity.body.list': aBodyPage([]) })
    await write('上级主体', '没有的')
    await soon(() => expect(textOf()).toContain('没有可选的主体'))
  })

  it('retires a body with a reason', async () => {
    const { asked } = await open(all4, { 'identity.body.retire': old })
    await press('撤销青石县教育局')
    await write('撤销原因', '机构改革，并入教育体育局')
    await press('确认撤销')
    expect(asked('identity.body.retire')).toEqual([{ key: 'education', version: 3, reason: '机构改革，并入教育体育局' }])
    expect(textOf(the('status'))).toBe('已撤销：青石县教育局')
  })
})
