import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Level, levelOf } from './level.ts'
import { lineageOn } from './lineage.ts'
import { inOrder, judgeChange, judgeTakingBack, mergersIn, type RegionChange, recodingsOf } from './regionChange.ts'
import { codesBeneath, isWithin, type RegionCode, recodedWith, regionCode, regionPath } from './regionCode.ts'

const code = (digits: string) => regionCode(digits.padEnd(12, '0'))
const [oneCity, otherCity] = ['4303', '4304'].map(code)
const [county, other, far] = ['430321', '430381', '430421'].map(code)
const [town, beside] = ['430321100', '430321101'].map(code)
const village = code('430321100201')
const change = (over: Partial<RegionChange> & Pick<RegionChange, 'kind' | 'into'>): RegionChange => {
  const { kind, into, regions = [into], from = '2020-02-01', recoded } = over
  return { id: `${kind} ${regions.join()} ${into} ${from}`, kind, regions, into, from, ...(recoded && { recoded }) }
}
const move = (region: RegionCode, into: RegionCode, from = '2020-02-01') =>
  change({ kind: 'move', regions: [region], into, from, recoded: recodingsOf({ kind: 'move', regions: [region], into }, []) })
const split = (region: RegionCode, into: RegionCode, children: readonly RegionCode[], from = '2020-02-01') =>
  change({
    ...{ kind: 'split', regions: [region], into, from },
    recoded: recodingsOf({ kind: 'split', regions: [region], into }, children),
  })
const merge = (regions: readonly RegionCode[], into: RegionCode, from = '2020-02-01') =>
  change({ kind: 'merge', regions, into, from })
const retire = (into: RegionCode, from = '2020-02-01') => change({ kind: 'retire', into, from })
const on = (journal: readonly RegionChange[], day: string) => lineageOn(mergersIn(journal), day)
const refusal = (journal: readonly RegionChange[], one: RegionChange | (() => RegionChange)): string | null => {
  try {
    judgeChange(journal, typeof one === 'function' ? one() : one)
    return null
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('a region that lies beneath another from a day on', () => {
  const moved = code('430381105')
  const journal = [move(town!, moved)]

  it('goes on under a code of there, with all beneath it, and lies in nothing that it lay in before', () => {
    const { codeOf, pathOf, successorOf } = on(journal, '2020-02-01')
    expect(codeOf(village)).toBe('430381105201')
    expect(successorOf(town!)).toBe(moved)
    expect(pathOf(codeOf(village))).toEqual(regionPath(code('430381105201')))
    expect(pathOf(village)).toEqual([...regionPath(code('430381105201')), village])
    expect(pathOf(village)).not.toContain(county)
  })

  it('lies where it lay until then, and so does what is told of it under its later code', () => {
    const { codeOf, pathOf, successorOf } = on(journal, '2020-01-31')
    expect([codeOf(village), successorOf(town!)]).toEqual([village, town])
    expect(codeOf(code('430381105201')), 'what was recorded late').toBe(village)
    expect(pathOf(code('430381105201'))).toEqual([...regionPath(village), '430381105201'])
  })

  it('brings along what was said of it before, to whoever is granted where it lies now', () => {
    const { partsOf } = on(journal, '2020-02-01')
    for (const region of [moved, other!]) expect(partsOf(region)).toEqual([town])
    for (const region of [county!, oneCity!, town!]) expect(partsOf(region)).toEqual([])
    expect(on([move(town!, code('430421105'))], '2020-02-01').partsOf(otherCity!)).toEqual([town])
  })

  it('may be moved on, and back under a third code', () => {
    const [second, third] = [code('430421107'), code('430321108')]
    const { codeOf, pathOf } = on(
      [...journal, move(moved, second, '2020-03-01'), move(second, third, '2020-04-01')],
      '2020-05-01',
    )
    expect(codeOf(village)).toBe('430321108201')
    expect(pathOf(town!)).toEqual([...regionPath(third), second, moved, town])
  })

  it('may have another code where it is', () => {
    const another = move(town!, code('430321201'))
    expect(refusal([], another)).toBeNull()
    expect(on([another], '2020-02-01').pathOf(village)).toEqual([...regionPath(code('430321201201')), village])
    expect(on([another], '2020-02-01').partsOf(county!), 'what lies in it by its digits').toEqual([])
  })

  it('leaves behind what had left it already', () => {
    const gone = move(village, code('430321101299'), '2020-01-15')
    const { codeOf } = on([...journal, gone], '2020-02-01')
    expect(codeOf(village)).toBe('430321101299')
    expect(codeOf(code('430321100202'))).toBe('430381105202')
  })

  it.each<[string, RegionChange, string]>([
    ['to another level', move(town!, code('430382')), 'region-change.moved-elsewhere'],
    ['to itself', change({ kind: 'move', into: town! }), 'region-change.moved-elsewhere'],
  ])('is not moved %s', (_, one, refused) => expect(refusal([], one)).toBe(refused))

  it('is not moved into what is no division, nor as what it was called before', () => {
    expect(refusal([merge([other!], county!)], move(beside!, code('430381107'), '2020-03-01'))).toBe('region-change.former')
    expect(refusal([retire(other!)], move(beside!, code('430381107'), '2020-03-01'))).toBe('region-change.former')
    expect(refusal(journal, move(town!, code('430421105'), '2020-03-01'))).toBe('region-change.former')
    expect(refusal(journal, change({ kind: 'rename', into: village, from: '2020-03-01' }))).toBe('region-change.former')
    expect(refusal(journal, change({ kind: 'rename', into: code('430381105201'), from: '2020-03-01' }))).toBeNull()
  })

  it('is not moved while part of it came from a merger, for that keeps its code', () => {
    const merged = merge([village], code('430321100202'), '2020-01-01')
    expect(refusal([merged], move(town!, moved))).toBe('region-change.has-parts')
    expect(refusal([merge([other!], county!, '2020-01-01')], move(county!, code('430422')))).toBe('region-change.has-parts')
  })

  it('is not moved before a day on which something within it changes, nor is that forgotten', () => {
    const later = change({ kind: 'rename', into: village, from: '2020-03-01' })
    expect(refusal([later], move(town!, moved))).toBe('region-change.later')
    const after = [...journal, change({ kind: 'rename', into: code('430381105201'), from: '2020-03-01' })]
    expect(() => judgeTakingBack(after, journal[0]!.id)).toThrow(
      new Problem('conflict', 'region-change.depended', { from: '2020-03-01' }),
    )
  })
})

describe('a region that is divided', () => {
  const fresh = code('430321109')
  const there = [village, code('430321100202')]

  it('keeps what is not given to the new one, and what is goes on there', () => {
    const { codeOf, pathOf, successorOf } = on([split(town!, fresh, there.slice(0, 1))], '2020-02-01')
    expect(there.map(codeOf)).toEqual(['430321109201', there[1]])
    expect(pathOf(codeOf(village))).toEqual(regionPath(code('430321109201')))
    expect(successorOf(town!)).toBe(town)
  })

  it('gives other digits to what would have those of another', () => {
    const parts = [code('430321100201'), code('430381100201'), code('430381100001')]
    expect(codesBeneath(fresh, parts)).toEqual(['430321109201', '430321109202', '430321109001'])
    expect(codesBeneath(oneCity!, [far!, other!])).toEqual(['430321000000', '430381000000'])
    expect(codesBeneath(code('4419'), [code('430321100')]), 'beneath a city that has no counties').toEqual(['441900100000'])
    const villages = Array.from({ length: 1_000 }, (_, at) => code(`4303211${String(at % 99).padStart(2, '0')}201`))
    expect(() => codesBeneath(fresh, villages)).toThrow(new Problem('invalid', 'region.beneath-full', { region: fresh }))
  })

  it('is divided again into what it came from, although the parts keep their codes', () => {
    const united = code('430399')
    const journal = [merge([county!, other!], united, '2020-01-01')]
    const again = split(united, code('430398'), [town!, code('430381100')])
    expect(refusal(journal, again)).toBeNull()
    const { codeOf, pathOf } = on([...journal, again], '2020-02-01')
    expect(codeOf(village)).toBe('430398100201')
    expect(pathOf(beside!)).toContain(united)
  })

  it.each<[string, () => RegionChange]>([
    ['into one elsewhere', () => split(town!, code('430381109'), [])],
    ['into one of another level', () => split(town!, code('430398'), [])],
    ['into itself', () => change({ kind: 'split', into: town! })],
    ['with what lies deeper', () => split(county!, code('430398'), [village])],
    ['with what lies elsewhere', () => split(town!, fresh, [code('430321101201')])],
  ])('is not divided %s', (_, one) => expect(refusal([], one)).toBe('region-change.split-elsewhere'))
})

describe('a region that is retired', () => {
  it('is no division any more, and nothing comes into it', () => {
    const journal = [retire(town!)]
    expect(refusal(journal, change({ kind: 'rename', into: town!, from: '2020-03-01' }))).toBe('region-change.former')
    expect(refusal(journal, change({ kind: 'rename', into: village, from: '2020-03-01' }))).toBe('region-change.former')
    expect(refusal(journal, retire(county!, '2020-03-01'))).toBeNull()
    expect(refusal([change({ kind: 'rename', into: village, from: '2020-03-01' })], retire(town!))).toBe('region-change.later')
  })
})

/** A country of two cities of two counties of two townships of two villages. */
const cities = [oneCity!, otherCity!]
const pair = (above: readonly string[], ends: readonly string[]) => above.flatMap((one) => ends.map((end) => code(one + end)))
const counties = pair(['4303', '4304'], ['21', '81'])
const towns = pair(
  counties.map((one) => one.slice(0, 6)),
  ['100', '101'],
)
const villages = pair(
  towns.map((one) => one.slice(0, 9)),
  ['201', '202'],
)
const beginning = [code('43'), ...cities, ...counties, ...towns, ...villages]

interface Node {
  parent: RegionCode | null
  stands: boolean
}
/** The country as it is after some changes, told by hand: what lies in what, and under which code each village goes on. */
function countryAfter(changes: readonly RegionChange[]) {
  const tree = new Map<RegionCode, Node>(beginning.map((one) => [one, { parent: regionPath(one).at(-2) ?? null, stands: true }]))
  const now = new Map(villages.map((one) => [one, one]))
  const add = (one: RegionCode) => void (tree.has(one) || tree.set(one, { parent: regionPath(one).at(-2) ?? null, stands: true }))
  const recode = (from: RegionCode, into: RegionCode) => {
    for (const [old, node] of [...tree]) {
      if (!node.stands || !isWithin(old, from)) continue
      add(recodedWith(old, from, into))
      tree.set(old, { parent: recodedWith(old, from, into), stands: false })
    }
    for (const [first, current] of now) if (isWithin(current, from)) now.set(first, recodedWith(current, from, into))
  }
  for (const { kind, regions, into, recoded = [] } of changes) {
    if (kind !== 'move') add(into)
    if (kind === 'merge') for (const one of regions) tree.set(one, { parent: into, stands: false })
    for (const one of recoded) recode(one.code, one.into)
    if (kind === 'retire') tree.set(into, { parent: tree.get(into)?.parent ?? null, stands: false })
  }
  const pathOf = (one: RegionCode): RegionCode[] => {
    const parent = tree.get(one)?.parent ?? null
    return parent === null ? [one] : [...pathOf(parent), one]
  }
  const standing = [...tree].flatMap(([one, { stands }]) => (stands ? [one] : []))
  return { now, pathOf, standing }
}

interface Pick4 {
  kind: RegionChange['kind']
  picks: readonly number[]
  day: number
}
const wish = fc.record({
  kind: fc.constantFrom('rename', 'merge', 'move', 'split', 'retire', 'move', 'split'),
  picks: fc.array(fc.nat(1_000), { minLength: 4, maxLength: 4 }),
  day: fc.integer({ min: 1, max: 28 }),
}) as fc.Arbitrary<Pick4>
const dayOf = (no: number) => `2020-02-${String(no).padStart(2, '0')}`

/** The journal that comes of wishes, each made of what there is on its day; one that may not be entered is not. */
function journalOf(wishes: readonly Pick4[]): RegionChange[] {
  const journal: RegionChange[] = []
  for (const [at, { kind, picks, day }] of wishes.entries()) {
    const from = dayOf(day)
    const { standing, pathOf } = countryAfter(inOrder(journal).filter((one) => one.from <= from))
    const made = changeOf(kind, picks, standing, (one) =>
      pathOf(one).findLast((above) => above !== one && standing.includes(above)),
    )
    if (made === null) continue
    const entered: RegionChange = { ...made, id: String(at), from }
    if (refusal(journal, entered) === null) journal.push(entered)
  }
  return journal
}
let serial = 0
/** A code beneath a region that was never used. */
function unused(above: RegionCode, level: Level): RegionCode {
  serial = (serial + 1) % 700
  const [start, end] = { nation: [0, 0], province: [0, 2], city: [2, 4], county: [4, 6], township: [6, 9], village: [9, 12] }[
    level
  ]
  const number =
    end === undefined || start === undefined
      ? ''
      : String((end - start === 2 ? 30 : 300) + (serial % (end - start === 2 ? 50 : 700)))
  return code(above.slice(0, start) + number)
}
function changeOf(
  kind: RegionChange['kind'],
  [first = 0, second = 0, third = 0]: readonly number[],
  standing: readonly RegionCode[],
  aboveOf: (code: RegionCode) => RegionCode | undefined,
): Omit<RegionChange, 'id' | 'from'> | null {
  const below = standing.filter((one) => ['county', 'township'].includes(levelOf(one)))
  const region = below[first % below.length]
  if (region === undefined) return null
  const parent = aboveOf(region)
  const alike = standing.filter((one) => one !== region && levelOf(one) === levelOf(region))
  const fellow = alike[second % Math.max(1, alike.length)]
  const children = standing.filter((one) => aboveOf(one) === region)
  const beneath = regionPath(region).at(-2)
  switch (kind) {
    case 'rename':
      return { kind, regions: [region], into: region }
    case 'merge':
      return fellow === undefined ? null : { kind, regions: [region], into: fellow }
    case 'retire': {
      const empty = below.filter((one) => !standing.some((other) => aboveOf(other) === one))
      const gone = empty[first % Math.max(1, empty.length)]
      return gone === undefined ? null : { kind, regions: [gone], into: gone }
    }
    case 'split': {
      if (beneath === undefined) return null
      const into = unused(beneath, levelOf(region))
      if (standing.includes(into)) return null
      const some = children.filter((_, at) => (third >> at) % 2 === 1)
      return { kind, regions: [region], into, recoded: recodingsOf({ kind, regions: [region], into }, some) }
    }
    case 'move': {
      const places = standing.filter((one) => parent !== undefined && levelOf(one) === levelOf(parent))
      const place = places[second % Math.max(1, places.length)]
      if (place === undefined) return null
      const into = unused(place, levelOf(region))
      if (standing.includes(into)) return null
      return { kind, regions: [region], into, recoded: recodingsOf({ kind, regions: [region], into }, []) }
    }
  }
}

describe('a country over its changes', () => {
  const histories = fc.array(wish, { maxLength: 14 })
  const days = fc.integer({ min: 1, max: 28 }).map(dayOf)
  const standsAt = (journal: readonly RegionChange[], day: string) =>
    countryAfter(inOrder(journal).filter(({ from }) => from <= day))

  it('is on each day what it is when the changes until then are told one after the other', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(histories, days, (wishes, day) => {
        const journal = journalOf(wishes)
        const [country, lineage] = [standsAt(journal, day), on(journal, day)]
        for (const one of villages) {
          const current = lineage.codeOf(one)
          expect(current).toBe(country.now.get(one))
          expect(lineage.pathOf(current)).toEqual(country.pathOf(current))
        }
        for (const one of country.standing) {
          expect(lineage.successorOf(one)).toBe(one)
          expect(lineage.pathOf(one)).toEqual(country.pathOf(one))
        }
        for (const { kind } of journal) kinds.add(kind)
      }),
      { numRuns: 300 },
    )
    expect([...kinds].sort()).toEqual(['merge', 'move', 'rename', 'retire', 'split'])
  })

  it('has every village once, in exactly one county that stands, so that the counties add up to all', () => {
    fc.assert(
      fc.property(histories, days, (wishes, day) => {
        const journal = journalOf(wishes)
        const { standing } = standsAt(journal, day)
        const { codeOf, pathOf, successorOf } = on(journal, day)
        const current = villages.map(codeOf)
        expect(new Set(current).size).toBe(villages.length)
        const byCounty = new Map<RegionCode, number>()
        for (const one of current) {
          const above = pathOf(one).filter((region) => levelOf(region) === 'county' && successorOf(region) === region)
          expect(above).toHaveLength(1)
          for (const region of above) byCounty.set(region, (byCounty.get(region) ?? 0) + 1)
        }
        expect([...byCounty.keys()].every((region) => standing.includes(region))).toBe(true)
        expect([...byCounty.values()].reduce((sum, count) => sum + count, 0)).toBe(villages.length)
      }),
      { numRuns: 200 },
    )
  })

  it('is reached from a region by its digits and its parts alone, as far as it goes on under the code', () => {
    fc.assert(
      fc.property(histories, days, fc.nat(), (wishes, day, pick) => {
        const journal = journalOf(wishes)
        const { standing } = standsAt(journal, day)
        const { codeOf, pathOf, partsOf } = on(journal, day)
        const region = standing[pick % standing.length]
        if (region === undefined) return
        const reached = [region, ...partsOf(region)]
        for (const one of villages.map(codeOf))
          expect(pathOf(one).includes(region)).toBe(reached.some((above) => isWithin(one, above)))
      }),
      { numRuns: 200 },
    )
  })

  it('was on a day what it was, whatever was entered since for later days', () => {
    fc.assert(
      fc.property(histories, days, (wishes, day) => {
        const journal = journalOf(wishes)
        const then = journal.filter(({ from }) => from <= day)
        for (const one of [...villages, ...towns, ...counties]) {
          expect(on(journal, day).codeOf(one)).toBe(on(then, day).codeOf(one))
          expect(on(journal, day).pathOf(one)).toEqual(on(then, day).pathOf(one))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('finds what is told under a code of a later day where it lay then', () => {
    fc.assert(
      fc.property(histories, days, (wishes, day) => {
        const journal = journalOf(wishes)
        const [then, today] = [on(journal, day), on(journal, dayOf(28))]
        for (const one of villages) expect(then.codeOf(today.codeOf(one))).toBe(then.codeOf(one))
      }),
      { numRuns: 200 },
    )
  })

  it('is as before when changes are taken back, the last first', () => {
    fc.assert(
      fc.property(histories, (wishes) => {
        for (const ordered = inOrder(journalOf(wishes)); ordered.length > 0; ordered.pop())
          expect(() => judgeTakingBack(ordered, ordered.at(-1)?.id ?? '')).not.toThrow()
      }),
    )
  })
})
