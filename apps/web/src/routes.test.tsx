import type { Actor } from '@duzhan/contracts'
import { asAuthor, asInspector, asUnit, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aChecklistView } from './test/builders/aChecklist.ts'
import { aBreach, aComparison, aFilingBoard, aFilingView, anUnclear } from './test/builders/aFiling.ts'
import { aFinding, aFindingCount, aFindingPage, aFindingView } from './test/builders/aFinding.ts'
import { aPlanPage, aPlanSummary } from './test/builders/aPlan.ts'
import { anAside, anAsidePage, anAsideView, aRecord } from './test/builders/aRecord.ts'
import { aFigureRecord, aSummary } from './test/builders/aSummary.ts'
import { aTarget, aTargetCard, aTargetList } from './test/builders/aTarget.ts'
import { aTemplatePage } from './test/builders/aTemplate.ts'
import { anAnytimeVisit, aVisit, aVisitBoard, aVisitMonth } from './test/builders/aVisit.ts'
import { all, nameOf, textOf } from './test/find.ts'
import './test/onDevice.ts'
import { opened } from './test/opened.tsx'
import type { Answers } from './test/platform.ts'
import { soon } from './test/settled.ts'
import { left } from './test/shown.tsx'

const template = { template: 'county', title: '县级实施方案模板', blanks: 0, savedAt: '2020-03-19T16:30:00.000Z' }
const village = { key: 'village', title: '村督战清单', parts: [{ part: null, team: '青石县督战队' }] }

/** A platform on which something stands at every address. */
const everything: Answers = {
  'forms.plan.list': aPlanPage([aPlanSummary(), aPlanSummary({ plan: 'other-2020', title: '另一方案' })]),
  'forms.plan.revisions': [
    aPlanSummary({ status: 'closed' }),
    aPlanSummary({ revision: 2 }),
    aPlanSummary({ revision: 3, status: 'draft' }),
  ],
  'forms.plan.compare': { comparisons: [aComparison()] },
  'forms.checklist.byKey': aChecklistView(),
  'forms.submission.byId': aRecord({ correctableUntil: '2020-04-07', asides: 1 }),
  'forms.submission.asideList': anAsidePage(anAside()),
  'forms.submission.asideById': anAsideView(),
  'forms.template.list': aTemplatePage([template]),
  'forms.template.byKey': { ...template, parameters: [], plan: { title: '方案', jurisdiction: world.county } },
  'assignments.visit.list': aVisitBoard({ anytime: [anAnytimeVisit()] }),
  'assignments.visit.month': aVisitMonth(),
  'assignments.target.byId': aTargetCard({ checklists: [village], visits: [aVisit()], findings: [aFinding()] }),
  'assignments.targetList.byPlan': [aTargetList()],
  'assignments.target.search': { total: 1, isAtLeast: false, targets: [aTarget()], next: null, mayKeep: true },
  'assignments.task.board': { plan: world.plan, cells: [], totals: [] },
  'assignments.finding.list': aFindingPage(aFinding()),
  'assignments.finding.summary': [aFindingCount()],
  'assignments.finding.byId': aFindingView({ verbs: ['verify', 'sendBack'] }),
  'assignments.filing.board': aFilingBoard(),
  'assignments.filing.byId': aFilingView({
    findings: [aBreach(), anUnclear()],
    comparisons: [aComparison()],
    verbs: ['accept', 'sendBack'],
  }),
  'aggregation.summary.byRegion': aSummary(),
  'aggregation.figure.behind': [aFigureRecord()],
}

const pages = [
  '/plans',
  '/plans/new',
  '/plans/new/county',
  '/demo-2020',
  '/demo-2020/lists/municipal',
  '/demo-2020/lists/municipal?why=v-1',
  '/demo-2020/revisions',
  '/demo-2020/revisions/new',
  '/demo-2020/filings',
  `/demo-2020/filings/${world.county}`,
  `/demo-2020/filings/${world.county}/file`,
  '/demo-2020/register',
  '/demo-2020/visits',
  '/demo-2020/visits/calendar',
  '/demo-2020/targets/v-1',
  '/demo-2020/targets/v-1/visits/visit-1/fill',
  '/demo-2020/submissions/01900000-0000-7000-8000-000000000001',
  '/demo-2020/submissions/01900000-0000-7000-8000-000000000001/correct',
  '/demo-2020/asides',
  '/demo-2020/asides/aside-1',
  '/demo-2020/findings',
  '/demo-2020/findings/f-1',
  '/demo-2020/summary',
  `/demo-2020/summary/${world.county}`,
]
const authorOfAll: Actor = { ...asAuthor, grants: [{ role: 'author', region: world.city, plan: '*' }] }
const personas: Actor[] = [authorOfAll, asInspector, asUnit]

/** What somebody who hears the page, or walks it by the keyboard, would stumble over. */
function stumblingBlocks(): string[] {
  const nameless = (['button', 'link', 'field'] as const).flatMap((role) =>
    all(role)
      .filter((one) => !one.matches('[aria-hidden=true]') && nameOf(one) === '')
      .map((one) => `a ${role} without a name: ${one.outerHTML}`),
  )
  const pictures = [...document.querySelectorAll('img:not([alt])')].map((image) => image.outerHTML)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} stands twice`)
  const pointers = [...document.querySelectorAll('label[for], [aria-labelledby]')].flatMap((one) => {
    const to = one.getAttribute('for') ?? one.getAttribute('aria-labelledby') ?? ''
    return to
      .split(' ')
      .filter((id) => !ids.includes(id))
      .map((id) => `${one.tagName} points to ${id}, which is nowhere`)
  })
  return [...nameless, ...pictures, ...repeated, ...pointers]
}

describe('every page, whoever opens it', () => {
  it.each(pages)(
    '%s has one heading, a title, a name for everything that can be used, and no hole in its words',
    async (page) => {
      for (const persona of personas) {
        await left()
        await opened(page, persona, everything)
        await soon(() => expect(all('heading').filter(({ tagName }) => tagName === 'H1')).toHaveLength(1))
        expect(document.title, persona.title).toMatch(/. · 督战$/)
        expect(textOf(), persona.title).not.toMatch(/undefined|NaN|\[object|Invalid Date|\bnull\b/)
        expect(stumblingBlocks(), persona.title).toEqual([])
        expect(
          all('link').filter((link) => /undefined|null|\/\//.test(link.getAttribute('href') ?? '')),
          persona.title,
        ).toEqual([])
      }
    },
  )
})
