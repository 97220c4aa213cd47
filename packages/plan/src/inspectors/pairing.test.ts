import { nearestAt, regionCode } from '@duzhan/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawInspectors, eligibleFor, inspectorCommitment } from './drawInspectors.ts'
import type { InspectorOrder } from './inspectorOrder.ts'
import { inspectorOf, isPaired, isRingOf, type Pairing, pairsOf, ringOf, shiftIn } from './pairing.ts'

const codeAt = (at: number) => `4303${String(21 + at)}000000`
const posts = fc
  .uniqueArray(fc.nat(14), { minLength: 2, maxLength: 9 })
  .map((places) => places.map((at) => ({ region: codeAt(at) })))
const lot = fc.string({ minLength: 1, maxLength: 8 })
const nonce = fc.option(lot)
function pairingAt(seats: readonly { region: string }[], own: string | null, window: number): Pairing {
  const ring = ringOf('county', seats, own)
  return { level: 'county', ring, shift: shiftIn(window, ring.length) }
}

describe('regions that inspect each other', () => {
  it('never inspect their own, and each inspects one and is inspected by one, in every window', () => {
    fc.assert(
      fc.property(posts, nonce, fc.nat(40), (seats, own, window) => {
        const pairing = pairingAt(seats, own, window)
        const pairs = pairsOf(pairing)
        expect(pairs.filter(({ by, of }) => by === of)).toEqual([])
        const regions = seats.map(({ region }) => region).sort()
        expect(pairs.map(({ by }) => by).sort()).toEqual(regions)
        expect(pairs.map(({ of }) => of).sort()).toEqual(regions)
      }),
    )
  })

  it('repeat no pair until all have been, whatever the ring', () => {
    fc.assert(
      fc.property(posts, nonce, fc.nat(20), (seats, own, first) => {
        const size = seats.length
        const round = Array.from({ length: size - 1 }, (_, at) => pairsOf(pairingAt(seats, own, first + at)))
        const told = round.flat().map(({ by, of }) => `${by} ${of}`)
        expect(new Set(told).size, 'every ordered pair once').toBe(size * (size - 1))
        expect(pairsOf(pairingAt(seats, own, first + size - 1))).toEqual(round[0])
      }),
    )
  })

  it('stand in the order of their codes, or in one that the nonce alone decides', () => {
    fc.assert(
      fc.property(posts, lot, (seats, own) => {
        const byCode = ringOf('county', seats, null)
        expect(byCode).toEqual([...byCode].sort())
        const byLot = ringOf('county', seats, own)
        expect(ringOf('county', [...seats].reverse(), own)).toEqual(byLot)
        expect([...byLot].sort()).toEqual(byCode)
        expect(isRingOf(byLot, 'county', seats)).toBe(true)
        expect(isRingOf(byLot.slice(1), 'county', seats)).toBe(false)
      }),
    )
    const seats = [0, 1, 2].map((at) => ({ region: codeAt(at) }))
    const found = new Set(Array.from({ length: 40 }, (_, at) => ringOf('county', seats, `n${at}`).join()))
    expect(found.size, 'every order comes by some nonce').toBe(6)
  })

  it('are found by whatever lies in them, and no others', () => {
    const pairing: Pairing = { level: 'county', ring: [codeAt(0), codeAt(1), codeAt(2)], shift: 1 }
    expect(inspectorOf(pairing, '430322101201'), 'of a village in the second').toBe(codeAt(0))
    expect(isPaired(pairing, '430321101000', '430322101201'), 'a town of the first').toBe(true)
    expect(isPaired(pairing, '430323000000', '430322101201')).toBe(false)
    expect(isPaired(pairing, '430322000000', '430322101201'), 'its own').toBe(false)
    expect(inspectorOf(pairing, '430381101201'), 'of none of the ring').toBeNull()
    expect(inspectorOf(pairing, '430300000000'), 'above the counties').toBeNull()
    expect(inspectorOf(pairing, 'nowhere')).toBeNull()
    expect(isPaired(pairing, 'nowhere', '430322101201')).toBe(false)
    expect(pairsOf({ level: 'county', ring: [codeAt(0)], shift: shiftIn(3, 1) }), 'one alone').toEqual([])
  })
})

describe('inspectors drawn where regions are paired', () => {
  const order = (pairing: Pairing | null): InspectorOrder => ({
    ...{ count: 1, avoid: 'county' },
    among: [0, 1, 2].flatMap((at) => ['a', 'b'].map((key) => ({ key: `${key}${at}`, region: codeAt(at), load: 0 }))),
    visits: [0, 1, 2].map((at) => ({ visit: `v${at}`, region: codeAt(at).replace(/000000$/, '101201'), last: [] })),
    ...(pairing && { pairing }),
  })

  it('are all of the region that inspects there', () => {
    fc.assert(
      fc.property(fc.nat(6), lot, (window, own) => {
        const asked = order(
          pairingAt(
            [0, 1, 2].map((at) => ({ region: codeAt(at) })),
            own,
            window,
          ),
        )
        const { drawn } = drawInspectors(asked, own)
        for (const [visit, keys] of drawn) {
          const target = asked.visits.find((one) => one.visit === visit)?.region ?? ''
          const by = inspectorOf(asked.pairing!, target)
          for (const key of keys) {
            const seat = asked.among.find((one) => one.key === key)?.region ?? ''
            expect(nearestAt(regionCode(seat), 'county')).toBe(by)
          }
          expect(keys).toHaveLength(1)
        }
      }),
    )
  })

  it('are committed to with the ring, and as before where there is none', () => {
    const pairing: Pairing = { level: 'county', ring: [codeAt(0), codeAt(1), codeAt(2)], shift: 1 }
    const commitments = [null, pairing, { ...pairing, shift: 2 }, { ...pairing, ring: pairing.ring.toReversed() }].map((one) =>
      inspectorCommitment(order(one)),
    )
    expect(new Set(commitments).size).toBe(4)
    expect(eligibleFor(order(null), order(null).visits[0]!)).toEqual(['a1', 'b1', 'a2', 'b2'])
    expect(eligibleFor(order(pairing), order(pairing).visits[0]!)).toEqual(['a2', 'b2'])
  })
})
