import type { Plan } from '@duzhan/plan'
import { asAuthor, asInspector, asReviewer, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aChecklistView } from './test/builders/aChecklist.ts'
import { aDueBoard, aDueView } from './test/builders/aDue.ts'
import { aFilingBoard } from './test/builders/aFiling.ts'
import { aFinding, aFindingCount, aFindingPage, aFindingView } from './test/builders/aFinding.ts'
import { aPlan, aPlanPage, aPlanSummary, aPlanView, regionNames } from './test/builders/aPlan.ts'
import { anAside, anAsidePage, aRecord } from './test/builders/aRecord.ts'
import { aFigureRecord, aSummary } from './test/builders/aSummary.ts'
import { aListReview, aProposal, aTarget, aTargetCard, aTargetList } from './test/builders/aTarget.ts'
import { aVisit, aVisitBoard } from './test/builders/aVisit.ts'
import { all, textOf } from './test/find.ts'
import './test/onDevice.ts'
import { opened } from './test/opened.tsx'
import type { Answers } from './test/platform.ts'
import { soon } from './test/settled.ts'
import { left } from './test/shown.tsx'

const trades = [
  { measureWord: '家', title: '企业', level: 'site' },
  { measureWord: '条', title: '河段', level: 'village' },
] as const
type Trade = (typeof trades)[number]

const checklist = { key: 'village', title: '督战清单', parts: [{ part: null, team: '青石县督战队' }] }

/** A plan of a trade: money for each target, and a visit at each. */
const planOf = (trade: Trade): Partial<Plan> => ({
  targetKinds: aPlan().targetKinds.map((kind) => ({ ...kind, ...trade })),
  resources: [
    { key: 'fund', title: '整治资金', targetLists: ['municipal'], amount: 20, unit: '万元', per: 'target', targets: 3 },
  ],
})

/** The same of a plan that supervises something else: whatever a builder calls a village is called a works there. */
const without = <Thing,>(thing: Thing): Thing => JSON.parse(JSON.stringify(thing).replaceAll('村', '厂')) as Thing // every text in it is replaced by one as long

function everything(trade: Trade): Answers {
  const plan = planOf(trade)
  return without({
    'forms.plan.list': aPlanPage(),
    'forms.plan.byId': aPlanView(plan),
    'forms.plan.revisions': [aPlanSummary()],
    'forms.checklist.byKey': aChecklistView(),
    'forms.submission.byId': aRecord(),
    'forms.submission.asideList': anAsidePage(anAside()),
    'identity.region.list': regionNames,
    'assignments.visit.list': aVisitBoard(),
    'assignments.target.byId': aTargetCard({
      checklists: [checklist],
      visits: [aVisit()],
      findings: [aFinding()],
      mayKeep: true,
    }),
    'assignments.target.search': { total: 120, isAtLeast: false, targets: [aTarget()], next: null, mayKeep: true },
    'assignments.targetList.byPlan': [aTargetList()],
    'assignments.targetList.review': aListReview({ total: 1, proposals: [aProposal()] }),
    'assignments.task.board': { plan: world.plan, cells: [], totals: [] },
    'assignments.finding.list': aFindingPage(aFinding()),
    'assignments.finding.summary': [aFindingCount()],
    'assignments.finding.byId': aFindingView({ verbs: ['verify', 'sendBack'] }),
    'assignments.filing.board': aFilingBoard(),
    'assignments.due.board': aDueBoard(),
    'assignments.due.byKey': aDueView(),
    'aggregation.summary.byRegion': aSummary(),
    'aggregation.figure.behind': [aFigureRecord()],
  } satisfies Answers)
}

const pages = [
  '/plans',
  '/demo-2020',
  '/demo-2020/lists/municipal',
  '/demo-2020/lists/municipal?why=v-1',
  '/demo-2020/register',
  '/demo-2020/revisions',
  '/demo-2020/filings',
  '/demo-2020/dues',
  '/demo-2020/visits',
  '/demo-2020/targets/v-1',
  '/demo-2020/targets/v-1/visits/visit-1/fill',
  '/demo-2020/submissions/01900000-0000-7000-8000-000000000001',
  '/demo-2020/findings',
  '/demo-2020/findings/f-1',
  '/demo-2020/summary',
  `/demo-2020/summary/${world.county}`,
]
const personas = [asAuthor, asInspector, asReviewer, asViewer]

describe.each(trades)('under a plan about $title', (trade) => {
  it.each(pages)('%s speaks of no village', async (page) => {
    for (const persona of personas) {
      await left()
      await opened(page, persona, everything(trade))
      await soon(() => expect(all('heading').filter(({ tagName }) => tagName === 'H1')).toHaveLength(1))
      const around = document.body.innerHTML.match(/.{0,30}村.{0,30}/)?.[0] ?? ''
      expect(around, persona.title).toBe('')
    }
  })

  it('what is counted is counted in its words', async () => {
    const counted = trade.measureWord + trade.title
    await opened('/demo-2020', asViewer, everything(trade))
    await soon(() => expect(textOf()).toContain(`每${counted} 20 万元`))
    expect(textOf()).toContain(`3 ${counted}，共`)
    await left()
    await opened('/demo-2020/register', asAuthor, everything(trade))
    await soon(() => expect(textOf()).toContain(`120 ${counted}`))
    await left()
    await opened('/demo-2020/summary', asViewer, everything(trade))
    await soon(() => expect(textOf()).toMatch(new RegExp(`已督战 \\d+ / \\d+ ${counted}`)))
  })
})
