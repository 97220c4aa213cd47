import type { Plan, TargetKind } from '@duzhan/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RolledTarget } from '../designation/designation.repository.ts'
import { listPage } from './listPage.ts'
import { type ListRow, rollOf, rowsOf } from './listRoll.ts'

const village: TargetKind = {
  ...{ key: 'village', title: '村', level: 'village' },
  attributes: {
    type: 'object',
    properties: {
      poor: { type: 'integer', title: '未脱贫人口' },
      all: { type: 'integer', title: '总人口' },
      isHard: { type: 'boolean', title: '难度大' },
    },
    additionalProperties: false,
  },
  derived: [{ key: 'share', title: '未脱贫比例', unit: '%', numerator: 'poor', denominator: 'all' }],
}
const plan: Pick<Plan, 'targetKinds'> = { targetKinds: [village] }
const target = (id: string, over: Partial<RolledTarget> = {}, seq: number | null = null): RolledTarget => ({
  ...{
    plan: 'p',
    target: id,
    targetName: `${id}村`,
    place: '湘乡市壶天镇',
    kind: 'village',
    list: 'a',
    designatedOn: '2020-03-05',
  },
  ...{ regionCode: '430381106229', regionPath: ['430000000000', '430300000000'], reasons: [{ list: 'a', rule: 'poor' }] },
  printed: { attributes: {}, annex: seq === null ? null : { seq } },
  ...over,
})
const figured = (id: string, attributes: Record<string, number | boolean | string>) =>
  target(id, { printed: { attributes, annex: null } })
const roll = (...targets: RolledTarget[]) => rollOf(plan, targets.map(rowsOf(plan)))
const everyone = { isSeen: () => true, text: '', target: undefined, cursor: undefined, limit: 100 }

describe('the order of a list', () => {
  const places = roll(
    target('c', { regionCode: '430321109237' }, 3),
    target('a', { regionCode: '430381106229' }, 1),
    target('b', { regionCode: '430321109001' }, 2),
    target('x', { regionCode: '430302100001' }),
  )
  const ids = (order: string) => places.on('a', order).rows.map(({ id }) => id)

  it('is the annex as printed, with what the annex does not number at the end', () => {
    expect(ids('annex')).toEqual(['a', 'b', 'c', 'x'])
    expect(ids('no such figure')).toEqual(['a', 'b', 'c', 'x'])
    expect(ids('isHard'), 'a mark is no figure').toEqual(['a', 'b', 'c', 'x'])
  })

  it('by place keeps a township together, in the order of the annex', () => {
    expect(ids('place')).toEqual(['x', 'b', 'c', 'a'])
  })

  it('by a figure, a ratio too, puts the largest first and the unknown last', () => {
    const figures = roll(
      figured('a', { poor: 90, all: 1_000 }),
      figured('b', { poor: 50, all: 100 }),
      figured('c', { poor: 80, all: 0 }),
      figured('d', {}),
    )
    expect(figures.on('a', 'poor').rows.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd'])
    expect(figures.on('a', 'share').rows.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('is of one list alone, and nothing of a list that nobody stands on', () => {
    const two = roll(target('a'), target('a', { list: 'b' }), target('b', { list: 'b' }))
    expect(two.on('b', 'annex').rows.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(two.on('none', 'annex').rows).toEqual([])
    expect(two.size).toBe(3)
  })
})

describe('what is kept of a target to find it by', () => {
  it('is its figures, which of them it has, and what the annex says of it', () => {
    const attributes = { poor: 5, all: 100, isHard: true, named: '甲' }
    const row = rowsOf(plan)(target('a', { printed: { attributes, annex: { seq: 7, note: '与邻村合并' } } }))
    expect(row).toMatchObject({ attributes: { poor: 5, all: 100 }, seq: 7, hasNote: true, covert: null })
    expect(row.figures).toEqual(['poor', 'all', 'isHard', 'named', 'share'])
    expect(rowsOf(plan)(target('b', { printed: null }))).toMatchObject({ attributes: {}, figures: [], seq: null, hasNote: false })
  })
})

describe('a page of a list', () => {
  const list = roll(target('a', {}, 1), target('b', {}, 2), target('c', { place: '韶山市' }, 3)).on('a', 'annex')

  it.each([
    ['', ['a', 'b', 'c']],
    ['b村', ['b']],
    ['壶天镇a', ['a']],
    ['韶山', ['c']],
    ['高坪', []],
  ])('holds whose place and name hold %j', (text, ids) => {
    expect(listPage(list, { ...everyone, text })).toEqual({ ids, total: ids.length, next: null })
  })

  it('holds the one that is asked for, and nobody of whom the reader is not told', () => {
    expect(listPage(list, { ...everyone, target: 'b' }).ids).toEqual(['b'])
    const isSeen = ({ id }: ListRow) => id !== 'b'
    expect(listPage(list, { ...everyone, isSeen })).toEqual({ ids: ['a', 'c'], total: 2, next: null })
    expect(listPage(list, { ...everyone, isSeen, target: 'b' })).toEqual({ ids: [], total: 0, next: null })
  })

  it('of none says how many there are', () => {
    expect(listPage(list, { ...everyone, limit: 0 })).toEqual({ ids: [], total: 3, next: null })
  })

  it('behind a place that makes no sense is some page of the list', () => {
    for (const cursor of [
      { value: '', id: 'a' },
      { value: '{}', id: '$ne' },
      { value: 'NaN NaN NaN', id: 'zz' },
    ])
      expect(listPage(list, { ...everyone, cursor }).total).toBe(3)
  })

  it('through all pages holds each once in every order, whoever comes and goes meanwhile', () => {
    const one = fc.record({
      poor: fc.option(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }))),
      seq: fc.option(fc.nat(5)),
    })
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 30 }),
        fc.constantFrom('annex', 'place', 'poor', 'share'),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.nat(29), { maxLength: 5 }),
        (all, order, limit, leaving) => {
          const rows = all.map(({ poor, seq }, at) =>
            target(`v-${at}`, {
              regionCode: `4303811062${10 + (at % 7)}`,
              printed: { attributes: poor === null ? {} : { poor, all: 7 }, annex: { seq } },
            }),
          )
          const left = rows.filter((_, at) => !leaving.includes(at))
          const seen: string[] = []
          let cursor: Parameters<typeof listPage>[1]['cursor']
          for (let page = 0; page < 40; page += 1) {
            const now = roll(...(page === 0 ? rows : left)).on('a', order)
            const { ids, next } = listPage(now, { ...everyone, limit, cursor })
            seen.push(...ids)
            if (next === null) break
            expect(next.value.length).toBeLessThanOrEqual(200)
            cursor = JSON.parse(JSON.stringify(next))
          }
          expect(new Set(seen).size).toBe(seen.length)
          const stay = new Set(left.map(({ target: id }) => id))
          const whole = roll(...rows)
            .on('a', order)
            .rows.map(({ id }) => id)
          expect(seen.filter((id) => stay.has(id))).toEqual(whole.filter((id) => stay.has(id)))
        },
      ),
    )
  })
})
