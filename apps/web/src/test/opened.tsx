import type { Actor } from '@duzhan/contracts'
import { App } from '../app.tsx'
import { aPlanPage, aPlanView, findingOf, regionsOf } from './builders/aPlan.ts'
import { anAsidePage } from './builders/aRecord.ts'
import { aListReview } from './builders/aTarget.ts'
import { aWaiting } from './builders/aWaiting.ts'
import { textOf } from './find.ts'
import { type Answers, type Platform, platform, waiting } from './platform.ts'
import { settled, soon } from './settled.ts'
import { drawn, meOf } from './shown.tsx'

const noneSoon = { plan: 'demo-2020', today: '2020-03-20', days: 3, count: 0, late: 0, dues: [] }

/** What nearly every page asks besides its own matter. */
const usual: Answers = {
  'forms.plan.list': aPlanPage(),
  'forms.plan.byId': aPlanView(),
  'identity.region.list': regionsOf(),
  'identity.region.find': findingOf(),
  'forms.submission.asideList': anAsidePage(),
  'assignments.targetList.review': aListReview(),
  'assignments.finding.choices': { categories: [], responsible: [] },
  'assignments.due.effects': { sentences: [], warnings: [], crossed: [] },
  'assignments.due.ahead': { month: '2020-03', months: ['2020-03'], count: 0, days: [], lists: [] },
  'assignments.due.soon': noneSoon,
  'assignments.work.waiting': aWaiting(),
  'assignments.message.unread': { count: 0 },
  'assignments.due.anytime': { plan: 'demo-2020', offers: [], events: [], places: [], told: [] },
  'aggregation.summary.changed': waiting,
}

/** The whole page at an address, as a persona sees it whom the platform answers this. */
export async function opened(address: string, as: Actor, answers: Answers = {}): Promise<Platform> {
  const asked = platform({ 'session.current': meOf(as), ...usual, ...answers })
  history.replaceState(null, '', address)
  await drawn(<App />)
  // a page whose code is still being loaded shows nothing at all
  await soon(() => {
    if (textOf() === '') throw new Error(`nothing is shown at ${address}`)
  })
  await settled()
  return asked
}
