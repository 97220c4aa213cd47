import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import type { Freeze, RolledTarget } from '../designation/designation.repository.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { keptRolls } from './keptRolls.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const freeze = (changes?: number, of = plan.code): Freeze => ({
  ...{ plan: of, frozenOn: '2020-03-05', by: '市督战办' },
  ...(changes !== undefined && { changes }),
})
const target = (
  id: string,
  printed: RolledTarget['printed'] = { attributes: { poorPersons: 1 }, annex: null },
): RolledTarget => ({
  ...{ plan: plan.code, target: id, targetName: `${id}村`, place: '', kind: 'village', regionCode: '430381106229' },
  ...{ regionPath: ['430000000000'], list: 'provincial', reasons: [], designatedOn: '2020-03-05', printed },
})

function house(initial: RolledTarget[], register: Pick<RegisteredTarget, 'id' | 'attributes' | 'annex'>[] = []) {
  let standing = initial
  let reads = 0
  const rolls = keptRolls({
    designations: {
      async roll(_, take) {
        reads += 1
        for (const one of standing) await take([one])
      },
    },
    targets: { byIds: async (_, ids) => register.filter(({ id }) => ids.includes(id)) as RegisteredTarget[] },
  })
  const ids = async (frozen: Freeze | null, of = plan) =>
    (await rolls.of(of, frozen)).on('provincial', 'annex').rows.map(({ id }) => id)
  return {
    rolls,
    ids,
    reads: () => reads,
    become: (...now: RolledTarget[]) => {
      standing = now
    },
  }
}

describe('the roll of a plan', () => {
  it('is read once, however many ask for it, until somebody comes on a list or leaves one', async () => {
    const { ids, reads, become } = house([target('a')])
    expect(await Promise.all([ids(freeze()), ids(freeze())])).toEqual([['a'], ['a']])
    expect(await ids(freeze(0))).toEqual(['a'])
    expect(reads()).toBe(1)
    become(target('a'), target('b'))
    expect(await ids(freeze(1))).toEqual(['a', 'b'])
    expect(await ids(freeze(1))).toEqual(['a', 'b'])
    expect(reads()).toBe(2)
  })

  it('is read anew for another revision of the plan, which may know other figures', async () => {
    const { ids, reads } = house([target('a')])
    await ids(freeze(1))
    await ids(freeze(1), { ...plan, revision: plan.revision + 1 })
    expect(reads()).toBe(2)
  })

  it('is held for nobody before the lists are frozen', async () => {
    const { ids, reads, become } = house([])
    expect(await ids(null)).toEqual([])
    become(target('a'))
    expect(await ids(null)).toEqual(['a'])
    expect(reads()).toBe(2)
  })

  it('takes figures that an earlier release did not keep from the register, each time as they are there', async () => {
    const attributes = { poorPersons: 9 }
    const { rolls, reads } = house([target('a', null), target('b')], [{ id: 'a', attributes, annex: { seq: 4 } }])
    for (let time = 1; time <= 2; time += 1) {
      const { rows } = (await rolls.of(plan, freeze(1))).on('provincial', 'annex')
      expect(rows.map(({ id, seq, attributes: figures }) => [id, seq, figures['poorPersons']])).toEqual([
        ['a', 4, 9],
        ['b', null, 1],
      ])
      expect(reads()).toBe(time)
    }
  })

  it('that cannot be read is asked for again', async () => {
    let isDown = true
    const rolls = keptRolls({
      designations: {
        async roll(_, take) {
          if (isDown) throw new Error('the store is down')
          await take([target('a')])
        },
      },
      targets: { byIds: async () => [] },
    })
    await expect(rolls.of(plan, freeze())).rejects.toThrow('the store is down')
    isDown = false
    expect((await rolls.of(plan, freeze())).size).toBe(1)
  })

  it('that was asked for longest ago makes room for others', async () => {
    const many = Array.from({ length: 20 }, (_, at) => target(`v-${at}`))
    let reads = 0
    const rolls = keptRolls({
      designations: {
        async roll(_, take) {
          reads += 1
          await take(many)
        },
      },
      targets: { byIds: async () => [] },
      most: 30,
    })
    const other = { ...plan, code: 'other' }
    await rolls.of(plan, freeze(1))
    await rolls.of(other, freeze(1, 'other'))
    await rolls.of(other, freeze(1, 'other'))
    expect(reads).toBe(2)
    await rolls.of(plan, freeze(1))
    expect(reads).toBe(3)
  })
})
