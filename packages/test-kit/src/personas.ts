import type { Actor } from '@duzhan/contracts'

/**
 * The made-up world that unit tests speak of: one province with a city, two counties below it, a village in each, and a
 * province next door that has no business here.
 */
export const world = {
  plan: 'demo-2020',
  province: '990000000000',
  city: '990100000000',
  county: '990121000000',
  township: '990121100000',
  village: '990121100200',
  otherCounty: '990122000000',
  otherVillage: '990122100200',
  foreignProvince: '980000000000',
} as const

type Grant = Actor['grants'][number]

const persona = (account: string, title: string, role: Grant['role'], region: string, more: Partial<Grant> = {}): Actor => ({
  id: `p-${account}`,
  account,
  title,
  grants: [{ role, region, plan: world.plan, ...more }],
})

/** Writes the city's plan. */
export const asAuthor = persona('author', '市扶贫办方案编制岗', 'author', world.city)
/** Inspects the villages of one county. */
export const asInspector = persona('inspector', '县督战队督战员', 'inspector', world.county)
/** Rectifies what is found in one township. */
export const asUnit = persona('unit', '乡镇扶贫站', 'unit', world.township)
/** Verifies and closes out in one county. */
export const asReviewer = persona('reviewer', '县扶贫办复核岗', 'reviewer', world.county)
/** Decides sanctions in the city. */
export const asDecider = persona('decider', '市扶贫开发领导小组', 'decider', world.city)
/** Looks on from the province. */
export const asViewer = persona('viewer', '省扶贫办调度岗', 'viewer', world.province)
/** Runs the installation: every region of the province, every plan. */
export const asOperator = persona('operator', '系统管理员', 'operator', world.province, { plan: '*' })
/** Inspects too, but in the province next door. */
export const asOutsider = persona('outsider', '邻省督战员', 'inspector', world.foreignProvince)
