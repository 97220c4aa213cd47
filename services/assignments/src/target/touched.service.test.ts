import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { serviceActor } from '@duzhan/service-kit'
import { asAuthor, asOperator, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { touchedService } from './touched.service.ts'

function house() {
  const asked: unknown[] = []
  const count = (what: string, number: number, of?: readonly string[]) => async (regions: readonly string[]) => {
    asked.push(of ? [what, of, regions] : [what, regions])
    return number
  }
  const service = touchedService({
    plans: async () => ['plan-a', 'plan-b'],
    targets: { countWithin: (plans, regions) => count('targets', 7, plans)(regions) },
    findings: { countOpenWithin: count('findings', 5) },
    dues: { countOwedWithin: count('dues', 3) },
    jurisdictions: async () => [world.township, world.county, world.city],
  })
  return { service, asked }
}
const operatorOf = (region: string, plan = '*'): Actor => ({ ...asOperator, grants: [{ role: 'operator', region, plan }] })

describe('what a change of regions touches of supervision', () => {
  it('is counted over the registers of all plans, for who operates all of the regions', async () => {
    const { service, asked } = house()
    const regions = [world.county, world.otherCounty]
    expect(await service.touched(operatorOf(world.city), { regions })).toEqual({ targets: 7, findings: 5, dues: 3, plans: 2 })
    expect(asked).toEqual([
      ['targets', ['plan-a', 'plan-b'], regions],
      ['findings', regions],
      ['dues', regions],
    ])
  })

  it('is told the service that keeps regions, wherever they are', async () => {
    const { service } = house()
    expect(await service.touched(serviceActor('identity'), { regions: [world.city] })).toMatchObject({ dues: 3, plans: 3 })
    expect(await service.touched(serviceActor('identity'), { regions: [world.foreignProvince] })).toMatchObject({ plans: 0 })
  })

  it.each([
    ['of the county next door', operatorOf(world.otherCounty)],
    ['of a township beneath', operatorOf(world.township)],
    ['for one plan', operatorOf(world.county, world.plan)],
    ['of an author', asAuthor],
  ])('is told nobody else: not by a grant %s', async (_, actor) => {
    const { service, asked } = house()
    const refused = new Problem('absent', 'region.absent', { region: world.county })
    await expect(service.touched(actor, { regions: [world.county] })).rejects.toEqual(refused)
    expect(asked).toEqual([])
  })
})
