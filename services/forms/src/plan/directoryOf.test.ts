import type { BodyView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { directoryOf } from './directoryOf.ts'

const post: BodyView = {
  ...{ key: 'post', jurisdiction: world.city, title: '某乡检查岗', kind: 'post', region: world.township, parent: 'office' },
  ...{ posts: ['检查员'], members: null, retiredOn: null, retiredFor: null, version: 3 },
}
function identity(bodies: BodyView[]) {
  const asked: unknown[] = []
  const named = directoryOf({
    body: {
      within: async (input) => {
        asked.push(input)
        return bodies
      },
    },
    region: {
      list: async ({ codes }) => {
        asked.push(codes)
        return codes.map((code) => ({ code, name: `地区${code}` }))
      },
    },
  })
  return { asked, named }
}

describe('the directory beside which a plan is previewed', () => {
  it('has the bodies of the jurisdiction as plans speak of them, and the names of all that they lie in', async () => {
    const { asked, named } = identity([post])
    const path = [world.province, world.city, world.county, world.township]
    expect(await named(world.city)).toEqual({
      bodies: [{ key: 'post', title: '某乡检查岗', kind: 'post', region: world.township, members: null, retiredOn: null }],
      places: path.map((code) => [code, `地区${code}`]),
    })
    expect(asked).toEqual([{ within: world.city }, path])
  })

  it('of a jurisdiction without bodies is empty, and nobody is asked for names', async () => {
    const { asked, named } = identity([])
    expect(await named(world.county)).toEqual({ bodies: [], places: [] })
    expect(asked).toEqual([{ within: world.county }])
  })
})
