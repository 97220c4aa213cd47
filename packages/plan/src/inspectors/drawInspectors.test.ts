import { createHash } from 'node:crypto'
import { isRegionCode, isWithin, levels, nearestAt } from '@duzhan/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawInspectors, eligibleFor, inspectorCommitment } from './drawInspectors.ts'
import type { InspectorOrder } from './inspectorOrder.ts'

const towns = ['430321101000', '430321102000', '430321103000', '430381101000']
const anyTown = fc.constantFrom(...towns)
const keys = ['p1', 'p2', 'p3', 'p4', 'p5']
const anyAmong = fc
  .tuple(fc.subarray(keys, { minLength: 1 }), fc.array(fc.tuple(anyTown, fc.nat({ max: 3 })), { minLength: 5, maxLength: 5 }))
  .map(([named, places]) => named.map((key, at) => ({ key, region: places[at]?.[0] ?? '', load: places[at]?.[1] ?? 0 })))
const anyVisits = (most: number) =>
  fc
    .array(fc.tuple(anyTown, fc.subarray(keys, { maxLength: 2 })), { minLength: 1, maxLength: most })
    .map((drawn) => drawn.map(([town, last], at) => ({ visit: `v${at}`, region: town.replace(/000$/, `20${at}`), last })))
const anyOrder = (most = 12): fc.Arbitrary<InspectorOrder> =>
  fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    avoid: fc.constantFrom(null, 'township' as const, 'county' as const),
    among: anyAmong,
    visits: anyVisits(most),
  })
const anyNonce = fc.string({ minLength: 1, maxLength: 8 })

type Drawn = ReturnType<typeof drawInspectors>['drawn']

/** What is wrong with who was drawn, said without the code that draws: by the words of the rule alone. */
function faultsIn({ count, avoid, among, visits }: InspectorOrder, drawn: Drawn): string[] {
  const seats = new Map(among.map(({ key, region }) => [key, region]))
  const isNear = (key: string, region: string) => {
    const own = avoid !== null && isRegionCode(region) ? nearestAt(region, avoid) : null
    const seat = seats.get(key) ?? ''
    return own !== null && isRegionCode(seat) && isWithin(seat, own)
  }
  return visits.flatMap(({ visit, region, last }) => {
    const own = drawn.find(([one]) => one === visit)?.[1] ?? []
    const eligible = among.map(({ key }) => key).filter((key) => !isNear(key, region))
    const others = eligible.filter((key) => !last.includes(key))
    const repeated = own.filter((key) => last.includes(key)).length
    return [
      ...(own.some((key) => isNear(key, region)) ? ['avoidance'] : []),
      ...(own.some((key) => !seats.has(key)) || new Set(own).size !== own.length ? ['nobody'] : []),
      ...(own.length === Math.min(count, eligible.length) ? [] : ['count']),
      ...(repeated === Math.max(0, Math.min(count, eligible.length) - others.length) ? [] : ['repeat']),
    ]
  })
}
const loadsOf = ({ among }: InspectorOrder, drawn: Drawn): number[] =>
  among.map(({ key, load }) => load + drawn.filter(([, own]) => own.includes(key)).length)
const unevenness = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0)

/** The least unevenness of all ways there are to send somebody, found by trying every one. */
function leastUneven(order: InspectorOrder): number {
  const waysOf = (from: readonly string[], size: number): string[][] =>
    size === 0 ? [[]] : from.flatMap((key, at) => waysOf(from.slice(at + 1), size - 1).map((rest) => [key, ...rest]))
  const all = order.among.map(({ key }) => key)
  const ways = order.visits.map(({ visit }) => {
    const alone = { ...order, visits: order.visits.filter((one) => one.visit === visit) }
    return [0, 1, 2, 3]
      .flatMap((size) => waysOf(all, size))
      .filter((own) => faultsIn(alone, [[visit, own]]).length === 0)
      .map((own) => [visit, own] as const)
  })
  const best = (at: number, chosen: Drawn): number => {
    const here = ways[at]
    if (!here) return unevenness(loadsOf(order, chosen))
    return Math.min(...here.map((own) => best(at + 1, [...chosen, own])))
  }
  return best(0, [])
}

describe('inspectors drawn by lot', () => {
  it('stay away from their own place, are as many as asked for and none who went last time, as far as there are others', () => {
    fc.assert(
      fc.property(anyOrder(), anyNonce, (order, nonce) => {
        expect(faultsIn(order, drawInspectors(order, nonce).drawn)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('have loads that differ by one at most where nothing is avoided and nobody went before', () => {
    fc.assert(
      fc.property(anyOrder(20), anyNonce, (order, nonce) => {
        const free = {
          ...{ count: order.count, avoid: null },
          among: order.among.map((one) => ({ ...one, load: 0 })),
          visits: order.visits.map((one) => ({ ...one, last: [] })),
        }
        const loads = loadsOf(free, drawInspectors(free, nonce).drawn)
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  it('are spread as evenly as avoidance and rotation allow: no other way of sending them is more even', () => {
    fc.assert(
      fc.property(anyOrder(4), anyNonce, (order, nonce) => {
        expect(unevenness(loadsOf(order, drawInspectors(order, nonce).drawn))).toBe(leastUneven(order))
      }),
      { numRuns: 150 },
    )
  })

  it('are the same whatever the sequence in which visits and posts come, and others by another nonce', () => {
    fc.assert(
      fc.property(anyOrder(), anyNonce, (order, nonce) => {
        const turned = { ...order, among: order.among.toReversed(), visits: order.visits.toReversed() }
        expect(drawInspectors(turned, nonce)).toEqual(drawInspectors(order, nonce))
      }),
      { numRuns: 400 },
    )
    const among = keys.map((key) => ({ key, region: '430300000000', load: 0 }))
    const one: InspectorOrder = { count: 1, avoid: null, among, visits: [{ visit: 'v', region: towns[0] ?? '', last: [] }] }
    const found = new Set(Array.from({ length: 60 }, (_, at) => drawInspectors(one, `n${at}`).drawn[0]?.[1][0]))
    expect([...found].sort(), 'everybody is drawn by some nonce').toEqual(keys)
  })

  it('can be worked out by anybody with SHA-256 alone', () => {
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const among = ['a', 'b', 'c'].map((key) => ({ key, region: '430300000000', load: 0 }))
    const order: InspectorOrder = {
      count: 1,
      avoid: 'township',
      among,
      visits: [{ visit: 'v', region: '430321101200', last: ['c'] }],
    }
    const lines = [
      'draw\t1\ttownship',
      'inspector\ta\t430300000000\t0',
      'inspector\tb\t430300000000\t0',
      'inspector\tc\t430300000000\t0',
      'visit\tv\t430321101200\tc',
    ]
    const commitment = sha(lines.join('\n'))
    const seed = sha(`${commitment}:随机数`)
    const first = sha(`${seed}:v:a`) < sha(`${seed}:v:b`) ? 'a' : 'b'
    expect(drawInspectors(order, '随机数')).toEqual({ commitment, seed, drawn: [['v', [first]]] })
    expect(inspectorCommitment({ ...order, count: 2 })).not.toBe(commitment)
  })

  it('are nobody where everybody is from there, and somebody again from a post above the place', () => {
    const [town = '', other = ''] = towns
    const visit = { visit: 'v', region: town.replace(/000$/, '201'), last: [] }
    const post = (key: string, region: string) => ({ key, region, load: 0 })
    const order = (...among: ReturnType<typeof post>[]): InspectorOrder => ({
      count: 2,
      avoid: 'township',
      among,
      visits: [visit],
    })
    expect(drawInspectors(order(post('a', town), post('b', town)), 'n').drawn).toEqual([['v', []]])
    expect(drawInspectors(order(post('a', town), post('b', other)), 'n').drawn).toEqual([['v', ['b']]])
    expect(drawInspectors(order(post('a', town), post('b', '430321000000')), 'n').drawn).toEqual([['v', ['b']]])
    expect(eligibleFor({ avoid: 'county', among: [post('a', town), post('b', other)] }, visit)).toEqual([])
    expect(levels.indexOf('township')).toBeGreaterThan(levels.indexOf('county'))
  })
})

describe('a draw that is not one', () => {
  const among = [
    { key: 'a', region: '430321101000', load: 0 },
    { key: 'b', region: '430321102000', load: 0 },
    { key: 'c', region: '430321103000', load: 0 },
  ]
  const order: InspectorOrder = {
    count: 1,
    avoid: 'township',
    among,
    visits: [{ visit: 'v', region: '430321101200', last: ['b'] }],
  }
  it.each<[string, string[]]>([
    ['avoidance', ['a']],
    ['repeat', ['b']],
    ['count', []],
    ['count', ['b', 'c']],
    ['nobody', ['x']],
  ])('is found by its fault: %s', (fault, own) => {
    expect(faultsIn(order, [['v', own]])).toContain(fault)
  })

  it('by taking whoever comes first is more uneven than it need be', () => {
    const twice = {
      ...order,
      avoid: null,
      visits: [
        { visit: 'v', region: '430321101200', last: [] },
        { visit: 'w', region: '430321101200', last: [] },
      ],
    }
    expect(
      unevenness(
        loadsOf(twice, [
          ['v', ['a']],
          ['w', ['a']],
        ]),
      ),
    ).toBeGreaterThan(leastUneven(twice))
  })
})
