import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { regionsOf } from '../test/builders/aPlan.ts'
import { textOf } from '../test/find.ts'
import { platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { useRegionNames } from './useRegionNames.ts'

/** A page whose parts each name a region, as rows of a table do. */
function Page({ within, codes }: { within: string; codes: readonly string[] }) {
  const nameOf = useRegionNames(within)
  return (
    <ul>
      {codes.map((code) => (
        <Part key={code} {...{ code, nameOf }} />
      ))}
    </ul>
  )
}
const Part = ({ code, nameOf }: { code: string; nameOf: (code: string) => string }) => <li>{nameOf(code)}、</li>

describe('the names of regions', () => {
  it('are read of those that are named alone, together, and stand for their codes by then', async () => {
    const { asked } = platform({ 'identity.region.list': regionsOf() })
    await shown(<Page within={world.province} codes={[world.county, world.village]} />, { as: asOperator })
    await soon(() => expect(textOf()).toBe('青石县、上坪村、'))
    expect(asked('identity.region.list')).toEqual([{ codes: [world.county, world.village] }])
  })

  it('beyond the region that is spoken of are nobody’s to ask, nor is what is no code', async () => {
    const { asked } = platform({ 'identity.region.list': regionsOf() })
    await shown(<Page within={world.county} codes={[world.otherCounty, 'x', world.county]} />, { as: asOperator })
    await soon(() => expect(textOf()).toBe(`${world.otherCounty}、x、青石县、`))
    expect(asked('identity.region.list')).toEqual([{ codes: [world.county] }])
  })

  it('that nobody holds stay codes, and are asked for once', async () => {
    const { asked } = platform({ 'identity.region.list': [] })
    await shown(<Page within={world.province} codes={[world.city]} />, { as: asOperator })
    await soon(() => expect(asked('identity.region.list')).toHaveLength(1))
    expect(textOf()).toBe(`${world.city}、`)
  })

  it('of very many are asked for a hundred at a time', async () => {
    const codes = Array.from({ length: 150 }, (_, at) => `9901211${10 + Math.floor(at / 90)}${100 + (at % 90)}`)
    const { asked } = platform({ 'identity.region.list': ({ codes: some = [] }) => some.map((code) => ({ code, name: '村' })) })
    await shown(<Page within={world.county} codes={codes} />, { as: asOperator })
    await soon(() => expect(textOf()).toBe('村、'.repeat(150)))
    expect(asked('identity.region.list').map((one) => one.codes?.length)).toEqual([100, 50])
  })
})
