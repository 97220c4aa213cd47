import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const county = '430381000000'
const team = `countyFixed@${county}`

describe('a team that loses all its members in the middle of a month', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
  })
  afterAll(() => platform?.close())

  const board = async () => (await platform.as('xt-viewer')).api.assignments.visit.list.query({ plan })
  const openOf = async () => (await board()).visits.filter((visit) => visit.team.key === team && visit.status === 'due')
  /** The operator gives somebody the county's team, or takes it from them. */
  const grant = async (account: string, isMember: boolean) => {
    const grants = isMember ? [{ role: 'inspector' as const, region: county, plan, team: 'countyFixed' }] : []
    await (await platform.as('xt-admin')).api.identity.person.changeGrants.mutate({ account, grants })
  }

  it('is no matter while somebody is granted it, there or above', async () => {
    expect((await board()).unstaffed).toEqual([])
    expect((await openOf()).length).toBeGreaterThan(3)
  })

  it('goes on owing its visits, which the board says that nobody can make, with how many', async () => {
    await grant('xx-inspector', false)
    const { unstaffed } = await board()
    const owed = await openOf()
    expect(unstaffed).toEqual([{ key: team, title: owed[0]?.team.title, open: owed.length }])
  })

  it('says so to nobody of that which lies beyond their reach', async () => {
    const told = async (account: string) => {
      const { unstaffed } = await (await platform.as(account)).api.assignments.visit.list.query({ plan })
      return unstaffed.map(({ key }) => key)
    }
    await platform.addPerson('xx-viewer', [{ role: 'viewer', region: county, plan }])
    expect(await told('xx-viewer')).toEqual([team])
    expect(await problemOf((await platform.as('henan-outsider')).api.assignments.visit.list.query({ plan }))).toBe('plan.absent')
  })

  it('takes no record of those who went', async () => {
    const [open] = await openOf()
    const gone = await platform.as('xx-inspector')
    const record = submissionOf(open!.target.id, {}, { plan })
    expect(await problemOf(gone.api.forms.submission.submit.mutate(record))).toBe('right.missing')
  })

  it('has its visits made by whoever is granted it next, in the same month, and those that are not made overdue', async () => {
    const [open] = await openOf()
    await platform.addPerson('newcomer', [{ role: 'viewer', region: county, plan }])
    await grant('newcomer', true)
    expect((await board()).unstaffed).toEqual([])
    const next = await platform.as('newcomer')
    const checklist = await next.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    await next.api.forms.submission.submit.mutate(submissionOf(open!.target.id, filled(checklist), { plan }))
    await platform.settle()
    expect((await openOf()).map(({ id }) => id)).not.toContain(open!.id)
    platform.clock.set('2020-04-02T01:00:00.000Z')
    const { api } = await platform.as('xt-viewer')
    const { figures } = await api.assignments.visit.list.query({ plan, window: '2020-03' })
    expect(figures).toMatchObject({ done: 1, missed: figures.asked - 1 })
  })
})
