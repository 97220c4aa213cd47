import { asInspector } from '@duzhan/test-kit/personas'
import { expect, it } from 'vitest'
import { aPlanPage, aPlanSummary } from '../test/builders/aPlan.ts'
import { textOf } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { soon } from '../test/settled.ts'

it('a plan on whatever page of the list is known to the frame of the page', async () => {
  const first = Array.from({ length: 3 }, (_, no) => aPlanSummary({ plan: `early-${no}`, title: `较早的方案${no}` }))
  const next = { value: '', id: 'early-2' }
  const platform = await opened('/demo-2020', asInspector, {
    'assignments.targetList.byPlan': [],
    'forms.plan.list': (input) =>
      input?.cursor ? aPlanPage([aPlanSummary()], { total: 4 }) : aPlanPage(first, { total: 4, next }),
  })
  await soon(() => expect(textOf(document.querySelector('header') ?? undefined)).toContain('东山市挂牌督战实施方案'))
  expect(platform.asked('forms.plan.list')).toEqual([{}, { cursor: next }])
})
