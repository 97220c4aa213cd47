import type { ListSponsors, TargetListView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { aTargetList } from '../test/builders/aTarget.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { platform, waiting } from '../test/platform.ts'
import { shown } from '../test/shown.tsx'
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
function draw(assignments: Assignments, lists: TargetListView[] | typeof waiting = [list()]) {
  const plan = aPlan({ assignments })
  platform({ 'forms.plan.byId': aPlanView(plan), 'assignments.targetList.byPlan': lists })
  return shown(<SponsorCard plan={plan} />, { at: '/demo-2020', route: '/:plan' })
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

  it('leaves no trace in a plan that names no sponsor', async () => {
    await draw({ sponsored: ['municipal'] })
    expect(textOf()).toBe('')
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
