import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultText, wordedFault } from '../check/wordedFault.ts'
import { comparePlans } from '../conform/comparePlans.ts'
import { conformPlan } from '../conform/conformPlan.ts'
import { partRules } from '../conform/partRules.ts'
import type { Plan } from '../schema/planSchema.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { changed, tightenings } from '../test/planChanges.ts'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { heldBelow } from './heldBelow.ts'

const told = (plan: Plan) => heldBelow(plan).map((fault) => wordedFault(fault).message)
const small = smallPlan()
const [phase, other] = small.phases as [Plan['phases'][number], Plan['phases'][number]]

describe('what a lower plan may change', () => {
  it('says of each part which elements are fixed, which are floors and which way those go, and what is free', () => {
    const plan: Plan = { ...small, phases: [{ ...phase, hold: 'fixed' }, other] }
    expect(told(plan)).toMatchInlineSnapshot(`
      [
        "阶段“部署阶段”固定：下级照办，不得改动、删去，也不得在里面增加",
        "阶段“整改阶段”是底线：不得删去，只能收紧（开始日期提前、完成日期提前）",
        "节点“半年”是底线：不得删去，只能收紧（期限提前、要求增加）",
        "督战内容“基本医疗”是底线：不得删去，只能收紧（责任单位增加）",
        "督战对象类别“行政村”是底线：不得删去，只能收紧（登记字段增加）；级别改动的，由上级判断",
        "督战名单“省级名单”“市级名单”是底线：不得删去，只能收紧（列入条件覆盖更多对象、对象类别增加、不与之重复的名单减少）；级别改动的，由上级判断",
        "督战清单“村清单”是底线：不得删去，只能收紧（项目增加、必填增加、问题处置从严）；对象类别改动的，由上级判断",
        "指标“有卫生室的村”是底线：不得删去，只能收紧（目标提高）；口径改动的，由上级判断",
        "督导“每月督导”是底线：不得删去，只能收紧（督战频次更勤、督导名单增加、督战方式增加）；督战清单改动的，由上级判断",
        "报告“月报”是底线：不得删去，只能收紧（报送频次更勤、报送时限提前）；报送级别、接收级别改动的，由上级判断",
        "备案“备案”是底线：不得删去，只能收紧（备案期限提前）；备案事项、报送级别、接收级别改动的，由上级判断",
        "问责阶梯“约谈”是底线：不得删去，只能收紧（启动条件提前、处置措施增加）",
        "督战队“市级督战队”“县级督战队”是底线：不得删去，只能收紧（负责名单增加）；级别改动的，由上级判断",
        "资金“帮扶资金”是底线：不得删去，只能收紧（标准提高、适用名单增加）；单位、计算方式改动的，由上级判断",
        "下级可以调整，也可以不采用：督战目标 1 条、周期 3 条、包联领导 1 条、单位 1 条",
        "下级方案的截止日期不得早于2020年12月31日",
        "各部分下级都可以增加自己的内容",
      ]
    `)
  })

  it('names the first of many and counts them', () => {
    const phases = Array.from({ length: 6 }, (_, at) => ({ ...phase, key: `p${at}`, title: `第${at + 1}步` }))
    expect(told({ ...small, phases })[0]).toBe(
      '阶段“第1步”“第2步”“第3步”“第4步”等 6 条是底线：不得删去，只能收紧（开始日期提前、完成日期提前）',
    )
  })

  it('cuts a long name short', () => {
    const phases = [{ ...phase, title: '一'.repeat(30) }]
    expect(told({ ...small, phases })[0]).toContain(`阶段“${'一'.repeat(20)}…”是底线`)
  })

  it('tells apart what lies in an element and is held otherwise than it', () => {
    const schema = smallChecklist(['clinic', 'doctor'])
    Object.assign(schema.properties.health.properties['clinic'] ?? {}, { 'x-hold': 'fixed' })
    const [village] = small.checklists as [Plan['checklists'][number]]
    const [area] = small.focusAreas as [Plan['focusAreas'][number]]
    const plan: Plan = {
      ...small,
      checklists: [{ ...village, schema }],
      focusAreas: [{ ...area, keyPoints: [{ key: 'clinic', title: '卫生室', hold: 'open' }] }],
    }
    expect(told(plan)[0]).toBe('清单“村清单”的题目“是否有卫生室”固定：下级照办，不得改动、删去，也不得在里面增加')
    expect(told(plan).find((text) => text.includes('可以不采用'))).toContain('督战要点 1 条')
  })

  it('is nothing where nobody is below', () => {
    expect(heldBelow({ ...small, jurisdiction: '430321109237' })).toEqual([])
  })

  it('is told in English as well, with the plan’s own words only', () => {
    for (const fault of heldBelow(small)) expect(faultText(wordedFault(fault), 'en').replace(/"[^"]*"/g, '')).toMatch(/^[ -~]+$/)
  })

  it('calls a way stricter whatever the comparison calls tightened', () => {
    const ways = Object.values(partRules).flatMap(({ rules, inside = [] }) => [...rules, ...inside])
    const stricter = new Set(ways.flatMap(({ label, stricter: way }) => (way ? [label.zh] : [])))
    const found = tightenings.flatMap((change) => comparePlans(changed(change), small))
    const labels = found.flatMap(({ verdict, label, path }) =>
      verdict === 'tightened' && !/schema|properties/.test(path) ? [label] : [],
    )
    expect(labels.length).toBeGreaterThan(10)
    expect(labels.filter((label) => !stricter.has(label))).toEqual([])
  })

  it('is what the plans below are held to: what is called free may go, and nothing else', () => {
    const lists = ['phases', 'milestones', 'targetLists', 'indicators', 'resources'] as const
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...lists), fc.nat(), (plan, list, which) => {
        const element = plan[list][which % Math.max(1, plan[list].length)]
        if (!element) return
        const lower = { ...plan, [list]: plan[list].filter((one) => one !== element) }
        const isBound = conformPlan(lower, plan).some(({ path }) => path === `${list}.${element.key}`)
        const said = heldBelow(plan).filter(({ code, path }) => path === list && code !== 'below.open')
        expect(isBound).toBe((element.hold ?? 'open') !== 'open')
        if (isBound) expect(said.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
})
