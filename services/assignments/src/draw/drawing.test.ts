import { type Plan, readPlan, type Target } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DrawRepository, KeptDraw } from './draw.repository.ts'
import { drawing, mostDrawnFrom } from './drawing.ts'

const base: Plan = readPlan(packs[0]!.plan)
const [village] = base.targetKinds
const list = (key: string, more: object) => ({ key, title: key, level: 'city' as const, targetKinds: [village!.key], ...more })
const plan: Plan = {
  ...base,
  targetLists: [list('a', { everyone: true, draw: { count: 3 } }), list('b', { rest: true, draw: { percent: 50 } })],
}
const target = (no: number): Target => ({
  ...{ id: `v-${no}`, name: `${no}村`, kind: village!.key, regionCode: world.village, attributes: {} },
})
const targets = Array.from({ length: 9 }, (_, index) => target(index + 1))

function house({ isTaken = false } = {}) {
  const kept: KeptDraw[] = []
  const draws: DrawRepository = {
    async add(draw) {
      if (!isTaken) kept.push(draw)
      return !isTaken
    },
    last: async () => [...new Map(kept.map((draw) => [draw.list, draw])).values()],
  }
  let nonces = 0
  const nonce = () => {
    nonces += 1
    return `n-${nonces}`
  }
  const lots = drawing({ draws, clock: manualClock('2020-03-20T16:30:00.000Z'), run: runHere, nonce })
  const draw = (lists: string[], register: Target[] = targets) => lots(plan, register, { lists, by: '教育局', reason: '' })
  return { kept, draw }
}

describe('drawing lots', () => {
  it('keeps each draw with its number, its day in Shanghai and those among whom, the lists before it decided first', async () => {
    const { kept, draw } = house()
    await draw(['b', 'a'])
    expect(kept.map((one) => [one.list, one.no, one.on, one.population.length, one.drawn.length])).toEqual([
      ['a', 1, '2020-03-21', 9, 3],
      ['b', 1, '2020-03-21', 6, 3],
    ])
    expect(kept[1]?.population.some(([id]) => kept[0]?.drawn.includes(id))).toBe(false)
    await draw(['b'])
    expect(kept.at(-1)).toMatchObject({ list: 'b', no: 2, nonce: 'n-3' })
    expect(kept.at(-1)?.population, 'the last draw of the list before it stands').toEqual(kept[1]?.population)
  })

  it('draws nothing where nothing is asked for', async () => {
    const { kept, draw } = house()
    await draw([])
    expect(kept).toEqual([])
  })

  it('is refused when somebody else has just drawn, and from more than one draw takes', async () => {
    await expect(house({ isTaken: true }).draw(['a'])).rejects.toMatchObject({ code: 'target-list.stale' })
    const many = Array.from({ length: mostDrawnFrom + 1 }, (_, index) => target(index))
    const { kept, draw } = house()
    await expect(draw(['a'], many)).rejects.toMatchObject({ code: 'draw.too-large' })
    expect(kept).toEqual([])
  })
})
