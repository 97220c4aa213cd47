import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityPlan as plan } from './countyPlan.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const [pack] = packs
const city = '430300000000'
const template = 'county-2024'

/** A text as the tree that it stands for; the first release kept trees. */
const asTree = (text: unknown): unknown => JSON.parse(String(text))

describe('a data folder of the first release, which kept plans as trees', () => {
  let platform: TestPlatform
  let filed: string
  let before: Awaited<ReturnType<typeof everything>>
  let stored: Record<string, unknown>[]
  let after: typeof before
  beforeAll(async () => {
    platform = await testPlatform([pack!])
    const { api } = await platform.as('xt-author')
    const { filings } = await api.assignments.filing.board.query({ plan })
    filed = filings.find(({ state }) => state !== 'missing')?.jurisdiction ?? ''
    before = await everything()
    await backToFirstRelease()
    await platform.restart()
    stored = await platform.stored('forms', 'plans')
    after = await everything()
  })
  afterAll(() => platform?.close())

  /** What the pages show of whole plans, templates and filings, and what follows from plans. */
  async function everything() {
    const { api } = await platform.as('xt-author')
    return {
      plans: (await api.forms.plan.list.query()).plans,
      plan: await api.forms.plan.byId.query({ plan }),
      checklist: await api.forms.checklist.byKey.query({ plan, checklist: 'village' }),
      templates: (await api.forms.template.list.query()).templates,
      template: await api.forms.template.byKey.query({ template }),
      filing: await api.assignments.filing.byId.query({ plan, jurisdiction: filed }),
      visits: await api.assignments.visit.list.query({ plan }),
      summary: await api.aggregation.summary.byRegion.query({ plan, region: city }),
    }
  }
  async function backToFirstRelease() {
    const { rewrite } = platform
    await rewrite('forms', 'plans', ({ title: _title, period: _period, document, own, ...kept }) => ({
      ...kept,
      document: asTree(document),
      own: own && asTree(own),
    }))
    await rewrite('forms', 'templates', ({ title: _title, blanks: _blanks, document, ...kept }) => ({
      ...kept,
      document: asTree(document),
    }))
    for (const service of ['assignments', 'aggregation'] as const)
      await rewrite(service, 'plans', ({ document, ...kept }) => ({ ...kept, document: asTree(document) }))
    await rewrite('assignments', 'filings', ({ rounds, ...kept }) => ({
      ...kept,
      rounds: (rounds as { own: string; findings: string; comparisons: string }[]).map((round) => ({
        ...round,
        own: asTree(round.own),
        findings: asTree(round.findings),
        comparisons: asTree(round.comparisons),
      })),
    }))
  }

  it('shows what it showed', async () => {
    expect(before.filing.lower).not.toBeNull()
    expect(before.templates.map(({ blanks }) => blanks)).toEqual([16, 7])
    expect(stored.map(({ document }) => typeof document)).toEqual(['object'])
    expect(after).toEqual(before)
  })

  it('goes on: its plan has a next revision, which is compared with it and told to everybody', async () => {
    const { api } = await platform.as('xt-author')
    const { document } = await api.forms.plan.byId.query({ plan })
    const goals = document.goals.map((goal) => ({ ...goal, title: `${goal.title}，不落一户` }))
    const next = { ...document, revision: 2, title: '湘潭市挂牌督战方案（修订）', goals }
    const { last } = await api.forms.plan.preview.mutate({ document: next })
    expect(last?.comparisons.map(({ path }) => path)).toEqual(goals.map(({ key }) => `goals.${key}.title`))
    await api.forms.plan.publish.mutate({ document: next })
    await platform.settle()
    const pair = { plan, revision: 2, with: { plan, revision: 1 } }
    expect((await api.forms.plan.compare.query(pair)).comparisons).toEqual(last?.comparisons)
    expect((await api.assignments.filing.board.query({ plan })).title).toBe(next.title)
    const revisions = await api.forms.plan.revisions.query({ plan })
    expect(revisions.map(({ revision, status }) => `${revision} ${status}`)).toEqual(['2 published', '1 closed'])
  })

  it('goes on: its template is filled', async () => {
    const { api } = await platform.as('xtx-author')
    const answers = { county: '湘潭县', code: '430321000000', issuedOn: '2024-02-26', villages: 2, siteTownships: 1, sites: 1 }
    const filling = { template, plan: 'xtx-2024', answers: { ...answers, siteNames: ['某镇某村安置点'] } }
    expect(await api.forms.template.fill.mutate(filling)).toMatchObject({ status: 'draft', jurisdiction: '430321000000' })
  })
})
