import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'

const { province, city, county, township, village } = world
const place = { plan: world.plan, kind: 'village', regionCode: village }
const villagePath = () => [...regionPath(regionCode(village))]

/** The made-up village as the register keeps it. */
export const aRegisteredTarget = (over: Partial<RegisteredTarget> = {}): RegisteredTarget => ({
  ...{ ...place, id: 'v-1', name: '某村', regionPath: villagePath() },
  attributes: { poor: 512 },
  annex: null,
  names: { [province]: '某省', [city]: '某市', [county]: '某县', [township]: '某乡' },
  ...over,
})

/** That village on the provincial list, which the county's team is to inspect. */
export const aDesignatedTarget = (over: Partial<DesignatedTarget> = {}): DesignatedTarget => ({
  ...{ ...place, target: 'v-1', targetName: '某村', place: '某县某乡', regionPath: villagePath() },
  list: 'provincial',
  reasons: [],
  printed: { attributes: { poor: 512 }, annex: null },
  team: { key: `county@${county}`, title: '县督战队' },
  designatedOn: '2020-03-20',
  ...over,
})
