import { type DueStanding, type DueSummary, dueGroups, duesIn } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asUnit, asViewer } from '@duzhan/test-kit/personas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { follow, press, write } from '../test/act.ts'
import { aDue, aDueBoard } from '../test/builders/aDue.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { dueKeyOf, duePath, latenessText } from './dueText.ts'

const at = '/demo-2020/dues'
const usual = { plan: 'demo-2020', text: '', order: 'due', limit: 100 }
const open = (dues: DueSummary[], as = asViewer, path = at) =>
  opened(path, as, { 'assignments.due.board': (asked) => aDueBoard({ dues }, asked) })
const standings: DueStanding[] = ['open', 'missed', 'done', 'doneLate', 'received', 'returned', 'excused', 'cancelled']
const each = standings.map((standing, index) =>
  aDue({
    ...{ key: `k${index}`, standing, by: `第${index}县` },
    handedInOn: ['done', 'doneLate', 'received', 'returned'].includes(standing) ? '2020-03-24' : null,
    lateDays: standing === 'missed' || standing === 'doneLate' ? 3 : 0,
  }),
)

describe('the board of what is due', () => {
  it('shows first what is to be done, and who is late with it', async () => {
    await open(each)
    expect(texts('row')).toEqual([
      '督战月报报告待办第0县3月1日至3月31日3月25日未到期',
      '督战月报报告未报第1县3月1日至3月31日3月25日逾期 3 天',
      '督战月报报告已退回第5县3月1日至3月31日3月25日按期',
    ])
  })

  it('adds up, without what the plan no longer asks for', async () => {
    await open(each)
    const figures = all('region').flatMap((region) => [...region.querySelectorAll('.figure')].map((figure) => textOf(figure)))
    expect(figures).toEqual(['应办7项', '待办3项', '逾期或迟报2项', '待接收2项', '已办结2项'])
  })

  it.each([
    ['逾期 1', ['第1县']],
    ['待接收 2', ['第2县', '第3县']],
    ['已办结 3', ['第4县', '第6县', '第7县']],
    ['全部 8', standings.map((_, index) => `第${index}县`)],
  ])('shows what is %s, and keeps that in the address', async (chip, counties) => {
    await open(each)
    await press(chip)
    expect(texts('row').map((row) => /第\d县/.exec(row)?.[0])).toEqual(counties)
    expect(address()).toContain('?show=')
  })

  it('opens with the group that an address names', async () => {
    await open(each, asViewer, `${at}?show=settled`)
    expect(texts('row')).toHaveLength(3)
  })

  it.each([
    ['own', '只看本单位应办的。'],
    ['toReceive', '只看报来、等您接收的。'],
  ])('asks for one part where the address does, says so and leads to the rest: %s', async (of, said) => {
    const platform = await open(each, asUnit, `${at}?of=${of}&show=late`)
    expect(platform.asked('assignments.due.board')).toEqual([{ ...usual, of, group: 'late' }])
    expect(textOf()).toContain(said)
    await press(/^全部/)
    expect(address()).toBe(`${at}?of=${of}&show=all`)
    await follow('查看全部')
    expect(platform.asked('assignments.due.board').at(-1)).toEqual({ ...usual, group: 'first' })
  })

  it('opens with the first group that holds anything', async () => {
    await open([aDue({ standing: 'received', handedInOn: '2020-03-20' })])
    expect(textOf(the('region', '已办结'))).toContain('已接收')
  })

  const many = Array.from({ length: 12 }, (_, index) => aDue({ key: `m${index}`, by: `第${index}县` }))
  it('goes on below by a hundred, and counts all', async () => {
    const next = { value: '2020-03-25', id: 'm11' }
    const platform = await opened(at, asViewer, {
      'assignments.due.board': ({ cursor }) =>
        cursor
          ? aDueBoard({ dues: [aDue({ key: 'last', by: '最后县' })], total: 13 })
          : aDueBoard({ dues: many, next, total: 13 }),
    })
    expect(textOf()).toContain('已显示 12 条，共 13 条')
    await press('显示更多')
    expect(platform.asked('assignments.due.board').at(-1)).toEqual({ ...usual, group: 'first', cursor: next })
    expect(texts('row')).toHaveLength(13)
  })

  it('is looked through and put in order on the platform, as the address says', async () => {
    const platform = await open(many, asViewer, `${at}?text=%E7%AC%AC1&order=late&show=owed`)
    const asked = () => platform.asked('assignments.due.board').at(-1)
    expect(asked()).toEqual({ ...usual, group: 'owed', text: '第1', order: 'late' })
    await write('事项、单位或对象', '第2县')
    await soon(() => expect(asked()).toEqual({ ...usual, group: 'owed', text: '第2县', order: 'late' }))
    expect(new URLSearchParams(location.search).get('text')).toBe('第2县')
  })

  it('that nothing is found on says so', async () => {
    await opened(`${at}?text=x`, asViewer, {
      'assignments.due.board': aDueBoard({ dues: many }, { group: 'settled' }),
    })
    expect(textOf()).toContain('没有找到。请换一个词，或换一类。')
  })

  it('leads to each due, whose key has slashes', async () => {
    await open([aDue()], asUnit)
    const link = the('link', '督战月报').getAttribute('href') ?? ''
    expect(link).toBe(`${at}/${encodeURIComponent('reports.monthly~region:990121000000~-~2020-03~1')}`)
    expect(dueKeyOf(decodeURIComponent(link.split('/').at(-1) ?? ''))).toBe(aDue().key)
  })

  it('says what it is about and that the plan names nobody', async () => {
    await open([aDue({ by: null, about: '清泉村', what: 'confirmation' })])
    expect(texts('row')[0]).toContain('确认 · 关于清泉村')
    expect(texts('row')[0]).toContain('方案未写明')
  })

  it('adds up by body and by kind, who is late most standing first, and keeps that in the address', async () => {
    await open([
      aDue({ standing: 'received', handedInOn: '2020-03-20' }),
      aDue({ key: 'k2', by: '白水县', standing: 'missed', lateDays: 2 }),
    ])
    await press('按单位')
    expect(texts('row').map((row) => row.replace(/\d/g, ' $&'))).toEqual(['白水县 1 0 0 1 0 0', '青石县 1 1 0 0 0 0'])
    expect(address()).toContain('view=bodies')
    await press('按类别')
    expect(texts('row')).toEqual(['报告210100'])
  })

  it('leads to the pages where tasks are reported and plans filed', async () => {
    await open([
      aDue({ key: 't', what: 'task', title: '小额信贷', elsewhere: 'tasks' }),
      aDue({ key: 'f', what: 'filing', title: '方案备案', elsewhere: 'filings' }),
    ])
    expect(the('link', '小额信贷').getAttribute('href')).toBe('/demo-2020#tasks')
    expect(the('link', '方案备案').getAttribute('href')).toBe('/demo-2020/filings')
    expect(texts('row')[0]).toContain('任务进展 · 在任务表报进展')
  })

  it('names a plan to be filed to who may not read the board of filings, and leads them nowhere', async () => {
    await open([aDue({ key: 'f', what: 'filing', title: '方案备案', elsewhere: 'filings' })], asInspector)
    expect(texts('row')[0]).toContain('方案备案')
    expect(names('link')).not.toContain('方案备案')
  })

  it('counts nobody late with what was due before the platform had the plan', async () => {
    await open([aDue({ standing: 'beforePlatform' }), aDue({ key: 'k2' })])
    const figures = [...the('region').querySelectorAll('.figure')].map((figure) => textOf(figure))
    expect(figures[0]).toBe('应办1项')
    await press('已办结 1')
    expect(texts('row')[0]).toContain('平台启用前')
    expect(texts('row')[0]).toContain('不计')
  })

  it('says that nothing is owed', async () => {
    await open([])
    expect(textOf()).toContain('方案没有需要按期办理的事项')
  })

  it('says that a group is empty', async () => {
    await open([aDue()])
    await press('已办结 0')
    expect(textOf()).toContain('没有这一类事项')
  })

  it('waits with a skeleton', async () => {
    await opened(at, asViewer, { 'assignments.due.board': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('says why it cannot be shown', async () => {
    await opened(at, asViewer, { 'assignments.due.board': new Problem('absent', 'plan.absent') })
    expect(textOf()).toContain('没有找到，或不在您的权限范围')
  })
})

describe('the groups of a board', () => {
  it('hold every due: each is owed, waits or is settled, and none is two of these', () => {
    fc.assert(
      fc.property(fc.constantFrom(...standings), fc.nat(40), (standing, lateDays) => {
        const due = aDue({ standing, lateDays })
        const held = dueGroups.filter((group) => duesIn([due], group).length > 0)
        expect(held.filter((group) => group !== 'all' && group !== 'late')).toHaveLength(1)
        expect(held).toContain('all')
        expect(held.includes('late')).toBe(held.includes('owed') && lateDays > 0)
      }),
    )
  })

  it.each<[DueStanding, number, string | null, string]>([
    ['open', 0, null, '未到期'],
    ['missed', 2, null, '逾期 2 天'],
    ['done', 0, '2020-03-24', '按期'],
    ['doneLate', 4, '2020-03-29', '迟 4 天'],
    ['returned', 4, '2020-03-29', '迟 4 天'],
    ['excused', 9, null, '不计'],
    ['cancelled', 9, null, '不计'],
  ])('%s, %i days late, handed in on %s, is said as %s', (standing, lateDays, handedInOn, words) => {
    expect(latenessText({ standing, lateDays, handedInOn })).toBe(words)
  })

  it('find a key again by its address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9.:@/-]{1,60}$/), (key) => {
        expect(dueKeyOf(decodeURIComponent(duePath('p', key).replace('/p/dues/', '')))).toBe(key)
      }),
    )
  })
})
