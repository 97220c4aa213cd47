import type { RegionRecord } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { regionService } from './region.service.ts'

function house() {
  const saved: RegionRecord[] = []
  const service = regionService({
    save: async (regions) => void saved.push(...regions),
    within: async (code) => saved.filter((one) => one.code === code),
  })
  return { service, saved }
}
const city = { code: world.city, name: '某市' }

describe('the region tree', () => {
  it('takes regions within the operator’s own, the region itself included', async () => {
    const { service, saved } = house()
    expect(await service.create(asOperator, [{ code: world.province, name: '某省' }, city])).toEqual({ saved: 2 })
    expect(saved.map(({ name }) => name)).toEqual(['某省', '某市'])
  })

  it.each([
    [
      'outside',
      { code: world.foreignProvince, name: '邻省' },
      new Problem('absent', 'region.absent', { region: world.foreignProvince }),
    ],
    [
      'that is no region',
      { code: '990000000001', name: '无处' },
      new Problem('invalid', 'region.invalid', { code: '990000000001' }),
    ],
  ])('with one %s takes none of the batch', async (_, region, problem) => {
    const { service, saved } = house()
    await expect(service.create(asOperator, [city, region])).rejects.toEqual(problem)
    expect(saved).toEqual([])
  })

  it('takes nothing from someone who is no operator', async () => {
    await expect(house().service.create(asAuthor, [city])).rejects.toEqual(
      new Problem('absent', 'region.absent', { region: world.city }),
    )
  })
})
