import type { ReleaseEvent, SubmissionEvent } from '@duzhan/contracts'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, releaseRepository } from '@duzhan/service-kit/mongo'
import { aSubmissionEvent, world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findingRepository } from '../finding/finding.mongo.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import type { Finding } from '../finding/finding.ts'
import { aFinding } from '../test/aFinding.ts'
import { unscheduledVisit } from '../visit/unscheduledVisit.ts'
import { visitRepository } from '../visit/visit.mongo.ts'
import type { HeldVisit, VisitRepository } from '../visit/visit.repository.ts'
import { uncovering } from './uncovering.ts'

const covert = { path: [world.province, world.city], by: 'p-1' }
const told = (id: string, over: Partial<SubmissionEvent> = {}): SubmissionEvent =>
  aSubmissionEvent({ id, target: 'v-1', covert, ...over })
const release = (record: string): ReleaseEvent => ({
  ...{ record, plan: world.plan, target: 'v-1', regionPath: [world.province], at: '2020-03-25T02:00:00.000Z' },
})
const released = (record: string, target = 'v-1') => ({
  ...{ seq: 1, id: record, thing: record, v: 1, event: { ...release(record), target } },
})
const finding = (record: string, over: Partial<Finding> = {}): Finding =>
  aFinding({
    ...{ id: `${record}:a.b.c`, submissions: [record], records: [record], state: 'recorded', version: 1, covert },
    ...over,
  })

describe('a release of what was found in secret', () => {
  let store: LoggedStore
  let connection: Connection
  let findings: FindingRepository
  let visits: VisitRepository
  let uncover: ReturnType<typeof uncovering>
  beforeAll(async () => {
    store = await loggedStore('assignments')
    connection = store.connection
    findings = findingRepository(connection, store.serviceLog)
    visits = visitRepository(connection)
    uncover = uncovering({ releases: releaseRepository(connection), visits, findings, disclose: async () => {} })
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('findings', 'visits', 'releases', 'log'))

  const keep = async (...kept: Finding[]) =>
    void (await findings.write(kept.map((now) => ({ seen: null, now, told: [{ verb: 'open', finding: now }] }))))
  const keepVisit = async (event: SubmissionEvent, over: Partial<HeldVisit> = {}) => {
    const done = { window: '2020-03', on: '2020-03-20', first: event.corrects?.first ?? event.id, parted: undefined }
    await visits.save([{ ...unscheduledVisit(event, done), ...over }], [])
  }
  const hidden = async () => ({
    findings: await connection.collection('findings').countDocuments({ 'covert.by': 'p-1' }),
    visits: await connection.collection('visits').countDocuments({ 'covert.by': 'p-1' }),
  })

  it('hands a finding over from its day on, with as many days as it had, and says so once', async () => {
    await keep(finding('s-1'))
    for (let time = 0; time < 2; time++) await uncover.takeReleases([released('s-1')])
    const now = await findings.byId('s-1:a.b.c')
    expect(now).toMatchObject({ covert: null, state: 'handedOver', rectifyBy: '2020-04-09', version: 2 })
    expect(now?.timeline).toMatchObject([{ verb: 'handOver', at: new Date('2020-03-25T02:00:00.000Z'), rectifyBy: '2020-04-09' }])
    const logged = await connection.collection('log').find().sort({ seq: 1 }).toArray()
    expect(logged.map(({ verb, covert: only }) => [verb, Boolean(only)])).toEqual([
      ['open', true],
      ['handOver', false],
    ])
  })

  it('hands one over from its minute on that has its limit in hours, and from its day on that has it in working days', async () => {
    await keep(
      finding('s-1', { rectifyBy: '2020-03-21T09:00', limit: { within: 24, unit: 'hour' } }),
      finding('s-2', { target: 'v-2', rectifyBy: '2020-03-23', limit: { within: 1, unit: 'workingDay' } }),
    )
    await uncover.takeReleases([released('s-1'), released('s-2', 'v-2')])
    expect(await findings.byId('s-1:a.b.c')).toMatchObject({ state: 'handedOver', rectifyBy: '2020-03-26T10:00' })
    expect(await findings.byId('s-2:a.b.c')).toMatchObject({ state: 'handedOver', rectifyBy: '2020-03-26' })
  })

  it('leaves a finding that a correction withdrew as it is, but for the secret', async () => {
    await keep(finding('s-1', { state: 'withdrawn' }))
    await uncover.takeReleases([released('s-1')])
    expect(await findings.byId('s-1:a.b.c')).toMatchObject({
      covert: null,
      state: 'withdrawn',
      rectifyBy: '2020-04-04',
      version: 1,
    })
  })

  it('uncovers visits under every plan that the record paid, in whole or in part', async () => {
    await keepVisit(told('s-1'))
    await keepVisit(told('s-1', { plan: 'above' }))
    const part = { part: 'water', submission: 's-1', record: 's-1', by: 'x', at: new Date(0) }
    await keepVisit(told('s-9'), { parts: [part] })
    expect((await hidden()).visits).toBe(3)
    await uncover.takeReleases([released('s-1')])
    expect((await hidden()).visits).toBe(0)
  })

  it('come many at once, each with its own day, and are told twice as well as once', async () => {
    await keep(finding('s-1'), finding('s-2', { target: 'v-2' }), finding('s-3', { clausePath: 'a.b.d', id: 'f-3' }))
    await keepVisit(told('s-1'))
    await keepVisit(told('s-2', { target: 'v-2' }))
    const second = released('s-2', 'v-2')
    const batch = [released('s-1'), { ...second, event: { ...second.event, at: '2020-03-26T02:00:00.000Z' } }]
    for (let time = 0; time < 2; time++) expect(await uncover.takeReleases(batch)).toEqual([])
    expect(await hidden(), 'the third is of a record that was not released').toEqual({ findings: 1, visits: 0 })
    expect(await findings.byId('s-1:a.b.c')).toMatchObject({ state: 'handedOver', rectifyBy: '2020-04-09' })
    expect(await findings.byId('s-2:a.b.c')).toMatchObject({ state: 'handedOver', rectifyBy: '2020-04-10' })
    expect(await uncover.takeReleases([])).toEqual([])
  })

  it('uncovers nothing of another record, or of another target', async () => {
    await keep(finding('s-2'), finding('s-1', { id: 'other', target: 'v-2' }))
    await keepVisit(told('s-2'))
    await uncover.takeReleases([released('s-1')])
    expect(await hidden()).toEqual({ findings: 2, visits: 1 })
  })

  it('that came before its record is found by the record, and by a correction of it', async () => {
    await uncover.takeReleases([released('s-1')])
    const corrects = { submission: 's-1', first: 's-1', no: 1, reason: '现场误点，已核对' }
    for (const event of [told('s-1'), told('s-3', { corrects })]) {
      await keep(finding('s-1', { id: `${event.id}:a.b.c` }))
      await keepVisit(event)
      await uncover.afterRecords([event])
      expect(await hidden(), event.id).toEqual({ findings: 0, visits: 0 })
    }
  })

  it('is not looked for where nothing is covert, and changes nothing before it comes', async () => {
    await keep(finding('s-1'))
    const { covert: _, ...open } = told('s-1')
    await uncover.afterRecords([open, told('s-1')])
    expect((await hidden()).findings).toBe(1)
  })

  it('is told again where somebody took a step meanwhile', async () => {
    await keep(finding('s-1'))
    const { takeReleases } = uncovering({
      releases: releaseRepository(connection),
      visits,
      disclose: async () => {},
      findings: {
        ...findings,
        async covertOf(...asked) {
          const found = await findings.covertOf(...asked)
          for (const seen of found)
            await findings.write([{ seen, now: { ...seen, note: '改过', version: seen.version + 1 }, told: [] }])
          return found
        },
      },
    })
    await expect(takeReleases([released('s-1')])).rejects.toThrow('finding.stale')
    await uncover.takeReleases([released('s-1')])
    expect(await findings.byId('s-1:a.b.c')).toMatchObject({ covert: null, note: '改过', state: 'handedOver' })
  })
})
