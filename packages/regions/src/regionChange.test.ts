import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineageOn } from './lineage.ts'
import { inOrder, judgeChange, judgeTakingBack, mergersIn, type RegionChange } from './regionChange.ts'
import { type RegionCode, regionCode, regionPath } from './regionCode.ts'

const county = (no: number) => regionCode(`4303${String(no).padStart(2, '0')}000000`)
const [a, b, c, d] = [county(21), county(22), county(81), county(99)]
const village = regionCode('430321100201')
const township = regionCode('430321100000')
const last = '2199-12-31'

const merge = (regions: readonly RegionCode[], into: RegionCode, from = '2020-01-01'): RegionChange => ({
  ...{ id: `${regions.join('+')}>${into}@${from}`, kind: 'merge', regions, into, from },
})
const rename = (region: RegionCode, from = '2020-01-01'): RegionChange => ({
  ...{ id: `${region}@${from}`, kind: 'rename', regions: [region], into: region, from },
})
const on = (journal: readonly RegionChange[], day = last) => lineageOn(mergersIn(journal), day)

/** The changes of a list that may be entered one after the other. */
function journalOf(changes: readonly RegionChange[]): RegionChange[] {
  const journal: RegionChange[] = []
  for (const [at, change] of changes.entries()) {
    const entered = { ...change, id: String(at) }
    if (isTaken(journal, entered)) journal.push(entered)
  }
  return journal
}
function isTaken(journal: readonly RegionChange[], change: RegionChange): boolean {
  try {
    judgeChange(journal, change)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

const counties = Array.from({ length: 12 }, (_, at) => county(at + 20))
const villages = counties.flatMap((code) => ['100201', '100202', '200201'].map((end) => regionCode(`${code.slice(0, 6)}${end}`)))
const townships = counties.map((code) => regionCode(`${code.slice(0, 6)}100000`))
const everything = [...counties, ...townships, ...villages]
const day = fc.integer({ min: 1, max: 28 }).map((no) => `2020-02-${String(no).padStart(2, '0')}`)
const codes = fc.constantFrom(...counties)
const mergerOf = fc
  .tuple(fc.uniqueArray(codes, { minLength: 1, maxLength: 3 }), codes, day)
  .map(([regions, into, from]) => merge(regions, into, from))
const change = fc.oneof(
  { weight: 4, arbitrary: mergerOf },
  fc.tuple(codes, day).map(([code, from]) => rename(code, from)),
)
const journals = fc.array(change, { maxLength: 12 }).map(journalOf)

describe('what became of regions', () => {
  it('is what their codes say while nothing changed, and before the day on which it does', () => {
    for (const lineage of [on([]), on([merge([a, b], d)], '2019-12-31')]) {
      expect(lineage.pathOf(village)).toEqual(regionPath(village))
      expect(lineage.successorOf(a)).toBe(a)
      expect(lineage.partsOf(d)).toEqual([])
    }
  })

  it('lies in its successor from that day on, with all that it is made of', () => {
    const lineage = on([merge([a, b], d)], '2020-01-01')
    expect(lineage.pathOf(village)).toEqual(['430000000000', '430300000000', d, a, township, village])
    expect(lineage.partsOf(d)).toEqual([a, b])
    expect([a, b, c, d].map(lineage.successorOf)).toEqual([d, d, c, d])
  })

  it('lies in one successor behind the other where that was merged too', () => {
    const lineage = on([merge([a], b, '2020-01-01'), merge([b], c, '2021-01-01')])
    expect(lineage.pathOf(a)).toEqual(['430000000000', '430300000000', c, b, a])
    expect(lineage.partsOf(c)).toEqual([b, a])
    expect(lineage.successorOf(a)).toBe(c)
  })

  it('is the same where a region is only called otherwise', () => {
    expect(on([rename(a)]).pathOf(village)).toEqual(regionPath(village))
  })

  it('is a tree on any day: whatever a region lies in lies itself in just what stands above it', () => {
    fc.assert(
      fc.property(journals, day, (journal, today) => {
        const { pathOf } = on(journal, today)
        for (const code of everything) {
          const path = pathOf(code)
          expect(path.at(-1)).toBe(code)
          expect(new Set(path).size).toBe(path.length)
          for (const [at, above] of path.entries()) expect(pathOf(above)).toEqual(path.slice(0, at + 1))
        }
      }),
    )
  })

  it('never lies in less than it lay in before, so that a grant goes on to reach what it reached', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        for (const code of everything) expect(on(journal).pathOf(code)).toEqual(expect.arrayContaining(regionPath(code)))
      }),
    )
  })

  it('is reached from a region by it and its parts alone: what lies in it lies in one of them', () => {
    fc.assert(
      fc.property(journals, codes, (journal, region) => {
        const { pathOf, partsOf } = on(journal)
        const reached = [region, ...partsOf(region)]
        for (const code of everything)
          expect(pathOf(code).includes(region)).toBe(reached.some((one) => regionPath(code).includes(one)))
      }),
    )
  })

  it('has a successor that stands for every code that was ever one', () => {
    fc.assert(
      fc.property(journals, day, codes, (journal, today, region) => {
        const { successorOf, partsOf } = on(journal, today)
        const standing = successorOf(region)
        expect(successorOf(standing)).toBe(standing)
        expect(standing === region || partsOf(standing).includes(region)).toBe(true)
      }),
    )
  })

  it('does not depend on the order in which changes were entered that have nothing to do with each other', () => {
    fc.assert(
      fc.property(journals, day, fc.infiniteStream(fc.nat()), (journal, today, keys) => {
        const ordered = inOrder(journal)
        const shuffled = ordered
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((left, right) => left.key - right.key)
          .map(({ one }) => one)
        for (const code of everything) {
          expect(on(shuffled, today).pathOf(code)).toEqual(on(ordered, today).pathOf(code))
          expect(new Set(on(shuffled, today).partsOf(code))).toEqual(new Set(on(ordered, today).partsOf(code)))
        }
      }),
    )
  })
})

describe('a change', () => {
  const refusal = (journal: readonly RegionChange[], one: RegionChange) => () => judgeChange(journal, one)

  it.each([
    ['another city', merge([a], regionCode('430421000000'))],
    ['a township', merge([township], a)],
    ['itself', merge([a, b], a)],
  ])('into %s is none', (_, one) => {
    expect(refusal([], one)).toThrow(new Problem('invalid', 'region-change.elsewhere'))
  })

  it.each([
    ['merged again', merge([a], c, '2020-02-01')],
    ['merged into', merge([c], a, '2020-02-01')],
    ['called otherwise', rename(a, '2020-02-01')],
  ])('of what is no division any more is refused: %s', (_, one) => {
    expect(refusal([merge([a, b], d)], one)).toThrow(new Problem('conflict', 'region-change.former', { region: a }))
  })

  it('of a day before a later change of the same regions is refused, and says which day', () => {
    const refused = new Problem('conflict', 'region-change.later', { from: '2020-01-01' })
    const journal = [merge([a, b], d), rename(c, '2020-03-01')]
    expect(refusal(journal, rename(a, '2019-06-01'))).toThrow(refused)
    expect(refusal(journal, merge([c], d, '2019-06-01'))).toThrow(refused)
    expect(refusal(journal, rename(county(40), '2019-06-01'))).not.toThrow()
  })

  it('is taken where a region comes from several mergers, one after the other', () => {
    const journal = journalOf([merge([a], d), merge([b, c], d, '2020-06-01'), rename(d, '2020-07-01')])
    expect(journal).toHaveLength(3)
    expect(on(journal).partsOf(d)).toEqual([a, b, c])
  })

  it('that is taken back has changed nothing, whatever else was changed before', () => {
    fc.assert(
      fc.property(journals, change, day, (journal, one, today) => {
        fc.pre(isTaken(journal, one))
        const withIt = [...journal, { ...one, id: 'the one' }]
        expect(() => judgeTakingBack(withIt, 'the one')).not.toThrow()
        const without = withIt.filter(({ id }) => id !== 'the one')
        for (const code of everything) expect(on(without, today).pathOf(code)).toEqual(on(journal, today).pathOf(code))
      }),
    )
  })

  it('on which a later one rests is not taken back before that', () => {
    const [first, second] = [merge([a, b], d), rename(d, '2020-06-01')]
    const depended = new Problem('conflict', 'region-change.depended', { from: '2020-06-01' })
    expect(() => judgeTakingBack([first, second], first.id)).toThrow(depended)
    expect(() => judgeTakingBack([first, second], second.id)).not.toThrow()
    expect(() => judgeTakingBack([first, rename(c, '2020-06-01')], first.id)).not.toThrow()
    expect(() => judgeTakingBack([first], 'none')).not.toThrow()
  })

  it('leaves a journal from which everything can be taken back, the last first', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        for (const ordered = inOrder(journal); ordered.length > 0; ordered.pop())
          expect(() => judgeTakingBack(ordered, ordered.at(-1)?.id ?? '')).not.toThrow()
      }),
    )
  })
})
