import { derivedPlan, type Plan } from '@duzhan/plan'
import type { TestPlatform } from './platform.ts'

export const cityPlan = 'xiangtan-2020'

/** The counties of the city, by the short name that their accounts begin with. */
export const counties = {
  xtx: { name: '湘潭县', region: '430321000000' },
  xx: { name: '湘乡市', region: '430381000000' },
  ss: { name: '韶山市', region: '430382000000' },
  yh: { name: '雨湖区', region: '430302000000' },
  yt: { name: '岳塘区', region: '430304000000' },
} as const
export type County = keyof typeof counties

/** The document that a county's author begins with: derived from the city's plan, and nothing of its own yet. */
export async function countyPlan(platform: TestPlatform, county: County, over: Partial<Plan> = {}): Promise<Plan> {
  const { api } = await platform.as(`${county}-author`)
  const { document } = await api.forms.plan.byId.query({ plan: cityPlan })
  const { name, region } = counties[county]
  const identity = { code: `${county}-2020`, title: `${name}脱贫攻坚挂牌督战实施方案`, jurisdiction: region }
  return { ...derivedPlan(document, { ...identity, document: { issuer: `${name}扶贫开发领导小组` } }), ...over }
}

/** What a county writes down to visit its villages once a quarter where the city wants once a month. */
export const quarterly: Partial<Plan> = {
  cycles: [{ key: 'quarter', title: '每季度', every: 'quarter', endsOn: 'last' }],
  duties: {
    visits: [
      {
        key: 'monthly',
        title: '每月督导不少于一次',
        targetLists: ['provincial', 'municipal'],
        cycle: 'quarter',
        times: 1,
        checklist: 'village',
        modes: ['fixed'],
      },
    ],
  },
}
