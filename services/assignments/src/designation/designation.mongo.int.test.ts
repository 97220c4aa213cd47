import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, type openServiceLog } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { targetRepository } from '../register/target.mongo.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { aDesignatedTarget, aRegisteredTarget } from '../test/aTarget.ts'
import { designationRepository } from './designation.mongo.ts'
import type { DesignatedTarget } from './designation.repository.ts'

const pathOf = (region: string) => regionPath(regionCode(region))
const reasons = [{ list: 'provincial', rule: 'persons', title: '人数', sentence: '贫困人口 不少于 500' }]
const designated = (target: string, over: Partial<DesignatedTarget> = {}): DesignatedTarget =>
  aDesignatedTarget({ target, reasons, team: { key: `cityFixed@${world.city}`, title: '市督战队' }, ...over })
const registered = (id: string, over: Partial<RegisteredTarget> = {}): RegisteredTarget =>
  aRegisteredTarget({ id, attributes: { poorPersons: 512, isRevolutionary: true }, annex: { 备注: '原样' }, ...over })

const entering = { verb: 'register', at: '2020-03-20T01:00:00.000Z', by: '市扶贫办', reason: '' } as const

describe('in the store', () => {
  let store: LoggedStore
  let connection: Connection
  let serviceLog: ReturnType<typeof openServiceLog>
  beforeAll(async () => {
    store = await loggedStore('assignments')
    connection = store.connection
    serviceLog = store.serviceLog
    designationRepository(connection, serviceLog)
    targetRepository(connection, serviceLog)
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('designations', 'freezes', 'targets', 'log'))

  describe('designations', () => {
    const open = () => designationRepository(connectionAgain(), serviceLog)
    const connectionAgain = () => {
      for (const name of ['Designation', 'Freeze']) if (connection.models[name]) connection.deleteModel(name)
      return connection
    }

    it('that ended come back where their targets stand on no list any more, so many at a time', async () => {
      const designations = open()
      await designations.save([designated('v-1'), designated('v-2'), designated('v-3', { plan: 'another-plan' })])
      const past = [
        { list: 'provincial', from: '2020-03-05', until: '2020-04-01', reason: '', endReason: '', by: '', endedBy: '' },
      ]
      const gone = { $set: { stands: false, past } }
      await connection.collection('designations').updateMany({ target: { $in: ['v-1', 'v-3'] } }, gone)
      const never = designated('v-4')
      await designations.save([never])
      await connection.collection('designations').updateOne({ target: 'v-4' }, { $set: { stands: false } })
      const found: string[] = []
      await designations.eachReleased(world.plan, async (batch) => void found.push(...batch.map(({ target }) => target)))
      expect(found).toEqual(['v-1'])
    })

    it('come back with every reason, by target and by region', async () => {
      const designations = open()
      const there = { regionCode: world.otherVillage, regionPath: pathOf(world.otherVillage) }
      await designations.save([designated('v-2', there), designated('v-1')])
      await designations.save([])
      expect(await designations.byTargets(world.plan, ['v-1', 'v-9'], 'platform')).toMatchObject([designated('v-1')])
      const targets = async (...regions: string[]) =>
        (await designations.within(world.plan, regions, 'platform')).map(({ target }) => target)
      expect(await targets(world.city)).toEqual(['v-1', 'v-2'])
      expect(await targets(world.otherCounty)).toEqual(['v-2'])
      expect(await targets(world.foreignProvince)).toEqual([])
    })

    it('are logged with every change, without what others need not know', async () => {
      const designations = open()
      await designations.save([designated('v-1')])
      const [first] = await designations.stream.after(0, 10)
      expect(first).toMatchObject({ thing: `${world.plan}:v-1`, v: 1 })
      expect(first?.event).toEqual({
        plan: world.plan,
        target: 'v-1',
        targetName: '某村',
        place: '某县某乡',
        kind: 'village',
        regionPath: pathOf(world.village),
        list: 'provincial',
        team: { key: `cityFixed@${world.city}`, title: '市督战队' },
        designatedOn: '2020-03-20',
        releasedOn: null,
      })
      await designations.save([designated('v-1', { list: 'municipal' })])
      expect(await designations.stream.after(first?.seq ?? 0, 10)).toMatchObject([
        { thing: `${world.plan}:v-1`, event: { list: 'municipal' } },
      ])
      expect(await serviceLog.stream.after(0, 1)).toMatchObject([
        { thing: `designation:${world.plan}:v-1`, event: { noun: 'designation', verb: 'designate', plan: world.plan } },
      ])
    })

    describe('on a list of which only a seat and those above it are told', () => {
      const covert = { path: [world.province, world.city], by: '' }
      const lots = { list: 'lots', reasons: [], covert }
      const [seat, below] = [
        { id: 'p-1', regions: [world.city] },
        { id: 'p-2', regions: [world.county] },
      ]
      const listsOf = (found: readonly { target: string; list: string }[]) => found.map(({ target, list }) => `${target} ${list}`)

      it('are read by whoever is told, and by nobody else, alone or beside others', async () => {
        const designations = open()
        await designations.save([designated('v-1', lots), designated('v-1'), designated('v-2', lots)])
        const all = ['v-1 provincial', 'v-1 lots', 'v-2 lots']
        for (const [asking, told] of [
          ['platform', all],
          [seat, all],
          [below, ['v-1 provincial']],
        ] as const) {
          expect(listsOf(await designations.within(world.plan, [world.city], asking))).toEqual(told)
          expect(listsOf(await designations.byTargets(world.plan, ['v-1', 'v-2'], asking)).sort()).toEqual([...told].sort())
          expect(listsOf(await designations.kept(world.plan, ['v-1', 'v-2'], asking)).sort()).toEqual([...told].sort())
        }
      })

      it('are logged for those alone, while other services are told of all', async () => {
        const designations = open()
        await designations.save([designated('v-1', lots), designated('v-1'), designated('v-2', lots)])
        const events = (await designations.stream.after(0, 10)).map(({ event }) => event)
        expect(events).toMatchObject([
          { target: 'v-1', list: 'provincial', also: [{ list: 'lots', covert }] },
          { target: 'v-2', list: 'lots', covert },
        ])
        const logged = await serviceLog.stream.after(0, 10)
        expect(JSON.stringify(logged[0])).not.toContain('lots')
        const scope = (region: string) => [{ role: 'operator' as const, region, plan: world.plan }]
        const read = async (region: string) =>
          (await serviceLog.reader.newest({ scopes: scope(region), after: 0, before: 100, limit: 9 }))
            .map(({ thing }) => thing)
            .sort()
        expect(await read(world.city)).toEqual([`${world.plan}:v-1`, `${world.plan}:v-2`])
        expect(await read(world.county)).toEqual([`${world.plan}:v-1`])
      })

      it('are told everybody once disclosed, with one entry, unless a sheet came between', async () => {
        const designations = open()
        await designations.save([designated('v-2', lots)])
        const [places] = await designations.secret({ targets: ['v-1', 'v-2'] })
        expect(await designations.secret({ plan: world.plan })).toEqual([places])
        const [shown] = (places ?? []).map((one) => ({ ...one, covert: null }))
        if (!shown) throw new Error('there is no place')
        await designations.disclose([{ ...shown, sheet: 3 }], [shown])
        expect(await designations.secret({ plan: world.plan }), 'somebody decided meanwhile').toHaveLength(1)
        await designations.disclose([shown], [shown])
        expect(await designations.secret({ plan: world.plan })).toEqual([])
        expect(listsOf(await designations.within(world.plan, [world.city], below))).toEqual(['v-2 lots'])
        const verbs = (await serviceLog.stream.after(0, 10)).map(({ event }) => (event as { verb: string }).verb)
        expect(verbs).toEqual(['designate', 'disclose'])
        expect((await designations.stream.after(0, 10)).at(-1)?.event).not.toHaveProperty('covert')
      })
    })

    it('are frozen once: the first day and the first hand stand', async () => {
      const designations = open()
      expect(await designations.frozen(world.plan)).toBeNull()
      await designations.freeze({ plan: world.plan, frozenOn: '2020-03-20', by: '甲' }, [world.province])
      await designations.freeze({ plan: world.plan, frozenOn: '2020-04-01', by: '乙' }, [world.province])
      expect(await designations.frozen(world.plan)).toMatchObject({ frozenOn: '2020-03-20', by: '甲' })
      expect(await designations.frozen('another-plan')).toBeNull()
    })
  })

  describe('targets', () => {
    const open = () => {
      if (connection.models['Target']) connection.deleteModel('Target')
      return targetRepository(connection, serviceLog)
    }

    it('come back as they were entered; entered again they are corrected, not doubled', async () => {
      const targets = open()
      expect(await targets.save([registered('v-1')], [], entering)).toBe(true)
      expect(await targets.byId(world.plan, 'v-1')).toMatchObject(registered('v-1'))
      expect(await targets.save([registered('v-1', { name: '改名村', attributes: {} })], [registered('v-1')], entering)).toBe(
        true,
      )
      expect(await targets.within(world.plan, [world.province])).toHaveLength(1)
      expect(await targets.byId(world.plan, 'v-1')).toMatchObject({ name: '改名村', attributes: {} })
      expect(await targets.save([], [], entering)).toBe(true)
    })

    it('take the place of what was seen there, and of nothing that moved or came in the meantime', async () => {
      const targets = open()
      const elsewhere = { regionCode: world.otherVillage, regionPath: pathOf(world.otherVillage) }
      await targets.save([registered('v-1', elsewhere)], [], entering)
      expect(await targets.save([registered('v-1', { name: '抢来的村' })], [], entering), 'it was not seen').toBe(false)
      expect(await targets.save([registered('v-1', { name: '抢来的村' })], [registered('v-1')], entering), 'it has moved').toBe(
        false,
      )
      expect(await targets.byId(world.plan, 'v-1')).toMatchObject({ name: '某村', ...elsewhere })
    })

    it('are found by their ids, and by exactly their code', async () => {
      const targets = open()
      await targets.save([registered('v-1'), registered('v-2'), registered('v-2', { plan: 'another-plan' })], [], entering)
      expect((await targets.byIds(world.plan, ['v-2', 'v-3'])).map(({ plan, id }) => [plan, id])).toEqual([[world.plan, 'v-2']])
      expect(await targets.at(world.plan, [world.village])).toHaveLength(2)
      expect(await targets.at(world.plan, [world.county, world.otherVillage])).toEqual([])
    })

    it('of one plan are not those of another, nor of another region', async () => {
      const targets = open()
      await targets.save([registered('v-1'), registered('v-1', { plan: 'another-plan', name: '别案' })], [], entering)
      expect((await targets.byId('another-plan', 'v-1'))?.name).toBe('别案')
      expect(await targets.byId('third-plan', 'v-1')).toBeNull()
      expect(await targets.within(world.plan, [world.otherCounty])).toEqual([])
      expect(await targets.within(world.plan, [world.village])).toHaveLength(1)
    })
  })
})
