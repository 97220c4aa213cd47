import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { carried, inputs, judged, packed, partsOf, shardKeys, shareOf } from './scaleModel.mjs'
import { figures, figuresInDocument, villagesOfTheNation } from './simulateScale.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const root = join(import.meta.dirname, '..')

let villages: string[] = []
beforeAll(() => {
  villages = villagesOfTheNation()
})

describe('the figures of docs/explanation/scale.md', () => {
  it('are those that npm run simulate:scale prints', () => {
    expect(figuresInDocument(), 'npm run simulate:scale -- --write').toBe(figures(villages))
  })

  it('are about every village of the edition', () => {
    const edition = JSON.parse(readFileSync(join(root, 'packages/regions/data/edition.json'), 'utf8'))
    expect(villages).toHaveLength(edition.counts.villages)
    expect(new Set(villages).size).toBe(villages.length)
    expect(villages.filter((code) => !/^\d{12}$/.test(code))).toEqual([])
  })

  it('say of each input where it is from, and of what is measured by what', () => {
    for (const [name, { value, unit, from }] of Object.entries(inputs)) {
      expect(value, name).toBeGreaterThan(0)
      expect(unit, name).not.toBe('')
      expect(from, name).toMatch(/^(measured|chosen)/)
    }
    const intake = readFileSync(join(root, 'docs/decisions/0019-intake-without-detours.md'), 'utf8')
    expect(intake).toContain(`Over 100,000 targets a record costs ${inputs['cpuMs']?.value} ms`)
  })

  it('bear out what the page says beside them', () => {
    const nation = carried('the nation', villages.length)
    expect(nation.cores).toBeLessThan(0.25)
    expect(nation.processes).toBe(1)
    expect(nation.gigabytes).toBeLessThan(2_000)
    expect(nation.photoGigabytes).toBeGreaterThan(15_000)
    const counties = [...partsOf(villages, 'county').values()].sort((one, other) => one - other)
    const middle = carried('the middle county', counties[Math.floor(counties.length / 2)] ?? 0)
    expect(middle.embeddedYears).toBeGreaterThan(2.8)
    expect(middle.embeddedYears).toBeLessThan(3)
    const shards = inputs['shards']?.value ?? 0
    const [byTime, hashed, province, prefecture, county] = shardKeys(villages, shards).map((key) => judged(villages, key, shards))
    expect(byTime?.busiest).toBe(shards)
    expect(hashed?.asked).toEqual([shards, shards, shards])
    expect(province?.fullest).toBeGreaterThan(2)
    expect(prefecture?.fullest).toBeLessThan(1.2)
    expect(prefecture?.asked.slice(0, 2)).toEqual([1, 1])
    expect(prefecture?.asked[2]).toBeLessThan(shards * 0.6)
    expect(county?.fullest).toBeLessThan(prefecture?.fullest ?? 0)
    expect(county?.asked[1]).toBeGreaterThan(5)
  })
})

describe('what the page says of the collections', () => {
  const [, section = ''] = readFileSync(join(root, 'docs/explanation/scale.md'), 'utf8').split('## How it would be cut up')
  const schemas = sourceFiles(root, ['services', 'packages/service-kit/src'], /\.mongo\.ts$/)
  /** The file in which a collection has its fields and indexes. */
  const schemaOf = (collection: string) => schemas.find(({ text }) => text.includes(`collection: '${collection}'`))?.text ?? ''
  const named = (words: string) =>
    [
      ...(section.split('\n- ').find((one) => one.includes(words)) ?? '').matchAll(/`(?:forms|assignments|aggregation)\.(\w+)`/g),
    ].map(([, name = '']) => name)

  it('is true: those that can be cut have no unique index besides their id, and streams have', () => {
    const [cut, streams] = [named('no unique'), named('**streams**')]
    expect([cut.length, streams]).toEqual([6, ['submissions']])
    for (const name of cut) {
      expect(schemaOf(name), name).not.toBe('')
      expect(schemaOf(name), name).not.toContain('unique: true')
    }
    for (const name of streams) expect(schemaOf(name)).toContain('schema.index({ seq: 1 }, { unique: true })')
  })

  it('is true: some have a region of their own, some a list of regions alone', () => {
    for (const [name, field] of [
      ['facts', 'region'],
      ['rollups', 'region'],
      ['findings', 'regionCode'],
      ['targets', 'regionCode'],
    ] as const)
      expect(schemaOf(name), name).toMatch(new RegExp(`^ *(\\.\\.\\.\\{ )?.*\\b${field}: `, 'm'))
    for (const name of ['visits', 'evidence']) expect(schemaOf(name), name).not.toMatch(/^ {4}(region|regionCode):/m)
  })
})

describe('what so many villages come to', () => {
  it('grows with them, and what carries it never shrinks', () => {
    const forms = ['one process, embedded store', 'one replica set', 'one replica set, photos sharded', 'sharded']
    const size = fc.integer({ min: 1, max: 5_000_000 })
    fc.assert(
      fc.property(size, size, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((count) => carried('', count))
        expect(less && more).toBeDefined()
        if (!less || !more) return
        for (const figure of ['records', 'perSecond', 'cores', 'processes', 'documents', 'gigabytes', 'photoGigabytes'] as const)
          expect(less[figure]).toBeLessThanOrEqual(more[figure])
        expect(forms).toContain(less.form)
        expect(forms.indexOf(less.form)).toBeLessThanOrEqual(forms.indexOf(more.form))
        expect(more.processes * (inputs['share']?.value ?? 0)).toBeGreaterThanOrEqual(more.cores)
      }),
    )
  })
})

describe('parts put on shards', () => {
  const weights = fc.dictionary(fc.stringMatching(/^\d{4}$/), fc.integer({ min: 1, max: 10_000 }), { minKeys: 1, maxKeys: 400 })

  it('lie on one each, and no shard has more than the mean and the heaviest part', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 32 }), (given, shards) => {
        const parts = new Map(Object.entries(given))
        const place = packed(parts, shards)
        expect([...place.keys()].sort()).toEqual([...parts.keys()].sort())
        const loads = Array.from({ length: shards }, () => 0)
        for (const [part, at] of place) loads[at] = (loads[at] ?? 0) + (parts.get(part) ?? 0)
        const all = [...parts.values()]
        const mean = all.reduce((sum, one) => sum + one, 0) / shards
        expect(Math.max(...loads)).toBeLessThanOrEqual(mean + Math.max(...all))
      }),
    )
  })

  it('are counted by their own digits', () => {
    const few = ['430302001001', '430302001002', '430321100001', '110101001001']
    expect([...partsOf(few, 'county')]).toEqual([
      ['430302', 2],
      ['430321', 1],
      ['110101', 1],
    ])
    expect([...partsOf(few, 'province')]).toEqual([
      ['43', 3],
      ['11', 1],
    ])
    expect([...partsOf(few, 'nation')]).toEqual([['', 4]])
  })

  it('are judged alike by whoever runs it, and one shard has everything', () => {
    const few = Array.from(
      { length: 300 },
      (_, at) => `${4301 + (at % 9)}${String(at % 7).padStart(2, '0')}${String(at).padStart(6, '0')}`,
    )
    for (const key of shardKeys(few, 1)) {
      const told = judged(few, key, 1)
      expect(told).toEqual(judged(few, key, 1))
      expect(told).toMatchObject({ fullest: 1, busiest: 1, asked: [1, 1, 1] })
    }
  })

  it('draw lots that are spread over what there is', () => {
    const lots = Array.from({ length: 2_000 }, (_, at) => shareOf(`evening 43${at}`))
    for (const tenth of Array.from({ length: 10 }, (_, at) => at / 10))
      expect(lots.filter((lot) => lot >= tenth && lot < tenth + 0.1).length).toBeGreaterThan(140)
  })
})
