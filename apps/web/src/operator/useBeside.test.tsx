import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { regionNames, regionsOf } from '../test/builders/aPlan.ts'
import { textOf } from '../test/find.ts'
import { platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { useBeside } from './useBeside.ts'

/** Shows what stands beside a region, by name, behind what the region itself is called. */
function Page({ region }: { region: string }) {
  const { beside, nameOf } = useBeside(region)
  return (
    <main>
      {nameOf(region)}：{beside.map(({ name }) => name).join('、')}
    </main>
  )
}
const open = async (region: string, all = regionNames) => {
  const told = platform({ 'identity.region.list': regionsOf(all) })
  await shown(<Page region={region} />, { as: asOperator })
  return told
}

describe('what stands beside a region', () => {
  it('is what lies right below the same region, without the one itself', async () => {
    await open(world.county)
    await soon(() => expect(textOf()).toContain('青石县：白沙县'))
  })

  it('is of its level: an own code of another level, right below the same region, is none', async () => {
    const zone = { code: '990100100000', name: '开发区' }
    const county = { code: '990133000000', name: '新县' }
    await open(world.county, [...regionNames, zone, county])
    await soon(() => expect(textOf()).toContain('青石县：白沙县、新县'))
    expect(textOf()).not.toContain('开发区')
  })

  it('is nothing beside a region that stands alone', async () => {
    await open(world.township)
    await soon(() => expect(textOf()).toContain('柳河乡：'))
    expect(textOf()).not.toContain('上坪村')
  })

  it('is nothing beside a province, and nothing is asked about what is no region', async () => {
    const told = await open(world.province)
    await soon(() => expect(textOf()).toContain('示范省：'))
    expect(told.asked('identity.region.list')).toEqual([{ codes: [world.province] }])
    const none = await open('')
    expect(none.asked('identity.region.list')).toEqual([])
  })
})
