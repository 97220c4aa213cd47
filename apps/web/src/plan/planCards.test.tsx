import type { Plan } from '@duzhan/plan'
import { asInspector, asUnit, asViewer } from '@duzhan/test-kit/personas'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { choose, press } from '../test/act.ts'
import { aPlan } from '../test/builders/aPlan.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { DutyCards } from './DutyCards.tsx'
import { FocusAreaCard } from './FocusAreaCard.tsx'
import { IndicatorCard } from './IndicatorCard.tsx'
import { NotesCard } from './NotesCard.tsx'
import { OwnerCard } from './OwnerCard.tsx'
import { PhaseCard } from './PhaseCard.tsx'
import { PrintedCheckCard } from './PrintedCheckCard.tsx'
import { TeamCard } from './TeamCard.tsx'

const draw = (card: ReactNode, as = asInspector) => shown(card, { as, at: '/demo-2020', route: '/:plan' })
const emptyPlan = aPlan({ duties: {}, targetLists: [], checklists: [], assignments: {} })

describe('a part that a plan lacks', () => {
  it.each<[string, (plan: Plan) => ReactNode]>([
    ['its duties', (plan) => <DutyCards plan={plan} />],
    ['its focus areas', (plan) => <FocusAreaCard plan={plan} />],
    ['its indicators', (plan) => <IndicatorCard plan={plan} />],
    ['its notes', (plan) => <NotesCard plan={plan} />],
    ['its owners', (plan) => <OwnerCard plan={plan} />],
    ['its phases', (plan) => <PhaseCard plan={plan} />],
    ['its teams', (plan) => <TeamCard plan={plan} />],
    ['its printed figures', () => <PrintedCheckCard checks={[]} />],
  ])('leaves no trace: %s', async (_, card) => {
    await draw(card(emptyPlan))
    expect(textOf()).toBe('')
  })
})

describe('the phases of a plan', () => {
  const phases = (start: string, end: string): Partial<Plan> => ({
    phases: [{ key: 'a', title: '集中督战', start, end, goal: '全部走到' }],
  })

  it.each([
    ['2020-03-01', '2020-03-31', '进行中'],
    ['2020-01-01', '2020-03-19', '已结束'],
    ['2020-01-01', '2020-03-20', '进行中'],
    ['2020-03-21', '2020-04-30', '未开始'],
  ])('from %s to %s are on 20 March: %s', async (start, end, word) => {
    await draw(<PhaseCard plan={aPlan(phases(start, end))} />)
    expect(texts('item')[0]).toContain(word)
    expect(texts('item')[0]).toContain('全部走到。')
  })

  it('name their years where they lie in two', async () => {
    await draw(<PhaseCard plan={aPlan(phases('2020-09-01', '2021-03-31'))} />)
    expect(texts('item')[0]).toContain('2020年9月1日—2021年3月31日')
  })

  it('leave the year out where it is one', async () => {
    await draw(<PhaseCard plan={aPlan(phases('2020-03-01', '2020-03-31'))} />)
    expect(texts('item')[0]).toContain('3月1日—3月31日')
  })

  it('stand with their milestones by date, those of no phase at the end', async () => {
    const milestones = [
      { key: 'late', title: '全部销号', due: '2020-03-31', phase: 'a', lines: ['全部销号'] },
      { key: 'early', title: '全部走到', due: '2020-03-10', phase: 'a', lines: ['每村一次', '每户一次'] },
      { key: 'loose', title: '总结', due: '2020-06-30', lines: ['报省'] },
    ]
    await draw(<PhaseCard plan={aPlan({ ...phases('2020-03-01', '2020-03-31'), milestones })} />)
    const told = [...document.querySelectorAll('.milestone')].map((one) => textOf(one))
    expect(told).toEqual(['节点 3月10日：全部走到每村一次每户一次', '节点 3月31日：全部销号', '节点 6月30日：总结报省'])
  })

  it('name the years of milestones where they are several', async () => {
    const milestones = ['2020-12-31', '2021-12-31'].map((due) => ({ key: due, title: '年度总结', due, lines: ['报省'] }))
    await draw(<PhaseCard plan={aPlan({ milestones })} />)
    expect(textOf()).toContain('节点 2020年12月31日：年度总结')
    expect(textOf()).toContain('节点 2021年12月31日：年度总结')
  })
})

describe('the money of a plan', () => {
  const money = (more: Partial<Plan['resources'][number]> = {}): Plan['resources'] => [
    { key: 'm', title: '帮扶资金', targetLists: ['municipal'], amount: 5, unit: '万元', per: 'target', targets: 1_200, ...more },
  ]
  const kinds = (...levels: ('village' | 'household' | 'site' | 'county')[]): Partial<Plan> => ({
    targetKinds: levels.map((level) => ({
      ...{ key: level, title: level === 'village' ? '行政村' : level, level },
      attributes: { type: 'object', properties: {}, additionalProperties: false },
    })),
    targetLists: [{ key: 'municipal', title: '名单', level: 'city', targetKinds: levels }],
  })

  it.each([
    [['village'], '每村 5 万元1,200 个村，共 6,000 万元'],
    [['household'], '每户 5 万元1,200 户，共 6,000 万元'],
    [['site'], '每个安置点 5 万元1,200 个安置点，共 6,000 万元'],
    [['county'], '每县 5 万元1,200 个县，共 6,000 万元'],
    [['village', 'site'], '每个对象 5 万元1,200 个对象，共 6,000 万元'],
  ] as const)('is counted by what it is for: %j', async (levels, words) => {
    await draw(<TeamCard plan={aPlan({ ...kinds(...levels), resources: money() })} />)
    expect(textOf(document.querySelector('.money') ?? document.body)).toBe(words)
  })

  it('says from which fund it comes and what it excludes', async () => {
    await draw(<TeamCard plan={aPlan({ resources: money({ fund: '省级专项资金', exclusive: '不重复享受' }) })} />)
    expect(textOf(the('region', '资金'))).toContain('省级专项资金；不重复享受')
  })
})

describe('the teams of a plan', () => {
  it('stand with the lists that they serve, their posts and their leads', async () => {
    const team = {
      key: 't',
      title: '县督战队',
      level: 'county',
      targetLists: ['municipal'],
      memberPosts: ['扶贫办', '卫健局'],
      leadPosts: ['副县长'],
    } as const
    await draw(
      <TeamCard
        plan={aPlan({
          assignments: {
            teams: [{ ...team, targetLists: ['municipal'], memberPosts: ['扶贫办', '卫健局'], leadPosts: ['副县长'] }],
          },
        })}
      />,
    )
    expect(texts('item', the('region', '督战队'))).toEqual(['县督战队负责市级挂牌村抽调单位：扶贫办、卫健局领队：副县长'])
  })
})

describe('the duties of a plan', () => {
  const units: Plan['units'] = [{ key: 'office', title: '市扶贫办' }]
  const report = { key: 'r', title: '周报', from: 'county', to: 'city', cycle: 'monthly' } as const

  it('say how often, in which manner and by whom targets are visited', async () => {
    const [duty] = aPlan().duties.visits ?? []
    if (!duty) throw new Error('the plan has no visit')
    const visits = [{ ...duty, modes: ['fixed' as const, 'covert' as const], unannounced: true, unit: 'office' }]
    await draw(<DutyCards plan={aPlan({ units, duties: { visits } })} />)
    expect(texts('item')).toEqual(['督导每月督导每月不少于 1 次 · 定点 · 暗访 · 四不两直 · 市扶贫办'])
  })

  it.each([
    [{ dueDay: 5, dueRule: 'before' }, '每月5日前'],
    [{ dueDay: 5 }, '每月5日'],
    [{ dueDay: 'last' }, '每月最后一天'],
    [{}, '遇重要情况时'],
  ] as const)('say when a report is owed: %j', async (rule, words) => {
    await draw(<DutyCards plan={aPlan({ duties: { reports: [{ ...report, ...rule }] } })} />)
    expect(texts('item')).toEqual([`上报周报${words} · 县级 → 市级`])
  })

  it('name the body that a report goes to, and on what', async () => {
    const reports = [{ ...report, toUnit: 'office', media: ['electronic' as const, 'paper' as const] }]
    await draw(<DutyCards plan={aPlan({ units, duties: { reports } })} />)
    expect(texts('item')[0]).toContain('县级 → 市扶贫办 · 电子版、纸质版')
  })

  it.each([
    ['a viewer', asViewer, true],
    ['a unit', asUnit, false],
  ] as const)('lead %s to the filings only if they may see them', async (_, persona, may) => {
    const filings: Plan['duties']['filings'] = [
      { key: 'f', title: '方案备案', from: 'county', to: 'city', what: 'plan', due: '2020-03-31' },
    ]
    await draw(<DutyCards plan={aPlan({ duties: { filings } })} />, persona)
    expect(texts('item')[0]).toContain('2020年3月31日前 · 县级 → 市级')
    expect(names('link').includes('查看备案情况')).toBe(may)
  })

  it('say of a meeting without a rhythm that it is held regularly', async () => {
    const meetings: Plan['duties']['meetings'] = [
      { key: 'a', title: '调度会', level: 'city', cycle: 'monthly' },
      { key: 'b', title: '碰头会', level: 'city' },
    ]
    await draw(<DutyCards plan={aPlan({ duties: { meetings } })} />)
    expect(texts('item')).toEqual(['会商调度会每月', '会商碰头会定期'])
  })
})

describe('the indicators of a plan', () => {
  const indicator = (key: string, more: Partial<Plan['indicators'][number]> = {}): Plan['indicators'][number] => ({
    ...{ key, code: key, title: `指标${key}`, better: 'higher', measure: { kind: 'sum' } },
    ...more,
  })

  it('stand with goal, day and scope; what a document does not say is not made up', async () => {
    const goal = { comparator: '>=', value: 60, unit: '%', by: '2020-06-30', scope: '全市' } as const
    await draw(
      <IndicatorCard plan={aPlan({ indicators: [indicator('a', { goal, of: 'village', theme: 'water' }), indicator('b')] })} />,
    )
    expect(texts('row')).toEqual(['指标a不低于 60%2020年6月30日全市；按贫困村统计饮水安全', '指标b未规定目标值'])
    expect(textOf(the('region', '目标指标'))).toContain('2 项，其中 1 项有目标值')
  })

  it('are ten at first, and all when asked for', async () => {
    await draw(<IndicatorCard plan={aPlan({ indicators: Array.from({ length: 12 }, (_, index) => indicator(`i${index}`)) })} />)
    expect(texts('row')).toHaveLength(10)
    await press('查看全部 12 项')
    expect(texts('row')).toHaveLength(12)
    expect(names('button')).not.toContain('查看全部 12 项')
  })

  it('are filtered by theme; one that the platform has no name for goes by its key', async () => {
    await draw(
      <IndicatorCard plan={aPlan({ indicators: [indicator('a', { theme: 'water' }), indicator('b', { theme: 'fish' })] })} />,
    )
    await choose('主题', 'fish')
    expect(texts('row')).toEqual(['指标b未规定目标值fish'])
    await choose('主题', '全部主题')
    expect(texts('row')).toHaveLength(2)
  })
})

describe('what a plan supervises', () => {
  const area = (more: Partial<Plan['focusAreas'][number]>): Partial<Plan> => ({
    focusAreas: [{ key: 'a', title: '饮水安全', ...more }],
  })

  it.each([
    ['nothing more than its title', '饮水安全。', null],
    ['a sentence', '饮水安全。查看每户水质。', '查看每户水质。'],
  ])('says %s', async (_, text, said) => {
    await draw(<FocusAreaCard plan={aPlan(area({ text }))} />)
    expect(texts('item')).toEqual([`1饮水安全${said ?? ''}`])
  })

  it('folds paragraphs away', async () => {
    await draw(<FocusAreaCard plan={aPlan(area({ text: '查看每户水质。'.repeat(20) }))} />)
    expect(names('button')).toEqual(['任务内容'])
  })

  it('lists what to look at, level by level', async () => {
    const keyPoints = [{ key: 'p', title: '水源', variants: [{ level: 'county' as const, text: '查台账' }] }]
    await draw(<FocusAreaCard plan={aPlan(area({ keyPoints }))} />)
    expect(texts('item').at(-1)).toBe('水源县级 查台账')
  })
})

describe('who leads on a list', () => {
  it('stands by role, one body or several, and a dash where nobody does', async () => {
    const { targetLists } = aPlan()
    const [list] = targetLists
    if (!list) throw new Error('the plan has no list')
    const plan = aPlan({
      units: [
        { key: 'a', title: '市扶贫办' },
        { key: 'b', title: '市纪委' },
      ],
      targetLists: [list, { ...list, key: 'other', title: '其他名单' }],
      assignments: {
        owners: [
          { key: '1', targetList: 'municipal', unit: 'a', role: 'lead' },
          { key: '2', targetList: 'municipal', unit: 'b', role: 'lead' },
          { key: '3', targetList: 'other', unit: 'b', role: 'covert' },
        ],
      },
    })
    await draw(<OwnerCard plan={plan} />)
    expect(texts('row')).toEqual(['市级挂牌村市扶贫办、市纪委—', '其他名单—市纪委'])
  })
})

describe('the figures that a document prints', () => {
  const check = (printed: number, counted: number) => ({
    of: 'targets' as const,
    key: `${printed}`,
    title: '对象数',
    printed,
    counted,
  })

  it.each([
    [[check(1_110, 1_110)], '1 项全部一致', '对象数1,1101,110一致'],
    [[check(10, 12)], '1 项不一致', '对象数1012相差 +2'],
    [[check(1_200, 10)], '1 项不一致', '对象数1,20010相差 -1,190'],
  ])('are held against the register', async (checks, aside, row) => {
    await draw(<PrintedCheckCard checks={checks} />)
    expect(textOf()).toContain(aside)
    expect(texts('row')).toEqual([row])
  })
})
