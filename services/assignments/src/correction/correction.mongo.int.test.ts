import type { SubmissionEvent } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findingRepository } from '../finding/finding.mongo.ts'
import { findingService } from '../finding/finding.service.ts'
import { openStates } from '../finding/finding.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { correctionRepository } from './correction.mongo.ts'
import { chainOf } from './correction.repository.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const path = regionPath(regionCode('430381106229'))
const target: RegisteredTarget = {
  id: 'v-1',
  name: '潭桥村',
  kind: 'village',
  regionCode: '430381106229',
  regionPath: path,
  plan: plan.code,
  attributes: {},
  annex: null,
  names: { '430381000000': '湘乡市', '430381106000': '壶天镇' },
}
const litter = 'environment.waste.hasLitter'
const bad = { environment: { waste: { hasLitter: 'yes', note: '村口有垃圾堆' } } }
const good = { environment: { waste: { hasLitter: 'no' } } }
const corrects = (submission: string, first: string, no: number) => ({ submission, reason: '现场误点，已核对', first, no })
const event = (id: string, answers: object, over: Partial<SubmissionEvent> = {}): SubmissionEvent => ({
  id,
  plan: plan.code,
  revision: 1,
  checklist: 'village',
  isLate: false,
  target: target.id,
  targetName: target.name,
  place: '湘乡市壶天镇',
  regionPath: path,
  by: { id: 'p-1', title: '督战员' },
  ...{ due: null, teams: null, isOwn: false },
  finishedAt: '2020-03-20T00:50:00.000Z',
  receivedAt: '2020-03-20T01:00:00.000Z',
  corrects: null,
  answers: answers as Record<string, unknown>,
  ...over,
})

const entryOf = (told: SubmissionEvent) => ({ seq: 1, id: told.id, thing: told.id, v: 1, event: told })

describe('corrections told to the ledger', () => {
  let store: LoggedStore
  let connection: Connection
  let findings: ReturnType<typeof findingRepository>
  let tell: (event: SubmissionEvent) => Promise<void>
  beforeAll(async () => {
    store = await loggedStore('assignments')
    connection = store.connection
    findings = findingRepository(connection, store.serviceLog)
    const corrections = correctionRepository(connection)
    const service = findingService({
      lookBacksOf: async () => ({ lookBacks: [], repeats: null }),
      findings,
      plans: { save: async () => {}, latest: async () => plan, byRevision: async () => plan },
      targets: { byIds: async () => [target] },
      missingPhotos: async () => [],
      clock: manualClock(),
    })
    tell = async (told) => {
      const [isNewest] = await corrections.areNewest([chainOf(told)])
      if (isNewest) expect(await service.record([entryOf(told)])).toEqual([])
    }
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  const forget = () =>
    Promise.all(['findings', 'corrections'].map((collection) => connection.collection(collection).deleteMany({})))
  beforeEach(async () => void (await forget()))
  const all = () => findings.list({ plan: plan.code, reader: { id: 'p-reader', regions: ['430000000000'] }, limit: 100 })
  const openClauses = async () =>
    (await all()).filter(({ state }) => openStates.includes(state)).map(({ clausePath }) => clausePath)

  it('withdraw what the wrong answer opened, keep it, and say why', async () => {
    await tell(event('s-1', bad))
    await tell(event('s-2', good, { corrects: corrects('s-1', 's-1', 1) }))
    const [finding] = await all()
    expect(finding).toMatchObject({ id: `s-1:${litter}`, state: 'withdrawn' })
    expect(finding?.timeline.map(({ verb, submission }) => [verb, submission])).toEqual([
      ['record', null],
      ['handOver', null],
      ['withdraw', 's-2'],
    ])
    expect(finding?.timeline.at(-1)?.text).toBe('现场误点，已核对')
  })

  it('open what the wrong answer had hidden, once', async () => {
    await tell(event('s-1', good))
    for (const _ of [1, 2]) await tell(event('s-2', bad, { corrects: corrects('s-1', 's-1', 1) }))
    expect((await all()).map(({ id, state }) => [id, state])).toEqual([[`s-2:${litter}`, 'handedOver']])
  })

  it('leave an unchanged finding its history, and open no second one', async () => {
    await tell(event('s-1', bad))
    const [before] = await all()
    await tell(event('s-2', bad, { corrects: corrects('s-1', 's-1', 1) }))
    expect(await all()).toEqual([before])
  })

  it('open anew what a correction withdrew and the next one reports after all', async () => {
    await tell(event('s-1', bad))
    await tell(event('s-2', good, { corrects: corrects('s-1', 's-1', 1) }))
    await tell(event('s-3', bad, { corrects: corrects('s-2', 's-1', 2) }))
    expect((await all()).map(({ id, state }) => [id, state])).toEqual([
      [`s-1:${litter}`, 'withdrawn'],
      [`s-3:${litter}`, 'handedOver'],
    ])
  })

  it('know findings that were kept before there were corrections', async () => {
    await tell(event('s-1', bad))
    await connection.collection('findings').updateMany({}, { $unset: { records: '' } })
    await tell(event('s-2', good, { corrects: corrects('s-1', 's-1', 1) }))
    expect((await all()).map(({ state }) => state)).toEqual(['withdrawn'])
  })

  it('leave the same open findings in whatever order, and however often, they are told', async () => {
    const answers = fc.constantFrom(good, bad)
    await fc.assert(
      fc.asyncProperty(fc.tuple(answers, answers, answers, answers), fc.infiniteStream(fc.nat()), async (given, numbers) => {
        await forget()
        const [first, second, third, other] = given
        const events = [
          event('s-1', first),
          event('s-2', second, { corrects: corrects('s-1', 's-1', 1) }),
          event('s-3', third, { corrects: corrects('s-2', 's-1', 2) }),
          event('t-1', other),
        ]
        const told = [...events, ...events].map((one) => ({ one, rank: numbers.next().value ?? 0 }))
        for (const { one } of told.sort((a, b) => a.rank - b.rank)) await tell(one)
        expect(await openClauses()).toEqual(third === bad || other === bad ? [litter] : [])
      }),
      { numRuns: 12 },
    )
  })
})
