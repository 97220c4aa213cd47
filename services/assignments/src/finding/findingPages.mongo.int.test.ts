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
