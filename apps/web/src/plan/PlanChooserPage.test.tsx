import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aPlanSummary } from '../test/builders/aPlan.ts'
import { all, names, textOf } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { waiting } from '../test/platform.ts'

const choices = () => all('link').filter((link) => link.matches('.plan-choice'))
const open = (plans: ReturnType<typeof aPlanSummary>[], as = asInspector) => opened('/plans', as, { 'forms.plan.list': plans })
const authorOfAll = { ...asAuthor, grants: [{ role: 'author' as const, region: world.city, plan: '*' as const }] }

describe('the choice of a plan', () => {
  it('shows each plan once, with its period and how it stands', async () => {
    await open([
      aPlanSummary({ status: 'closed' }),
      aPlanSummary({ revision: 2 }),
      aPlanSummary({ plan: 'later-2021', title: '后续帮扶方案', status: 'draft', period: { end: '2021-12-31' } }),
    ])
    expect(choices().map((choice) => textOf(choice))).toEqual([
      '东山市挂牌督战实施方案2020年3月1日至2020年6月30日执行中',
      '后续帮扶方案截至 2021年12月31日草稿',
    ])
    expect(textOf()).toContain('您可以查看 2 份实施方案')
  })

  it('leads to where the person’s work in it begins', async () => {
    await open([aPlanSummary()])
    expect(choices()[0]?.getAttribute('href')).toBe('/demo-2020/start')
  })

  it.each([
    ['whose grant is for any plan', authorOfAll, true],
    ['whose grant is for one plan', asAuthor, false],
    ['who inspects', asInspector, false],
  ] as const)('offers a new one to a person %s only if they may write it', async (_, persona, may) => {
    await open([aPlanSummary()], persona)
    expect(all('link').some((link) => link.getAttribute('href') === '/plans/new')).toBe(may)
  })

  it('tells a person without any what to do', async () => {
    await open([])
    expect(names('heading')).toEqual(['没有可以查看的实施方案'])
  })

  it('waits with a skeleton', async () => {
    await opened('/plans', asInspector, { 'forms.plan.list': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('says why there is none to choose', async () => {
    await opened('/plans', asInspector, { 'forms.plan.list': new Problem('unavailable', 'service.unavailable') })
    expect(textOf()).toContain('service.unavailable')
  })
})
