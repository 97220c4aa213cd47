import type { FindingOrder, PageCursor } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingRepository } from './finding.mongo.ts'
import type { FindingRepository } from './finding.repository.ts'
import type { Finding } from './finding.ts'

const places = [world.village, world.otherVillage]
const drawn = fc.record({ day: fc.integer({ min: 1, max: 4 }), opened: fc.integer({ min: 1, max: 4 }), place: fc.nat(1) })
type Drawn = typeof drawn extends fc.Arbitrary<infer One> ? One : never

describe('findings page by page', () => {
  let store: LoggedStore
  let findings: FindingRepository
  beforeAll(async () => {
    store = await loggedStore('assignments')
    findings = findingRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())

  const finding = (id: string, plan: string, { day, opened, place }: Drawn): Finding => ({
    ...{ id, plan, regionPath: [...regionPath(regionCode(places[place] ?? world.village))] },
    ...{ target: `v-${place}`, targetName: '某村', place: '某县', submissions: [id], records: [id], clausePath: id },
    ...{ itemTitle: '事项', title: '问题', category: '环境', severity: 'general', state: 'handedOver', note: null, photos: [] },
    responsible: { region: world.township, regionPath: [...regionPath(regionCode(world.township))], title: '某乡' },
    ...{
      rectifyBy: `2020-04-0${day}`,
      openedAt: new Date(`2020-03-0${opened}T01:00:00.000Z`),
      answer: '',
      timeline: [],
      version: 1,
    },
  })
  const add = (all: readonly Finding[]) =>
    findings.write(all.map((now) => ({ seen: null, now, told: [{ verb: 'open', finding: now }] })))

  /** Reads page after page; `between` happens after each. */
  async function readAll(plan: string, order: FindingOrder, limit: number, between: (page: number) => Promise<unknown>) {
    const read: Finding[] = []
    let cursor: PageCursor | undefined
    for (let page = 0; page < 100; page++) {
      const query = { plan, reader: { id: 'p', regions: [world.province] }, order, limit, cursor }
      const found = await findings.list(query)
      read.push(...found)
      const last = found.at(-1)
      if (!last || found.length < limit) return read
      cursor = findings.cursorAt(last, order)
      await between(page)
    }
    throw new Error('pages without end')
  }
  let run = 0

  it('of a body of the directory are those that it answers for, found, or was asked about', async () => {
    const plan = 'of-bodies'
    const one = { day: 1, opened: 1, place: 0 }
    const plain = finding('plain', plan, one)
    const answered = { ...finding('answered', plan, one), responsible: { ...plain.responsible, bodies: ['waste'] } }
    const found = { ...finding('found', plan, { ...one, day: 2 }), foundBy: ['waste', 'assessor'] }
    const both = { ...answered, id: 'both', rectifyBy: '2020-04-03', foundBy: ['waste'] }
    await add([plain, answered, found, both])
    const nobody = { id: 'p', regions: [] }
    const listed = async (over: object) => {
      const query = { plan, reader: nobody, named: [{ body: 'waste' }], limit: 10, ...over }
      return (await findings.list(query)).map(({ id }) => id)
    }
    expect(await listed({})).toEqual(['answered', 'found', 'both'])
    expect(await listed({ named: [{ body: 'assessor' }] })).toEqual(['found'])
    expect(await listed({ named: [] })).toEqual([])
    expect(await listed({ named: [{ body: 'assessor' }, { region: world.county, target: 'v-0' }] })).toHaveLength(4)
    const turn = (seat: 'responsible' | 'target' | 'extension') => ({ turns: [{ states: ['handedOver'], seat, body: 'waste' }] })
    expect(await listed(turn('responsible'))).toEqual(['answered', 'both'])
    expect(await listed(turn('target')), 'not what it answers for itself').toEqual(['found'])
    expect(await listed(turn('extension'))).toEqual([])
    const extension = { until: '2020-04-09', regionPath: [], bodies: ['bureau'] }
    const step = { verb: 'askExtension' as const, at: new Date(), by: { id: 'p', title: '岗' }, text: null, photos: [] }
    const change = { state: 'handedOver' as const, rectifyBy: plain.rectifyBy, extension, deciders: ['bureau'] }
    expect(await findings.advance(plain, { ...change, step: { ...step, rectifyBy: null, submission: null } })).toBe(true)
    const turns = [{ states: ['handedOver'], seat: 'extension', body: 'bureau' }]
    expect(await listed({ named: [{ body: 'bureau' }], turns, isExtensionAsked: true })).toEqual(['plain'])
    expect((await findings.byId('found'))?.bodies).toEqual(['waste', 'assessor'])
    const rows = await findings.tally({ plan, reader: nobody, named: [{ body: 'assessor' }], within: world.county })
    expect(rows.filter(({ region }) => region === world.county).map(({ count }) => count)).toEqual([1])
  })

  it.each(['due', 'opened', 'place'] as const)('by %s hold each once, whatever comes and goes meanwhile', async (order) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { maxLength: 12 }),
        fc.array(drawn, { maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        async (first, later, limit) => {
          const plan = `p-${order}-${run++}`
          const standing = first.map((one, at) => finding(`${plan}:${at}`, plan, one))
          await add(standing)
          const read = await readAll(plan, order, limit, async (page) => {
            const one = later[page]
            if (one) await add([finding(`${plan}:later-${page}`, plan, one)])
          })
          const ids = read.map(({ id }) => id)
          expect(new Set(ids).size, 'no page repeats another').toBe(ids.length)
          expect(ids).toEqual(expect.arrayContaining(standing.map(({ id }) => id)))
          const keys = read.map((one) => findings.cursorAt(one, order).value)
          const inOrder = [...keys].sort()
          expect(keys).toEqual(order === 'opened' ? inOrder.reverse() : inOrder)
        },
      ),
      { numRuns: 25 },
    )
  })
})
