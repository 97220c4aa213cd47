import type { Page, PageCursor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, type MongoServiceLog, openDatabase, openServiceLog } from '@duzhan/service-kit/mongo'
import { aDesignation, manualClock, world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { designationRepository } from '../designation/designation.mongo.ts'
import { evidenceRepository } from '../evidence/evidence.mongo.ts'
import type { Evidence } from '../evidence/evidence.repository.ts'
import { aRecord } from '../test/aRecord.ts'
import { submissionRepository } from './submission.mongo.ts'
import type { Submission } from './submission.repository.ts'

const pathOf = (region: string) => regionPath(regionCode(region))
const submission = (id: string, over: Partial<Submission> = {}): Submission => aRecord({ id, ...over })

/** The log of forms as a process of its own opens it. */
const logOf = (connection: Connection): MongoServiceLog =>
  openServiceLog(connection, { service: 'forms', clock: manualClock(), log: logger('forms', 'silent'), appended: () => {} })

describe('in the store', () => {
  let store: LoggedStore
  let connection: Connection
  let submissions: ReturnType<typeof submissionRepository>
  let evidence: ReturnType<typeof evidenceRepository>
  let designations: ReturnType<typeof designationRepository>
  beforeAll(async () => {
    store = await loggedStore('forms')
    connection = store.connection
    submissions = submissionRepository(connection, store.serviceLog, manualClock())
    evidence = evidenceRepository(connection, store.serviceLog)
    designations = designationRepository(connection, manualClock())
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('submissions', 'submissionsAside', 'evidence', 'uploadDays', 'designations'))

  describe('a submission', () => {
    it('that came under a taken id is kept aside, once, and counts nowhere', async () => {
      const other = submission('1', { hash: 'other' })
      await submissions.add(submission('1'))
      await submissions.setAside(other)
      await submissions.setAside(other)
      const kept = await connection.collection('submissionsAside').find().toArray()
      expect(kept).toMatchObject([{ kept: { id: '1', hash: 'other', answers: other.answers } }])
      expect((await submissions.byId('1'))?.hash).toBe('h')
      expect(await submissions.stream.after(0, 10)).toHaveLength(1)
    })

    it('comes back as it was written, empty parts and all', async () => {
      expect(await submissions.add(submission('1'))).toEqual(submission('1'))
      expect(await submissions.byId('1')).toEqual(submission('1'))
      expect(await submissions.byId('2')).toBeNull()
    })

    it('under an id that stands already answers the one that stands, and writes nothing', async () => {
      await submissions.add(submission('1'))
      expect((await submissions.add(submission('1', { hash: 'other', answers: {} }))).hash).toBe('h')
      expect((await submissions.byId('1'))?.answers).toEqual(submission('1').answers)
    })

    it('sent ten times at once is written once', async () => {
      const kept = await Promise.all(Array.from({ length: 10 }, (_, at) => submissions.add(submission('1', { hash: `h${at}` }))))
      expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1)
      expect(await connection.collection('submissions').countDocuments()).toBe(1)
    })

    it('is told to whoever reads the stream, without what they need not know', async () => {
      await submissions.add(submission('1'))
      const [entry] = await submissions.stream.after(0, 10)
      expect(entry).toEqual({
        seq: entry?.seq,
        id: '1',
        thing: '1',
        v: 1,
        event: {
          id: '1',
          plan: world.plan,
          revision: 1,
          checklist: 'village',
          target: 'v-1',
          targetName: '某村',
          place: '某县某乡',
          regionPath: pathOf(world.village),
          by: { id: 'p-1', title: '督战员' },
          ...{ due: null, teams: null, isOwn: false },
          finishedAt: '2020-03-20T00:50:00.000Z',
          receivedAt: '2020-03-20T01:00:00.000Z',
          isLate: false,
          corrects: null,
          answers: submission('1').answers,
        },
      })
      expect(await submissions.stream.after(entry?.seq ?? 0, 10)).toEqual([])
    })

    it('is told as late when it was, and as in time when it was taken in before that was told', async () => {
      const { isLate: _, ...before } = submission('1')
      await submissions.add(before)
      await submissions.add(submission('2', { isLate: true }))
      const entries = await submissions.stream.after(0, 10)
      expect(entries).toMatchObject([{ event: { isLate: false } }, { event: { isLate: true } }])
    })
  })

  describe('submissions that arrive together', () => {
    const places = async () =>
      (await connection.collection('submissions').find().sort({ seq: 1 }).toArray()).map(({ seq }) => Number(seq))
    const inOrder = (from: number, length: number) => Array.from({ length }, (_, at) => from + at)

    it('are written in few commands, each at a place of its own, without gaps', async () => {
      const insertMany = vi.spyOn(connection.models['Submission']?.collection ?? expect.unreachable(), 'insertMany')
      await Promise.all(Array.from({ length: 150 }, (_, at) => submissions.add(submission(`${at}`))))
      expect(insertMany.mock.calls.length).toBeLessThanOrEqual(3) // the first one, then what came meanwhile
      insertMany.mockRestore()
      const found = await places()
      expect(found).toEqual(inOrder(found[0] ?? 0, 150))
    })

    it('have each its own answer, though some came twice and one is refused', async () => {
      await submissions.add(submission('1'))
      const corrects = { submission: '1', reason: '现场误点，已核对', first: '1', no: 1 }
      const outcomes = await Promise.allSettled(
        [
          submission('2'),
          submission('1', { hash: 'other' }),
          submission('3', { corrects }),
          submission('4', { corrects }),
          submission('2', { hash: 'other' }),
          submission('5'),
        ].map((one) => submissions.add(one)),
      )
      expect(outcomes.map((one) => (one.status === 'fulfilled' ? `${one.value.id} ${one.value.hash}` : one.reason.code))).toEqual(
        ['2 h', '1 h', '3 h', 'submission.corrected-already', '2 h', '5 h'],
      )
      const found = await places()
      expect(found).toEqual(inOrder(found[0] ?? 0, 4))
    })

    it('at two processes share the places between them', async () => {
      const other = await openDatabase(store.mongoUri, `${store.database}_forms`)
      const otherLog = logOf(other)
      try {
        const both = [submissions, submissionRepository(other, otherLog, manualClock())]
        await submissions.add(submission('first')) // whose places go on from the tests before
        await Promise.all(
          both.flatMap((at, process) =>
            Array.from({ length: 60 }, async (_, no) => {
              await new Promise((resolve) => setTimeout(resolve, (no * 7) % 40))
              await at.add(submission(`${process}.${no}`))
            }),
          ),
        )
        const found = await places()
        expect(found).toEqual(inOrder(found[0] ?? 0, 121))
        const read: number[] = []
        for (let at = (found[0] ?? 1) - 1, page = [at]; page.length > 0; at = read.at(-1) ?? at) {
          page = (await submissions.stream.after(at, 500)).map(({ seq }) => seq)
          read.push(...page)
        }
        expect(read, 'what this process wrote itself, and what it did not').toEqual(found)
      } finally {
        await otherLog.stop()
        await other.close()
      }
    })
  })

  describe('a correction', () => {
    const correction = (id: string, of: string) =>
      submission(id, { corrects: { submission: of, reason: '现场误点，已核对', first: '1', no: 1 } })

    it('is found by the record that it corrects', async () => {
      await submissions.add(submission('1'))
      await submissions.add(correction('2', '1'))
      expect(await submissions.correctionOf('1')).toMatchObject({ id: '2', corrects: { submission: '1' } })
      expect(await submissions.correctionOf('2')).toBeNull()
    })

    it('sent again is the same; another of the same record is refused', async () => {
      await submissions.add(submission('1'))
      await submissions.add(correction('2', '1'))
      expect(await submissions.add(correction('2', '1'))).toMatchObject({ id: '2' })
      await expect(submissions.add(correction('3', '1'))).rejects.toEqual(
        new Problem('conflict', 'submission.corrected-already', { id: '2' }),
      )
    })

    it('of ten at once is one', async () => {
      await submissions.add(submission('1'))
      const tried = await Promise.allSettled(Array.from({ length: 10 }, (_, at) => submissions.add(correction(`c-${at}`, '1'))))
      expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await connection.collection('submissions').countDocuments()).toBe(2)
    })

    it('leaves first records without a place in a chain of their own', async () => {
      for (const id of ['1', '2', '3']) await submissions.add(submission(id))
      expect(await connection.collection('submissions').countDocuments()).toBe(3)
    })
  })

  describe('what was set aside', () => {
    const of = (...regions: string[]) => ({ id: 'p-reader', regions })
    const asides = async (over: object = {}) =>
      (await submissions.asides({ plan: world.plan, reader: of(world.province), limit: 10, ...over })).rows.map(
        ({ kept }) => kept.hash,
      )
    beforeEach(async () => {
      await submissions.setAside(submission('1', { hash: 'a', receivedAt: new Date(1) }))
      await submissions.setAside(submission('1', { hash: 'b', receivedAt: new Date(2) }))
      await submissions.setAside(submission('2', { hash: 'c', receivedAt: new Date(3), regionPath: pathOf(world.otherVillage) }))
      await submissions.setAside(submission('3', { hash: 'd', plan: 'another-plan' }))
    })

    it.each([
      ['of a plan, newest first', {}, ['c', 'b', 'a']],
      ['of a record', { submission: '1' }, ['b', 'a']],
      ['of a region', { reader: of(world.otherCounty) }, ['c']],
      ['of no region', { reader: of() }, []],
      ['as many as asked for', { limit: 1 }, ['c']],
    ])('is found %s', async (_, over, expected) => {
      expect(await asides(over)).toEqual(expected)
    })

    it('is read page by page, those that came at one instant too, and counted on each', async () => {
      for (const hash of ['e', 'f', 'g']) await submissions.setAside(submission('4', { hash, receivedAt: new Date(2) }))
      const read: string[] = []
      for (let cursor: PageCursor | null | undefined; cursor !== null; ) {
        const page: Page<{ kept: { hash: string } }> = await submissions.asides({
          ...{ plan: world.plan, reader: of(world.province), limit: 2, cursor: cursor ?? undefined },
        })
        expect(page.total).toBe(6)
        read.push(...page.rows.map(({ kept }) => kept.hash))
        cursor = page.next
      }
      expect([read[0], read.at(-1)]).toEqual(['c', 'a'])
      expect([...read].sort()).toEqual(['a', 'b', 'c', 'e', 'f', 'g'])
    })

    it('is opened by its own id', async () => {
      const {
        rows: [first],
      } = await submissions.asides({ plan: world.plan, reader: of(world.province), limit: 1 })
      expect(await submissions.aside(first?.aside ?? '')).toMatchObject({ hash: 'c', answers: submission('2').answers })
      expect(await submissions.aside('nothing')).toBeNull()
    })

    it('in secret is told, counted and turned over to nobody but whom it concerns', async () => {
      const covert = { by: 'p-1', path: [world.province] }
      await submissions.setAside(submission('5', { hash: 'h', covert, receivedAt: new Date(9) }))
      const page = (reader: { id: string; regions: string[] }) =>
        submissions
          .asides({ plan: world.plan, reader, limit: 2 })
          .then(({ rows, total, next }) => [rows.length, total, next !== null])
      expect(await page(of(world.county)), 'on the spot').toEqual([2, 2, false])
      expect(await page(of(world.province)), 'at the seat').toEqual([2, 4, true])
      expect(await page({ id: 'p-1', regions: [world.county] }), 'whoever sent it').toEqual([2, 3, true])
    })
  })

  describe('submissions listed', () => {
    const nobody = { id: 'p-reader', regions: [] }
    const ids = async (over: object = {}) =>
      (
        await submissions.list({ plan: world.plan, reader: { id: 'p-reader', regions: [world.province] }, limit: 100, ...over })
      ).map(({ id }) => id)
    beforeEach(async () => {
      await submissions.add(submission('1', { at: new Date('2020-02-29T15:59:59.999Z') }))
      await submissions.add(submission('2', { target: 'v-2', regionPath: pathOf(world.otherVillage) }))
      await submissions.add(submission('3', { at: new Date('2020-02-29T16:00:00.000Z') }))
      await submissions.add(submission('4', { plan: 'another-plan' }))
      await submissions.add(submission('5', { bodies: ['assessor'], teams: [], regionPath: pathOf(world.village) }))
      await submissions.add(submission('6', { isOwn: true, teams: [] }))
    })

    it.each([
      ['newest first', {}, ['6', '5', '3', '2', '1']],
      ['as many as asked for', { limit: 2 }, ['6', '5']],
      ['after the last one seen', { after: '2' }, ['1']],
      ['of a region', { reader: { id: 'p-reader', regions: [world.otherCounty] } }, ['2']],
      ['of a body, beside none of a region', { reader: { id: 'p-reader', regions: [] }, bodies: ['assessor'] }, ['5']],
      [
        'of a body beside those of a region',
        { reader: { id: 'p-reader', regions: [world.otherCounty] }, bodies: ['assessor'] },
        ['5', '2'],
      ],
      ['of a body that recorded nothing', { reader: { id: 'p-reader', regions: [] }, bodies: ['other'] }, []],
      ['that a target sent of itself', { reader: nobody, targets: [{ region: world.county, target: 'v-1' }] }, ['6']],
      ['of a target that lies elsewhere by now', { reader: nobody, targets: [{ region: world.otherCounty, target: 'v-1' }] }, []],
      ['of no region', { reader: { id: 'p-reader', regions: [] } }, []],
      ['of a target', { target: 'v-2' }, ['2']],
      ['from an instant on', { from: new Date('2020-02-29T16:00:00.000Z') }, ['6', '5', '3', '2']],
      ['until before an instant', { to: new Date('2020-02-29T16:00:00.000Z') }, ['1']],
      ['of another plan', { plan: 'another-plan' }, ['4']],
    ])('%s', async (_, over, expected) => {
      expect(await ids(over)).toEqual(expected)
    })
  })

  describe('evidence', () => {
    const idOf = (target: string, hash: string) => `${world.plan}:${target}:${hash}`
    const photo = (over: Partial<Evidence> = {}): Evidence => ({
      hash: 'h-1',
      plan: world.plan,
      target: 'v-1',
      regionPath: pathOf(world.village),
      by: 'p-1',
      at: new Date('2020-03-20T01:00:00.000Z'),
      type: 'image/jpeg',
      bytes: Buffer.from([0xff, 0xd8, 0, 1, 2]),
      ...over,
    })

    it('comes back byte by byte', async () => {
      await evidence.add(photo())
      const kept = await evidence.content(idOf('v-1', 'h-1'))
      expect(kept && Buffer.from(kept.bytes)).toEqual(Buffer.from([0xff, 0xd8, 0, 1, 2]))
      expect(await evidence.content(idOf('v-2', 'h-1'))).toBeNull()
    })

    it('is what it was kept as, and a JPEG where the first release kept it without saying', async () => {
      await evidence.add(photo({ hash: 'h-2', type: 'application/pdf' }))
      await evidence.add(photo())
      await connection.collection('evidence').updateOne({ hash: 'h-1' }, { $unset: { type: '' } })
      expect((await evidence.content(idOf('v-1', 'h-1')))?.type).toBe('image/jpeg')
      expect((await evidence.content(idOf('v-1', 'h-2')))?.type).toBe('application/pdf')
      expect(await evidence.types({ plan: world.plan, target: 'v-1', hashes: ['h-1', 'h-2'] })).toEqual(
        new Map([
          ['h-1', 'image/jpeg'],
          ['h-2', 'application/pdf'],
        ]),
      )
    })

    it('of ten megabytes comes back whole', async () => {
      const bytes = Buffer.alloc(10 * 1024 ** 2, 7)
      await evidence.add(photo({ type: 'application/pdf', bytes }))
      const kept = await evidence.content(idOf('v-1', 'h-1'))
      expect(kept && Buffer.from(kept.bytes).equals(bytes)).toBe(true)
    })

    it('kept twice is kept once, and the first stays', async () => {
      await evidence.add(photo())
      await evidence.add(photo({ bytes: Buffer.from([9]) }))
      expect((await evidence.content(idOf('v-1', 'h-1')))?.bytes.length).toBe(5)
    })

    it('is found wherever it was taken in', async () => {
      await evidence.add(photo())
      await evidence.add(photo({ target: 'v-2', regionPath: pathOf(world.otherVillage) }))
      await evidence.add(photo({ hash: 'h-2' }))
      expect((await evidence.places('h-1')).map(({ id, regionPath: path }) => [id, path.at(-1)]).sort()).toEqual([
        [idOf('v-1', 'h-1'), world.village],
        [idOf('v-2', 'h-1'), world.otherVillage],
      ])
      expect(await evidence.places('h-3')).toEqual([])
    })

    it('is known for the target that it was sent for, and for no other', async () => {
      await evidence.add(photo())
      const known = async (plan: string, target: string, ...hashes: string[]) => [
        ...(await evidence.types({ plan, target, hashes })).keys(),
      ]
      expect(await known(world.plan, 'v-1', 'h-9', 'h-1', 'h-2')).toEqual(['h-1'])
      expect(await known(world.plan, 'v-1')).toEqual([])
      expect(await known(world.plan, 'v-2', 'h-1'), 'kept, but for another target').toEqual([])
      expect(await known('another-plan', 'v-1', 'h-1')).toEqual([])
    })

    it('has room for so many in a day, and so much, for each person by themselves', async () => {
      const most = { photos: 3, bytes: 100 }
      const send = (by: string, day: string, bytes: number) => evidence.reserve({ by, day, bytes }, most)
      const together = await Promise.all([1, 2, 3, 4, 5].map(() => send('p-1', '2020-03-20', 10)))
      expect(together.filter((hasRoom) => hasRoom)).toHaveLength(3)
      expect(await send('p-1', '2020-03-20', 1)).toBe(false)
      expect(await send('p-1', '2020-03-21', 100)).toBe(true)
      expect(await send('p-1', '2020-03-21', 1), 'no byte more').toBe(false)
      expect(await send('p-2', '2020-03-20', 99)).toBe(true)
    })
  })

  it('a designation told again replaces what was known', async () => {
    const told = aDesignation()
    await designations.save([told])
    expect(await designations.byTarget(world.plan, 'v-1')).toEqual(told)
    await designations.save([{ ...told, list: null }])
    expect(await designations.byTarget(world.plan, 'v-1')).toMatchObject({ list: null })
    expect(await designations.byTarget('another-plan', 'v-1')).toBeNull()
  })
})
