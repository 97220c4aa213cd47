import { type Plan, readPlan } from '@duzhan/plan'
import { crossing } from '@duzhan/plan-packs'

/** Every village of a jurisdiction is listed, and visited once a month by a team; once a month the jurisdiction reports. */
export const everyVillage: Plan = {
  ...readPlan(crossing.plan),
  targetLists: [{ key: 'listed', title: '挂牌督战村庄', level: 'county', targetKinds: ['village'], everyone: true }],
  duties: {
    owed: [
      {
        ...{ key: 'monthly', title: '每月督导', what: 'visit', who: { kind: 'team' } },
        checklist: readPlan(crossing.plan).checklists[0]?.key ?? '',
        ...{ about: { kind: 'lists', targetLists: ['listed'] }, when: { kind: 'cycle', every: 'month' } },
      },
      { key: 'report', title: '月报', what: 'report', who: { kind: 'jurisdiction' }, when: { kind: 'cycle', every: 'month' } },
    ],
  },
}

/** That plan as some jurisdiction has it, whose teams are of a level. */
export const planOf = (over: Partial<Plan>, level: 'county' | 'township' = 'county'): Plan => ({
  ...everyVillage,
  assignments: { teams: [{ key: 'team', title: '督战组', level, targetLists: ['listed'], memberPosts: ['督战员'] }] },
  ...over,
})

/** A village as a register holds it. */
export const village = (code: string, name: string) => ({
  ...{ id: `v${code}`, name, kind: 'village', regionCode: code, attributes: { households: 120 } },
})
