import { regionCode, regionPath } from '@duzhan/regions'
import { may } from '@duzhan/service-kit'
import { asInspector, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { placeOfRecord } from './placeOfRecord.ts'
import type { Submission } from './submission.repository.ts'

const record = (over: Partial<Submission>): Submission =>
  ({ plan: world.plan, target: 'v-1', regionPath: regionPath(regionCode(world.village)), ...over }) as Submission // as much as is asked
const granted = (target?: string) => ({
  ...asInspector,
  grants: [{ role: 'inspector' as const, region: world.county, plan: world.plan, ...(target && { target }) }],
})
const reads = (target: string | undefined, over: Partial<Submission>) =>
  may(granted(target), 'submission.byId', placeOfRecord(record(over)))

describe('a record', () => {
  const own = { teams: [], isOwn: true }
  it('that a target sent about itself is reached by who is granted that target, and not by its neighbour', () => {
    expect(reads('v-1', own)).toBe(true)
    expect(reads('v-2', own)).toBe(false)
  })

  it.each<[string, Partial<Submission>]>([
    ['of a team', { teams: ['market'], isOwn: false }],
    ['of somebody on the spot who inspects for a team', { teams: ['market'], isOwn: true }],
    ['of who inspects for any team', { teams: null, isOwn: true }],
    ['of an earlier release', {}],
  ])('%s is reached by who is granted the region, and not by who is granted its target', (_, over) => {
    expect(reads(undefined, over)).toBe(true)
    expect(reads('v-1', over)).toBe(false)
  })
})
