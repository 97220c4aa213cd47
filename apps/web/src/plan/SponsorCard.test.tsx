import type { ListSponsors, PlanView, TargetListView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { usePlan } from '../plans/usePlan.ts'
import { follow, press, write } from '../test/act.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { aTargetList } from '../test/builders/aTarget.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { platform, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { left, shown } from '../test/shown.tsx'
import { SponsorCard } from './SponsorCard.tsx'

type Assignments = Plan['assignments']

const secretary = { key: 'secretary', post: '市委书记', targets: ['v-1'] }
const mayor = { key: 'mayor', post: '市长', targets: ['v-2', 'v-9'] }
const villages = [
  { id: 'v-1', name: '上坪村' },
  { id: 'v-2', name: '下坪村' },
]
const list = (over: Partial<ListSponsors> = {}, key = 'municipal') =>
  aTargetList({ key, sponsors: { named: villages, due: 0, without: 0, first: [], ...over } })
/** The card as the page of its plan shows it. */
function Page() {
  const plan = usePlan('demo-2020').data
  return plan ? <SponsorCard plan={plan.document} /> : null
}
async function draw(
  assignments: Assignments,
  lists: TargetListView[] | Problem | typeof waiting = [list()],
  status: PlanView['status'] = 'published',
) {
  const told = platform({ 'forms.plan.byId': aPlanView({ assignments }, { status }), 'assignments.targetList.byPlan': lists })
  await shown(<Page />, { at: '/demo-2020', route: '/:plan' })
  return told
}

describe('who answers for which targets', () => {
  it('stands by post, each target one click away', async () => {
    await draw({ sponsors: [secretary, { ...mayor, targets: ['v-2'] }] })
    expect(texts('item')).toEqual(['市委书记上坪村', '市长下坪村'])
    expect(all('link').map((link) => link.getAttribute('href'))).toEqual(['/demo-2020/targets/v-1', '/demo-2020/targets/v-2'])
  })

  it('names no target out of the reader’s reach, and says how many there are', async () => {
    await draw({ sponsors: [mayor] })
    expect(texts('item')).toEqual(['市长下坪村您的范围以外 1 个'])
    expect(textOf()).not.toContain('v-9')
  })

  it('counts a target once that two posts share', async () => {
    await draw({ sponsors: [secretary, { ...mayor, targets: ['v-1', 'v-2'] }] })
    expect(textOf(the('region'))).toContain('2 个岗位包联 2 个对象')
  })

  it('names the posts alone while the lists are being fetched', async () => {
    await draw({ sponsors: [secretary], sponsored: ['municipal'] }, waiting)
    expect(texts('item')).toEqual(['市委书记'])
    expect(document.querySelector('.notice')).toBeNull()
  })

  it('asks for the lists without those who stand on them, and tells targets of several lists', async () => {
    const city = list({ named: villages.slice(0, 1) })
    const { asked } = await draw({ sponsors: [{ ...mayor, targets: ['v-2', 'v-1'] }] }, [
      city,
      list({ named: villages.slice(1) }, 'p'),
    ])
    expect(asked('assignments.targetList.byPlan')).toEqual([{ plan: 'demo-2020', limit: 0 }])
    expect(names('link'), 'in the order of the plan').toEqual(['下坪村', '上坪村'])
    expect(textOf()).not.toContain('您的范围以外')
  })

  it('leads to a target that is chosen', async () => {
    await draw({ sponsors: [mayor] })
    await follow('下坪村')
    expect(address()).toBe('/demo-2020/targets/v-2')
  })

  it('stands by post alone where the lists are refused: none is said to be out of reach', async () => {
    await draw({ sponsors: [secretary, mayor], sponsored: ['municipal'] }, new Problem('forbidden', 'right.missing'))
    expect(texts('item')).toEqual(['市委书记', '市长'])
    expect(textOf()).not.toMatch(/应包联|均有包联领导|名单确定后/)
  })

  it('stands by post alone in a draft, whose lists nobody asks for', async () => {
    const { asked } = await draw({ sponsors: [secretary], sponsored: ['municipal'] }, [list({ due: 1 })], 'draft')
    expect(texts('item')).toEqual(['市委书记'])
    expect(asked('assignments.targetList.byPlan')).toEqual([])
    expect(document.querySelector('.notice')).toBeNull()
  })

  it('says where a post is named in the document', async () => {
    await draw({ sponsors: [{ ...secretary, source: { text: '市委书记包联上坪村', line: 42 } }] })
    expect(texts('item')[0]).toContain('市委书记包联上坪村')
  })

  it('leaves no trace in a plan that names no sponsor', async () => {
    await draw({ sponsored: ['municipal'] })
    expect(textOf()).toBe('')
  })
})

describe('very many posts', () => {
  const posts = Array.from({ length: 60 }, (_, no) => ({
    key: `p-${no}`,
    post: `县级领导${no}`,
    targets: [no === 9 ? 'v-2' : 'v-1'],
  }))

  it('stand page by page, and all can be reached', async () => {
    await draw({ sponsors: posts })
    expect(texts('item')).toHaveLength(50)
    expect(textOf()).toContain('已显示 50 条，共 60 条')
    await press('显示更多')
    expect(texts('item')).toHaveLength(60)
    expect(textOf()).toContain('共 60 条，已全部显示')
  })

  it('are looked for by the post or by whom they answer for, which the address keeps', async () => {
    await draw({ sponsors: posts })
    await write('按岗位或包联对象查找', '领导5')
    await soon(() => expect(texts('item')).toHaveLength(11))
    expect(address()).toBe(`/demo-2020?sponsor=${encodeURIComponent('领导5')}`)
    await write('按岗位或包联对象查找', '下坪')
    await soon(() => expect(texts('item')).toEqual(['县级领导9下坪村']))
    await write('按岗位或包联对象查找', '没有的')
    await soon(() => expect(textOf()).toContain('没有符合条件的岗位'))
  })

  it('that are few are not looked through', async () => {
    await draw({ sponsors: posts.slice(0, 10) })
    expect(names('field')).toEqual([])
  })
})

describe('whether every target that must have a sponsor has one', () => {
  const notice = () => textOf(document.querySelector('.notice') ?? document.body)

  it('is said where all have', async () => {
    await draw({ sponsors: [secretary, mayor], sponsored: ['municipal'] }, [list({ due: 2 })])
    expect(notice()).toBe('应包联的 2 个对象均有包联领导。')
  })

  it('is said where some have none, and which', async () => {
    await draw({ sponsors: [secretary], sponsored: ['municipal'] }, [list({ due: 2, without: 1, first: villages.slice(1) })])
    expect(notice()).toBe('应包联 2 个对象，其中 1 个没有包联领导：下坪村')
  })

  it('adds up the lists that want sponsors, and names the first of very many', async () => {
    await draw({ sponsors: [secretary], sponsored: ['municipal', 'provincial'] }, [
      list({ due: 900, without: 500, first: villages }),
      list({ due: 100, without: 3, first: [{ id: 'v-3', name: '中坪村' }] }, 'provincial'),
    ])
    expect(notice()).toBe('应包联 1000 个对象，其中 503 个没有包联领导：上坪村、下坪村、中坪村等')
  })

  it('is a good notice only where none is without, and names all where they are few', async () => {
    const mark = () => document.querySelector('.notice')?.className
    await draw({ sponsors: [secretary], sponsored: ['municipal'] }, [list({ due: 1 })])
    expect(mark()).toBe('notice notice-good')
    await left()
    await draw({ sponsors: [secretary], sponsored: ['municipal'] }, [list({ due: 3, without: 2, first: villages })])
    expect(mark()).toBe('notice notice-bad')
    expect(notice(), 'and no others').toMatch(/上坪村、下坪村$/)
  })

  it('waits for the list to be decided', async () => {
    await draw({ sponsors: [secretary], sponsored: ['municipal'] }, [list({ named: [] })])
    expect(textOf()).toContain('名单确定后核对是否全部覆盖。')
  })

  it('asks nothing of a list that wants no sponsors', async () => {
    await draw({ sponsors: [secretary] })
    expect(textOf()).not.toMatch(/应包联|名单确定后/)
    expect(names('alert')).toEqual([])
  })
})
