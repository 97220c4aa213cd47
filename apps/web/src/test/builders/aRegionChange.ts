import type { RegionChangeView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** A merger of two counties that is in force. */
export const aRegionChange = (over: Partial<RegionChangeView> = {}): RegionChangeView => ({
  ...{ id: '01900000-0000-7000-8000-000000000001', kind: 'merge', into: '990199000000', name: '新县', was: null },
  regions: [
    { code: world.county, name: '青石县' },
    { code: world.otherCounty, name: '白沙县' },
  ],
  ...{ from: '2020-04-01', reason: '省政府批复 3 号', by: '市管理岗', at: '2020-03-20T01:00:00.000Z' },
  ...{ state: 'inForce', takenBack: null },
  ...over,
})
