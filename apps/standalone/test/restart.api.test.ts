import type { ChecklistView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const tanqiao = 'v430381106229'

describe('closed and started again on the same store', () => {
  let platform: TestPlatform
  let checklist: ChecklistView

  beforeAll(async () => {
    platform = await testPlatform()
    const { api } = await platform.as('xt-inspector')
    checklist = await api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  /** All that the page could show. */
  async function everything() {
    const { api } = await platform.as('xt-viewer')
    return {
      plan: await api.forms.plan.byId.query({ plan }),
      lists: await api.assignments.targetList.byPlan.query({ plan }),
      visits: await api.assignments.visit.list.query({ plan }),
      submissions: await api.forms.submission.list.query({ plan }),
      findings: (await api.assignments.finding.list.query({ plan, state: 'all' })).rows,
      counts: await api.assignments.finding.summary.query({ plan, region: city }),
      summary: await api.aggregation.summary.byRegion.query({ plan, region: city }),
      regions: await api.identity.region.list.query({ within: city }),
    }
  }

  it('holds all it held, and loads the packs no second time', async () => {
    const inspector = await platform.as('xt-inspector')
    const picture = await photo()
    await upload(inspector, tanqiao, new Uint8Array(picture))
    const submission = submissionOf(tanqiao, filled(checklist, ['environment.waste.hasLitter']))
    const receipt = await inspector.api.forms.submission.submit.mutate(submission)
    await platform.settle()
    const before = await everything()
    expect({ visited: before.summary.coverage.visited, findings: before.findings.length }).toEqual({ visited: 1, findings: 1 })

    platform.clock.advance(60_000)
    await platform.restart()
    const after = await everything()
    expect({ ...after, visits: { ...after.visits, today: before.visits.today } }).toEqual(before)
    const again = await platform.as('xt-inspector')
    expect(await again.api.forms.submission.submit.mutate(submission), 'the receipt').toEqual(receipt)
    expect((await again.request(`/files/${hashOf(picture)}`)).status).toBe(200)
    expect(after.plan.publishedAt, 'published once').toBe('2020-03-20T01:00:00.000Z')
  })

  it('knows who was signed in', async () => {
    const { cookie } = await platform.as('xx-reviewer')
    await platform.restart()
    const response = await fetch(`${platform.url}/trpc/session.current`, { headers: { cookie } })
    expect(await response.json()).toMatchObject({ result: { data: { account: 'xx-reviewer' } } })
  })

  it('goes on with what was acknowledged and not yet counted', async () => {
    const inspector = await platform.as('xtx-inspector')
    const village = 'v430321107253'
    await inspector.api.forms.submission.submit.mutate(submissionOf(village, filled(checklist, ['records.ledgers.answer'])))
    await platform.restart() // before any consumer was given the time to settle
    const { visits, findings, summary } = await everything()
    expect(visits.visits.find(({ target }) => target.id === village)?.status).toBe('done')
    expect(findings.filter(({ target }) => target.id === village)).toHaveLength(1)
    expect(summary.coverage.visited).toBe(2)
  })

  it('opens no second finding and pays no second visit for what it is told again', async () => {
    const before = await everything()
    await platform.restart()
    await platform.settle()
    expect(await everything()).toEqual(before)
  })
})
