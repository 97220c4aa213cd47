import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitmentOf, type DrawSize, drawFrom, drawnOf, type Population, sharesOf } from './draw.ts'

const schools: Population = Array.from({ length: 64 }, (_, index) => [`s-${index + 1}`, 'ABCD'[index % 4] ?? ''])
const anyPopulation = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom('A', 'B', '')), {
    selector: ([id]) => id,
    maxLength: 30,
  })
  .map((rows): Population => rows)
const anySize: fc.Arbitrary<DrawSize> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent })),
)

describe('a draw', () => {
  it('of 20 % of 64 schools takes 13, from each grade its part', () => {
    const { drawn } = drawFrom(schools, { percent: 20 }, 'nonce')
    expect(drawn).toHaveLength(13)
    const grades = new Map(schools)
    const counts = [...'ABCD'].map((grade) => drawn.filter((id) => grades.get(id) === grade).length)
    expect(counts.sort()).toEqual([3, 3, 3, 4])
  })

  it('can be made again by anybody with nothing but SHA-256', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    const { commitment, seed, drawn } = drawFrom(
      schools.map(([id]) => [id, '']),
      { count: 5 },
      'n-1',
    )
    const ids = schools.map(([id]) => id)
    expect(commitment).toBe(
      hash(
        ids
          .map((id) => `${id}\t`)
          .sort()
          .join('\n'),
      ),
    )
    expect(seed).toBe(hash(`${commitment}:n-1`))
    const byLot = ids.toSorted((one, other) => (hash(`${seed}:${one}`) < hash(`${seed}:${other}`) ? -1 : 1))
    expect(drawn).toEqual(byLot.slice(0, 5).sort())
  })

  it('is the same in whatever order the register comes, and takes only of its population, each once', () => {
    fc.assert(
      fc.property(anyPopulation, anySize, fc.string(), fc.integer(), (population, size, nonce, turn) => {
        const turned = population.toSorted(([one], [other]) => ((one.length * turn) % 7) - ((other.length * turn) % 7))
        const made = drawFrom(population, size, nonce)
        expect(drawFrom(turned.toReversed(), size, nonce)).toEqual(made)
        expect(made.drawn).toHaveLength(drawnOf(size, population.length))
        expect(new Set(made.drawn).size).toBe(made.drawn.length)
        const ids = new Set(population.map(([id]) => id))
        expect(made.drawn.every((id) => ids.has(id))).toBe(true)
      }),
    )
  })

  it('larger than its population takes all of it', () => {
    expect(drawFrom(schools.slice(0, 8), { count: 10 }, 'n').drawn).toHaveLength(8)
    expect(drawFrom([], { percent: 20 }, 'n').drawn).toEqual([])
  })

  it.each([
    [{ percent: 20 }, 64, 13],
    [{ percent: 7 }, 100, 7],
    [{ percent: 100 }, 3, 3],
    [{ percent: 0.1 }, 5, 1],
    [{ count: 3 }, 2, 2],
  ] as const)('%o of %i takes %i', (size, population, expected) => {
    expect(drawnOf(size, population)).toBe(expected)
  })

  it('gives each stratum its part, never more than it has or more than one away from it', () => {
    const sizes = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 1, max: 50 }), { minKeys: 1 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 100 }), (of, share) => {
        const strata = new Map(Object.entries(of))
        const total = [...strata.values()].reduce((sum, size) => sum + size, 0)
        const drawn = Math.floor((total * share) / 100)
        const shares = sharesOf(strata, drawn)
        expect([...shares.values()].reduce((sum, part) => sum + part, 0)).toBe(drawn)
        for (const [stratum, size] of strata) {
          const part = shares.get(stratum) ?? 0
          expect(part).toBeLessThanOrEqual(size)
          expect(Math.abs(part - (size * drawn) / total)).toBeLessThan(1)
        }
      }),
    )
  })

  it('with another nonce, or of another population, is another draw', () => {
    const draws = ['a', 'b', 'c'].map((nonce) => drawFrom(schools, { count: 10 }, nonce).drawn.join())
    expect(new Set(draws).size).toBe(3)
    expect(commitmentOf(schools)).not.toBe(commitmentOf(schools.slice(1)))
    const regraded = schools.map(([id], index) => [id, index === 0 ? 'D' : 'A'] as const)
    expect(commitmentOf(regraded)).not.toBe(commitmentOf(schools))
  })

  it('favours nobody: over many nonces each comes about as often', () => {
    const often = new Map<string, number>()
    const population = schools.slice(0, 10)
    for (let nonce = 0; nonce < 1_000; nonce += 1)
      for (const id of drawFrom(
        population.map(([one]) => [one, '']),
        { count: 3 },
        String(nonce),
      ).drawn)
        often.set(id, (often.get(id) ?? 0) + 1)
    // 300 expected with a deviation of 14.5: six deviations to either side, and the nonces never change
    for (const [id] of population) expect(Math.abs((often.get(id) ?? 0) - 300)).toBeLessThan(87)
  })
})
