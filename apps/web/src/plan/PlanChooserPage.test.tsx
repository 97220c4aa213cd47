import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aPlanPage, aPlanSummary } from '../test/builders/aPlan.ts'
import { address, all, names, textOf } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const choices = () => all('link').filter((link) => link.matches('.plan-choice'))
const open = (plans: ReturnType<typeof aPlanSummary>[], as = asInspector) =>
  opened('/plans', as, { 'forms.plan.list': aPlanPage(plans) })
const authorOfAll = { ...asAuthor, grants: [{ role: 'author' as const, region: world.city, plan: '*' as const }] }

describe('the choice of a plan', () => {
  it('shows each plan once, with its period and how it stands', async () => {
    await open([
      aPlanSummary({ status: 'closed' }),
      aPlanSummary({ revision: 2 }),
      aPlanSummary({ plan: 'later-2021', title: '后续帮扶方案', status: 'draft', period: { end: '2021-12-31' } }),
    ])
    expect(choices().map((choice) => textOf(choice))).toEqual([
      '东山市挂牌督战实施方案2020年3月1日至6月30日执行中',
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

  describe('among many', () => {
    const many = Array.from({ length: 7 }, (_, no) => aPlanSummary({ plan: `plan-${no}`, title: `方案${no}` }))
    const next = { value: '', id: 'plan-3' }
    const openMany = (at = '/plans') =>
      opened(at, asInspector, {
        'forms.plan.list': (input) => {
          if (!input?.limit) return aPlanPage(many) // the menus ask for all
          if (input.text === '没有') return aPlanPage([])
          return input.cursor ? aPlanPage(many.slice(4), { total: 7 }) : aPlanPage(many.slice(0, 4), { total: 7, next })
        },
      })
    const foot = () => textOf(document.querySelector('.pages-foot') ?? undefined)

    it('goes page by page, says how many there are, and reaches the last', async () => {
      await openMany()
      expect(choices()).toHaveLength(4)
      expect(foot()).toContain('已显示 4 条，共 7 条')
      await press('显示更多')
      await soon(() => expect(choices()).toHaveLength(7))
      expect(foot()).toBe('共 7 条，已全部显示')
    })

    it('is narrowed down and put in order by what the address keeps', async () => {
      const platform = await openMany()
      await write('按方案名称或编号查找', '督战')
      await soon(() => expect(address()).toBe(`/plans?text=${encodeURIComponent('督战')}`))
      await press('执行中')
      await choose('排列次序', '督战期间晚的在前')
      const last = platform.asked('forms.plan.list').at(-1)
      expect(last).toEqual({ text: '督战', order: 'latest', status: 'published', limit: 40 })
      expect(address()).toContain('status=published&order=latest')
      await openMany(address())
      expect(platform.asked('forms.plan.list').at(-1), 'as whoever is sent the address asks').toEqual(last)
    })

    it('says that nothing is called so', async () => {
      await openMany(`/plans?text=${encodeURIComponent('没有')}`)
      expect(textOf()).toContain('没有符合条件的方案')
      expect(textOf()).toContain('您可以查看 7 份实施方案')
    })
  })

  it('of few is not looked through', async () => {
    await open([aPlanSummary()])
    expect(names('field')).not.toContain('按方案名称或编号查找')
  })

  it('tells a person without any what to do', async () => {
    await open([])
    expect(names('heading')).toEqual(['没有可以查看的实施方案'])
  })

  it('tells whoever may write the first one that they may', async () => {
    await open([], authorOfAll)
    await soon(() => expect(textOf()).toContain('本地区还没有方案'))
    expect(names('link')).toContain('新建方案')
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
