import type { TargetCard } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { asInspector, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aPlanView } from '../test/builders/aPlan.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisit } from '../test/builders/aVisit.ts'
import { textOf } from '../test/find.ts'
import { opened } from '../test/opened.tsx'

type Burden = NonNullable<Plan['duties']['burden']>[number]
const village = { key: 'village', title: '村督战清单', parts: [{ part: null, team: '青石县督战队' }] }
const done = (doneOn: string) => aVisit({ id: doneOn, status: 'done', doneOn, submission: 's' })
const open = (burden: Partial<Burden>, over: Partial<TargetCard> = {}, as = asInspector) =>
  opened('/demo-2020/targets/v-1', as, {
    'assignments.target.byId': aTargetCard({
      ...{ today: '2020-03-20', list: 'municipal', checklists: [village] },
      visits: [done('2020-03-02'), done('2020-03-18')],
      ...over,
    }),
    'forms.plan.byId': aPlanView({ duties: { burden: [{ key: 'sparing', title: '减轻基层负担', ...burden }] } }),
  })

describe('a target that was visited enough', () => {
  it('says so before another visit is begun, in figures and days', async () => {
    await open({ most: { count: 2, every: 'month' }, apartDays: 7, notOn: [5] })
    expect(textOf()).toContain('减轻基层负担：每月最多 2 次，本期已督战 2 次。')
    expect(textOf()).toContain('减轻基层负担：两次间隔至少 7 天，上次督战是3月18日。')
    expect(textOf()).toContain('减轻基层负担：周五不安排督战。')
  })

  it('says nothing where it bears more', async () => {
    await open({ most: { count: 3, every: 'month' }, apartDays: 2, notOn: [6, 7] })
    expect(textOf()).not.toContain('减轻基层负担')
  })

  it('says nothing to whom it is not to visit', async () => {
    await open({ most: { count: 1, every: 'month' } }, { checklists: [] }, asViewer)
    expect(textOf()).not.toContain('减轻基层负担')
  })
})
