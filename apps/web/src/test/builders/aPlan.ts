import type { FoundRegion, HeldRegion, PlanPage, PlanPreview, PlanSummary, PlanView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { isRegionCode, type Level, levelOf, regionPath, regionsWritten } from '@duzhan/regions'
import { world } from '@duzhan/test-kit/personas'
import { aChecklist } from './aChecklist.ts'

/** What the regions of the made-up world are called. */
export const regionNames: { code: string; name: string }[] = [
  { code: world.province, name: '示范省' },
  { code: world.city, name: '东山市' },
  { code: world.county, name: '青石县' },
  { code: world.township, name: '柳河乡' },
  { code: world.village, name: '上坪村' },
  { code: world.otherCounty, name: '白沙县' },
]

interface RegionsAsked {
  within?: string | undefined
  level?: Level | undefined
  codes?: string[] | undefined
  beneath?: string | undefined
  written?: string[] | undefined
}
/** What the platform answers of these regions, whichever are asked for. */
export const regionsOf =
  (all: readonly HeldRegion[] = regionNames) =>
  ({ within, level, codes, beneath, written }: RegionsAsked): HeldRegion[] => {
    const pathOf = (code: string): string[] => (isRegionCode(code) ? regionPath(code) : [])
    const parentOf = (code: string) =>
      pathOf(code)
        .slice(0, -1)
        .findLast((above) => all.some((one) => one.code === above))
    if (codes) return all.filter(({ code }) => codes.includes(code))
    if (beneath !== undefined)
      return all
        .filter(({ code }) => parentOf(code) === beneath)
        .map((one) => ({ ...one, below: all.filter(({ code }) => parentOf(code) === one.code).length }))
    const meant = written?.flatMap(regionsWritten(all)).flatMap(pathOf)
    return all.filter(
      ({ code }) =>
        (meant === undefined || meant.includes(code)) &&
        within !== undefined &&
        pathOf(code).includes(within) &&
        (level === undefined || (isRegionCode(code) && levelOf(code) === level)),
    )
  }

/** What the platform finds among these regions: those whose name or code begins with what was typed. */
export const findingOf =
  (all: readonly HeldRegion[] = regionNames) =>
  ({ text, within }: { text: string; within?: string | undefined }): FoundRegion[] => {
    const pathOf = (code: string): string[] => (isRegionCode(code) ? regionPath(code) : [])
    const nameOf = (code: string) => all.find((one) => one.code === code)?.name ?? []
    return all
      .filter(
        ({ code, name }) =>
          (name.startsWith(text) || code.startsWith(text)) && (within === undefined || pathOf(code).includes(within)),
      )
      .map(({ code, name }) => ({ code, name, above: pathOf(code).slice(0, -1).flatMap(nameOf) }))
  }

/** A city's plan of half a year: one list of villages, a monthly visit with a checklist to fill, one unit with one task. */
export const aPlan = (over: Partial<Plan> = {}): Plan => ({
  code: world.plan,
  revision: 1,
  title: '东山市挂牌督战实施方案',
  jurisdiction: world.city,
  period: { start: '2020-03-01', end: '2020-06-30' },
  document: { issuer: '东山市扶贫开发领导小组' },
  goals: [],
  phases: [],
  milestones: [],
  focusAreas: [],
  targetKinds: [
    {
      key: 'village',
      title: '贫困村',
      level: 'village',
      attributes: {
        type: 'object',
        properties: {
          people: { type: 'integer', title: '未脱贫人口', minimum: 0, 'x-unit': '人' },
          hasRoad: { type: 'boolean', title: '通硬化路' },
        },
        additionalProperties: false,
      },
    },
  ],
  targetLists: [
    {
      key: 'municipal',
      title: '市级挂牌村',
      level: 'city',
      targetKinds: ['village'],
      rules: [
        {
          key: 'many',
          title: '未脱贫人口不少于 100 人',
          where: { properties: { people: { minimum: 100 } }, required: ['people'] },
        },
      ],
    },
  ],
  checklists: [aChecklist()],
  indicators: [],
  cycles: [{ key: 'monthly', every: 'month', endsOn: 'last' }],
  duties: {
    visits: [
      {
        key: 'monthly-visit',
        title: '每月督导',
        targetLists: ['municipal'],
        cycle: 'monthly',
        times: 1,
        checklist: 'village',
        modes: ['fixed'],
      },
    ],
  },
  ladder: [],
  assignments: { teams: [{ key: 'county-team', title: '县督战队', level: 'county', targetLists: ['municipal'] }] },
  resources: [],
  units: [],
  notes: [],
  ...over,
})

/** That plan in a list of plans, in force. */
export function aPlanSummary(over: Partial<PlanSummary> = {}): PlanSummary {
  const { code, revision, title, jurisdiction, period } = aPlan()
  return { plan: code, revision, title, jurisdiction, period, status: 'published', ...over }
}

/** That plan as its own page is given it. */
export function aPlanView(document: Partial<Plan> = {}, over: Partial<PlanView> = {}): PlanView {
  const plan = aPlan(document)
  const { code, revision, title, jurisdiction, period } = plan
  return {
    ...{ plan: code, revision, title, jurisdiction, period, status: 'published' },
    ...{ document: plan, own: null, warnings: [], hash: 'a'.repeat(64), publishedAt: '2020-03-01T01:00:00.000Z', closedAt: null },
    ...over,
  }
}

/** A page that holds all of some plans. */
export function aPlanPage(plans: PlanSummary[] = [aPlanSummary()], over: Partial<PlanPage> = {}): PlanPage {
  const countOf = (status: PlanSummary['status']) => plans.filter((plan) => plan.status === status).length
  const counts = { all: plans.length, published: countOf('published'), draft: countOf('draft'), closed: countOf('closed') }
  return { plans, total: plans.length, next: null, counts, ...over }
}

/** What publishing a plan would mean that says nothing yet. */
export const aPlanPreview = (over: Partial<PlanPreview> = {}): PlanPreview => ({
  warnings: [],
  last: null,
  superior: null,
  items: [],
  below: [],
  above: [],
  effects: { sentences: [], warnings: [], crossed: [] },
  ...over,
})
