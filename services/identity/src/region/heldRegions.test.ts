import type { RegionRecord } from '@duzhan/contracts'
import { regionCode } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { heldRegions } from './heldRegions.ts'

function house(...initial: RegionRecord[]) {
  const kept = [...initial]
  let [changes, reads, isDown] = [0, 0, false]
  const ports = {
    changes: async () => changes,
    async each(take: (regions: readonly RegionRecord[]) => void) {
      reads += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (isDown) throw new Error('the store is down')
      for (const one of kept) take([one])
    },
  }
  return {
    ports,
    reads: () => reads,
    down: (now: boolean) => {
      isDown = now
    },
    add(region: RegionRecord) {
      kept.push(region)
      changes += 1
    },
  }
}
const city = { code: world.city, name: '某市' }
const county = { code: world.county, name: '某县' }
const beneath = (tree: Awaited<ReturnType<ReturnType<typeof heldRegions>>>) => tree.beneath(regionCode(world.city))

describe('the regions that are held', () => {
  it('are read once, however many ask, and again when one came', async () => {
    const { ports, reads, add } = house(city)
    const tree = heldRegions(ports)
    expect((await Promise.all([tree(), tree()])).map(({ size }) => size)).toEqual([1, 1])
    expect((await tree()).size).toBe(1)
    expect(reads()).toBe(1)
    add(county)
    expect(beneath(await tree())).toEqual([county])
    expect(reads()).toBe(2)
  })

  it('of which there are very many are told as they were while they are read again', async () => {
    const { ports, add } = house(city)
    const tree = heldRegions(ports, 0)
    await tree()
    add(county)
    expect(beneath(await tree())).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(beneath(await tree())).toEqual([county])
  })

  it('that could not be read are read again for who asks next', async () => {
    const { ports, down } = house(city)
    const tree = heldRegions(ports)
    down(true)
    await expect(tree()).rejects.toThrow('the store is down')
    down(false)
    expect((await tree()).size).toBe(1)
  })
})
