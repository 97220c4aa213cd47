import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, problemIn, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229' // on the provincial list for its 567 poor persons
const attributes = { poorHouseholds: 1, poorPersons: 1, unliftedHouseholds: 0, unliftedPersons: 0 }
const village = { id: 'v-new', name: '新村', kind: 'village', regionCode: '430381106230', attributes }

describe('the register of targets', () => {
  let platform: TestPlatform
  let author: Visitor
  const register = async (...targets: unknown[]) =>
    problemIn(await post(author, 'assignments.target.register', { plan, targets }))
  const registered = async () => (await author.api.assignments.target.list.query({ plan })).map(({ id }) => id)

  beforeAll(async () => {
    platform = await testPlatform()
    author = await platform.as('xt-author')
  })
  afterAll(() => platform?.close())

  it.each<[string, object, string]>([
    ['a figure as text', { attributes: { ...attributes, poorPersons: '12' } }, '“贫困人口”：“12”不是数字'],
    ['a figure with its unit', { attributes: { ...attributes, poorPersons: '１２人' } }, '“贫困人口”：“１２人”不是数字'],
    ['a mark for a figure', { attributes: { ...attributes, poorPersons: true } }, '“贫困人口”：“true”不是数字'],
    ['a figure left out', { attributes: {} }, '“贫困户数”：没有填写'],
    ['a figure below nought', { attributes: { ...attributes, poorPersons: -600 } }, '“贫困人口”：“-600”不能小于 0'],
    ['a figure that nobody keeps', { attributes: { ...attributes, height: 3 } }, '“height”：方案没有为“行政村”登记这一项'],
    [
      'a place off the globe',
      { position: { latitude: 112.5, longitude: 27.8 } },
      '“位置”：“{"latitude":112.5,"longitude":27.8}”不是位置',
    ],
    ['an unknown kind', { kind: '学校' }, '“类别”：方案中没有“学校”这一类督战对象'],
    ['the county’s code', { regionCode: '430381000000' }, '“区划代码”：“430381000000”是县级的代码'],
    [
      'the code of a village that is registered',
      { regionCode: '430381106229' },
      '“区划代码”：“430381106229”与已登记的“潭桥村”重复',
    ],
  ])('refuses %s with a sentence that names row, target and column, and keeps nothing', async (_, over, sentence) => {
    const before = await registered()
    const problem = await register({ ...village, id: 'v-good', regionCode: '430381106231' }, { ...village, ...over })
    expect(problem).toMatchObject({ code: 'register.invalid', kind: 'invalid' })
    const [fault] = (problem?.details['faults'] ?? []) as { message: string }[] // what `register.invalid` carries
    expect(fault?.message).toContain(`第 2 行“新村”的${sentence}`)
    expect(await registered()).toEqual(before)
  })

  it('refuses a plan that the platform does not have', async () => {
    const operator = [{ role: 'operator' as const, region: '430000000000', plan: '*' }]
    await platform.addPerson('register-operator', operator)
    const answer = await post(await platform.as('register-operator'), 'assignments.target.register', {
      plan: 'no-such-plan',
      targets: [village],
    })
    expect((await problemIn(answer))?.code).toBe('plan.absent')
  })

  it('is looked through within a region, of what the reader may see there', async () => {
    const found = async (visitor: Visitor, region: string) => {
      const { targets, total } = await visitor.api.assignments.target.search.query({ plan, region })
      expect(targets).toHaveLength(total)
      return targets
    }
    const [xiangxiang, xiangtan] = ['430381000000', '430321000000']
    expect((await found(author, '430300000000')).length).toBe(36)
    const there = await found(author, xiangxiang)
    expect(there).toHaveLength(10)
    expect(there.every(({ regionPath }) => regionPath.includes(xiangxiang))).toBe(true)
    const reviewer = await platform.as('xx-reviewer')
    expect(await found(reviewer, '430300000000'), 'no further than their own').toHaveLength(10)
    expect(await found(reviewer, xiangtan)).toEqual([])
  })

  it('keeps where a target lies, for the distance that records are read with, until it is corrected', async () => {
    const position = { latitude: 27.65, longitude: 112.31 }
    const card = () => author.api.assignments.target.byId.query({ plan, target: 'v-placed' })
    const placed = { ...village, id: 'v-placed', regionCode: '430381106232' }
    expect(await register({ ...placed, position })).toBeNull()
    expect((await card()).position).toEqual(position)
    expect(await register({ ...placed, position: null })).toBeNull()
    expect(await card()).not.toHaveProperty('position')
  })

  it('is corrected without moving what a frozen list has printed', async () => {
    const lists = () => author.api.assignments.targetList.byPlan.query({ plan })
    const before = await lists()
    const { annex: _, ...target } = packs[0]!.targets.find(({ id }) => id === tanqiao)!
    const corrected = { ...target, name: '新潭桥村', attributes: { ...target.attributes, poorPersons: 20 } }
    expect(await register(corrected)).toBeNull()
    expect(await lists()).toEqual(before)
    const card = await author.api.assignments.target.byId.query({ plan, target: tanqiao })
    expect(card).toMatchObject({ name: '新潭桥村', attributes: { poorPersons: 20 }, list: 'provincial' })
  })
})
