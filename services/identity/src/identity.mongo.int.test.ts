import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personRepository } from './person/person.mongo.ts'
import type { Person, PersonSearch } from './person/person.repository.ts'
import { regionRepository } from './region/region.mongo.ts'
import type { RegionRepository } from './region/region.repository.ts'
import { attemptRepository } from './session/attempt.mongo.ts'
import { sessionRepository } from './session/session.mongo.ts'
import type { SessionRepository } from './session/session.repository.ts'
import { setupRepository } from './setup/setup.mongo.ts'
import type { SetupRepository } from './setup/setup.repository.ts'

describe('in the store', () => {
  let store: LoggedStore
  let connection: Connection
  let people: ReturnType<typeof personRepository>
  let setups: SetupRepository
  let sessions: SessionRepository
  let regions: RegionRepository
  const holder = { id: 'p-1', account: 'one', title: '岗位', grants: [] }
  beforeAll(async () => {
    store = await loggedStore('identity')
    connection = store.connection
    people = personRepository(connection, store.serviceLog)
    setups = setupRepository(connection)
    sessions = sessionRepository(connection, store.serviceLog)
    regions = regionRepository(connection, store.serviceLog)
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    await store.empty('people', 'peopleAdditions', 'directories', 'sessions', 'attempts', 'regions', 'setups')
    people = personRepository(connection, store.serviceLog) // that holds nothing yet
  })

  describe('people', () => {
    const person = (account: string, over: Partial<Person> = {}): Person => ({
      id: `p-${account}`,
      account,
      title: '督战员',
      passwordHash: 'hash',
      grants: [
        { role: 'inspector', region: world.county, plan: world.plan, team: 'cityFixed' },
        { role: 'viewer', region: world.province, plan: '*' },
      ],
      isDisabled: false,
      mustChangePassword: false,
      secondFactor: null,
      invitations: [],
      move: null,
      removal: null,
      standsFor: [],
      access: 0,
      version: 0,
      ...over,
    })

    it('tell for whom anybody inspects who may sign in, and hear of every change of that', async () => {
      const [grant] = person('a').grants
      await people.addAll('create', [person('a'), person('b'), person('c', { grants: [] })])
      expect(await people.inspecting()).toEqual([grant])
      const a = (await people.byAccount('a'))!
      expect(await people.update('disable', a, { isDisabled: true, access: 1 })).toBe(true)
      expect(await people.inspecting(), 'another still does').toEqual([grant])
      await people.update('changeGrants', (await people.byAccount('b'))!, { grants: [] })
      expect(await people.inspecting()).toEqual([])
      await people.update('enable', (await people.byAccount('a'))!, { isDisabled: false })
      expect(await people.inspecting()).toEqual([grant])
    })

    it('come back as they were added, by account and by id', async () => {
      expect(await people.add('create', person('a'))).toBe(true)
      expect(await people.byAccount('a')).toMatchObject(person('a'))
      expect(await people.byId('p-a')).toMatchObject(person('a'))
      expect(await people.byAccount('p-a')).toBeNull()
      expect(await people.byId('a')).toBeNull()
    })

    it('that are added together come back, each logged, and none of them where one account is taken', async () => {
      expect(await people.addAll('create', [person('a'), person('b')])).toBe(true)
      expect(await people.byAccount('b')).toMatchObject(person('b'))
      const added = await connection
        .collection('log')
        .countDocuments({ noun: 'person', verb: 'create', thing: { $in: ['p-a', 'p-b'] } })
      expect(added).toBeGreaterThanOrEqual(2)
      for (const group of [
        [person('c'), person('a', { id: 'p-other' }), person('d')],
        [person('c'), person('d'), person('e', { id: 'p-a' })],
      ])
        expect(await people.addAll('create', group)).toBe(false)
      expect(await people.page(['*'], { words: '', isRemoved: false, after: '', limit: 10 })).toBeDefined()
      for (const account of ['c', 'd', 'e']) expect(await people.byAccount(account)).toBeNull()
      expect((await people.byAccount('a'))?.id).toBe('p-a')
      expect((await people.byAccount('b'))?.id).toBe('p-b')
    })

    it('that a platform died over while it was adding them are taken back by the next one, and nobody else is', async () => {
      await people.add('create', person('a'))
      for (const account of ['b', 'c']) {
        const { id, ...kept } = person(account)
        await store.documents('people').insertOne({ _id: id, ...kept })
      }
      const adding = ['b', 'c', 'a'].map((account) => ({ id: account === 'a' ? 'p-other' : `p-${account}`, account }))
      await store.documents('peopleAdditions').insertOne({ _id: 'died', people: adding })
      await people.dropUnfinished()
      expect(await people.taken(['a', 'b', 'c', 'd'])).toEqual(new Set(['a']))
      expect(await connection.collection('peopleAdditions').countDocuments({})).toBe(0)
      expect(await people.addAll('create', [person('b'), person('c')])).toBe(true)
      await people.dropUnfinished()
      expect(await people.taken(['a', 'b', 'c', 'd'])).toEqual(new Set(['a', 'b', 'c']))
    })

    it('of whom it was decided that they are added before the platform died are told of by the next one, once', async () => {
      const many = Array.from({ length: 1_200 }, (_, at) => person(`z${at}`))
      const told = async () =>
        (await connection.collection('log').find({ noun: 'person' }).toArray()).map(({ thing }) => String(thing))
      expect(await people.addAll('create', many)).toBe(true)
      expect((await told()).filter((thing) => thing.startsWith('p-z'))).toHaveLength(1_200)
      expect(await connection.collection('peopleAdditions').countDocuments({})).toBe(0)
      const { id, ...kept } = person('y')
      await store.documents('people').insertOne({ _id: id, ...kept })
      const entry = store.serviceLog.entry('person', 'create', {
        ...{ thing: id, regionPath: [], by: { id: 'p-1', title: '岗位' } },
        change: { account: 'y', title: '督战员', grants: [], isDisabled: false, mustChangePassword: true },
      })
      await store.documents('peopleAdditions').insertMany([
        { _id: 'whole', isDecided: true },
        { _id: 'whole 0', of: 'whole', people: [{ id, account: 'y' }], waiting: [entry] },
      ])
      await people.dropUnfinished()
      await people.dropUnfinished()
      expect(await people.byAccount('y')).not.toBeNull()
      expect((await told()).filter((thing) => thing === id)).toEqual([id])
      expect(await connection.collection('peopleAdditions').countDocuments({})).toBe(0)
    })

    it('that were in pieces and never decided on are taken back, every piece', async () => {
      for (const account of ['b', 'c']) {
        const { id, ...kept } = person(account)
        await store.documents('people').insertOne({ _id: id, ...kept })
      }
      await store.documents('peopleAdditions').insertMany([
        { _id: 'whole', isDecided: false },
        { _id: 'whole 0', of: 'whole', people: [{ id: 'p-b', account: 'b' }], waiting: [] },
        { _id: 'whole 1', of: 'whole', people: [{ id: 'p-c', account: 'c' }], waiting: [] },
      ])
      await people.dropUnfinished()
      expect(await people.taken(['b', 'c'])).toEqual(new Set())
      expect(await connection.collection('peopleAdditions').countDocuments({})).toBe(0)
    })

    it('are found by any link that they were sent, and by none that nobody was', async () => {
      const invitations = [
        { hash: 'old', until: '2020-03-27T01:00:00.000Z', end: 'revoked' as const },
        { hash: 'new', until: '2020-03-28T01:00:00.000Z', end: null },
      ]
      await people.add('create', person('a', { invitations }))
      await people.add('create', person('b'))
      expect(await people.byInvitation('old')).toEqual(await people.byAccount('a'))
      expect((await people.byInvitation('new'))?.invitations).toEqual(invitations)
      for (const hash of ['', 'none']) expect(await people.byInvitation(hash)).toBeNull()
      const told = await connection.collection('log').find({ noun: 'person', thing: 'p-a' }).toArray()
      expect(JSON.stringify(told)).not.toContain('invitations')
    })

    it('whom an earlier release kept have been sent none', async () => {
      const { id, invitations: _, ...kept } = person('a')
      await store.documents('people').insertOne({ _id: id, ...kept })
      expect((await people.byAccount('a'))?.invitations).toEqual([])
    })

    it('who take another post come back with it, are found when its day has come, and are told in the log', async () => {
      const move = {
        ...{
          grants: [{ role: 'viewer' as const, region: world.county, plan: '*' }],
          was: person('a').grants,
          from: '2020-04-01',
          reason: '调到市里工作',
        },
        ...{ successor: { id: 'p-b', account: 'b', title: '督战员' }, by: '县管理员', at: '2020-03-20T01:00:00.000Z' },
      }
      await people.add('create', person('a'))
      await people.add('create', person('b', { standsFor: ['p-z'] }))
      const said = { of: '督战员', to: '督战员', from: '2020-04-01', reason: '调到市里工作' }
      expect(await people.update('planMove', person('a'), { move }, { move: said })).toBe(true)
      expect((await people.byAccount('a'))?.move).toEqual(move)
      expect((await people.byAccount('b'))?.standsFor).toEqual(['p-z'])
      expect(await people.moving('2020-03-31')).toEqual([])
      expect((await people.moving('2020-04-01')).map(({ account }) => account)).toEqual(['a'])
      const [told] = await connection.collection('log').find({ noun: 'person', verb: 'planMove', thing: 'p-a' }).toArray()
      expect(told?.['change']).toMatchObject({ move: said })
      expect(await people.update('cancelMove', { ...person('a'), version: 1 }, { move: null })).toBe(true)
      expect(await people.moving('2020-04-01')).toEqual([])
    })

    it('who could do the same are counted, but for whoever asks and whoever is shut out', async () => {
      const grant = { role: 'inspector' as const, region: world.county, plan: world.plan, team: 'cityFixed' }
      await people.addAll('create', [person('a'), person('b'), person('c', { isDisabled: true })])
      await people.add('create', person('d', { grants: [{ role: 'inspector', region: world.city, plan: '*' }] }))
      await people.add('create', person('e', { grants: [{ ...grant, team: 'other' }] }))
      await people.add('create', person('f', { grants: [{ ...grant, region: world.otherCounty }] }))
      expect(await people.alike(grant, 'p-a')).toBe(2)
      expect(await people.alike(grant, 'nobody')).toBe(3)
      await people.addAll(
        'create',
        Array.from({ length: 60 }, (_, at) => person(`m${at}`)),
      )
      expect(await people.alike(grant, 'p-a')).toBe(50)
    })

    it('have accounts of their own', async () => {
      await people.add('create', person('a'))
      expect(await people.add('create', person('a', { id: 'p-other', title: '别人' }))).toBe(false)
      expect(await people.add('create', person('b', { id: 'p-a' }))).toBe(false)
      expect((await people.byAccount('a'))?.title).toBe('督战员')
      expect(await people.byAccount('b')).toBeNull()
    })

    it('are changed as they were seen, and not as someone else has left them meanwhile', async () => {
      await people.add('create', person('a'))
      const seen = (await people.byAccount('a'))!
      const races = await Promise.all([1, 2, 3].map((access) => people.update('disable', seen, { access, isDisabled: true })))
      expect(races.filter(Boolean)).toHaveLength(1)
      expect(await people.update('changeGrants', seen, { grants: [] })).toBe(false)
      const now = (await people.byAccount('a'))!
      expect(now).toMatchObject({ isDisabled: true, version: 1, grants: seen.grants })
      expect(await people.update('changeGrants', now, { grants: [], isDisabled: false })).toBe(true)
      expect(await people.byId('p-a')).toMatchObject({ grants: [], isDisabled: false, access: now.access, version: 2 })
      expect(await people.update('disable', person('nobody'), { access: 1 })).toBe(false)
    })

    it('of an earlier release, who were kept without a state, are enabled and can be changed', async () => {
      const { id, account, title, passwordHash, grants } = person('old')
      await connection
        .collection<{ _id: string }>('people')
        .insertOne({ _id: id, account, title, passwordHash, grants } as { _id: string })
      const old = (await people.byAccount('old'))!
      expect(old).toEqual(person('old'))
      expect(await people.update('disable', old, { isDisabled: true })).toBe(true)
      expect(await people.byAccount('old')).toMatchObject({ isDisabled: true, version: 1 })
    })

    const all = { words: '', isRemoved: false, after: '', limit: 50 }
    const page = async (sight: string[], search: Partial<PersonSearch> = {}) =>
      (await people.page(sight, { ...all, ...search })).map(({ account }) => account)

    it('are listed by account, those in sight alone, page by page', async () => {
      for (const account of ['ccc', 'aaa', 'bbb']) await people.add('create', person(account))
      await people.add('create', person('elsewhere', { grants: [{ role: 'viewer', region: world.foreignProvince, plan: '*' }] }))
      await people.add('create', person('nothing', { grants: [] }))
      expect(await page([world.county])).toEqual(['aaa', 'bbb', 'ccc'])
      expect(await page([world.county, 'none'])).toEqual(['aaa', 'bbb', 'ccc', 'nothing'])
      expect(await page([`${world.county} ${world.plan}`])).toEqual(['aaa', 'bbb', 'ccc'])
      expect(await page([`${world.county} other`])).toEqual([])
      expect(await page([world.county], { limit: 2 })).toEqual(['aaa', 'bbb'])
      expect(await page([world.county], { after: 'bbb' })).toEqual(['ccc'])
      expect((await people.page([world.county], all))[0], 'whole, with nothing that is kept for finding them').toEqual(
        person('aaa'),
      )
    })

    it('come into and out of sight with their grants', async () => {
      await people.add('create', person('moved'))
      const seen = (await people.byAccount('moved'))!
      await people.update('changeGrants', seen, { grants: [{ role: 'viewer', region: world.foreignProvince, plan: '*' }] })
      expect(await page([world.county])).toEqual([])
      expect(await page([world.foreignProvince])).toEqual(['moved'])
    })

    it('are found by any part of account or post, whatever its case, among few and among many', async () => {
      const many = Array.from({ length: 1_200 }, (_, at) => ({ account: `inspector-${1000 + at}`, title: `青石县第${at}督战队` }))
      const { id: _, ...like } = person('x')
      const kept = many.map((one) => ({ ...like, ...one, _id: one.account, sight: undefined, finds: undefined }))
      await store.documents('people').insertMany(kept) // as an earlier release kept them
      await connection.collection('people').updateMany({}, { $unset: { sight: '', finds: '' } })
      expect(await page([world.county])).toEqual([])
      await people.keepFindable()
      await people.add('create', person('unseen-1600', { grants: [], title: '青石县第600督战队' }))
      expect(await page([world.county], { limit: 3 })).toEqual(['inspector-1000', 'inspector-1001', 'inspector-1002'])
      expect(await page([world.county], { words: 'R-1600' })).toEqual(['inspector-1600'])
      expect(await page([world.county], { words: '第600督' }), 'in sight alone').toEqual(['inspector-1600'])
      expect(await page([world.county, 'none'], { words: '第600督' })).toEqual(['inspector-1600', 'unseen-1600'])
      expect(await page([world.county], { words: '督战', after: 'inspector-2197' })).toEqual(['inspector-2198', 'inspector-2199'])
      expect(await page([world.county], { words: '石', limit: 2 })).toEqual(['inspector-1000', 'inspector-1001'])
      expect(await page([world.county], { words: '没有这个' })).toEqual([])
    })

    it('are found the same once they are held, and as they change', async () => {
      const held = async (sight: string[], search: Partial<PersonSearch> = {}) => {
        await page(sight) // has them read
        await new Promise((resolve) => setTimeout(resolve, 50))
        return page(sight, search)
      }
      for (const account of ['ccc', 'aaa']) await people.add('create', person(account))
      expect(await held([world.county])).toEqual(['aaa', 'ccc'])
      await people.addAll('create', [person('bbb', { title: '督查岗' }), person('ddd', { grants: [] })])
      expect(await page([world.county])).toEqual(['aaa', 'bbb', 'ccc'])
      expect(await page(['none'])).toEqual(['ddd'])
      expect(await page([world.county], { words: '督查' })).toEqual(['bbb'])
      const seen = (await people.byAccount('aaa'))!
      await people.update('changeGrants', seen, { grants: [] })
      expect(await page([world.county])).toEqual(['bbb', 'ccc'])
      expect(await page(['none'])).toEqual(['aaa', 'ddd'])
      const elsewhere = personRepository(connection, store.serviceLog) // another process
      await elsewhere.add('create', person('eee'))
      expect(await page([world.county])).toEqual(['bbb', 'ccc', 'eee'])
      expect(await held([world.county])).toEqual(['bbb', 'ccc', 'eee'])
    })

    it('who are removed are found apart, held or not, with why, and no more counted within their region', async () => {
      const removal = { at: '2020-03-20T01:00:00.000Z', reason: '已退休离开单位', by: '县管理员' }
      for (const account of ['here', 'gone']) await people.add('create', person(account))
      expect(await people.countWithin([world.county])).toBe(2)
      expect(await people.update('remove', person('gone'), { isDisabled: true, removal })).toBe(true)
      const gone = (await people.byAccount('gone'))!
      expect(gone).toMatchObject({ removal, grants: person('gone').grants })
      for (const isHeld of [false, true]) {
        if (isHeld) await new Promise((resolve) => setTimeout(resolve, 50))
        expect(await page([world.county])).toEqual(['here'])
        expect(await page([world.county], { isRemoved: true })).toEqual(['gone'])
        expect(await page([world.county], { isRemoved: true, words: 'here' })).toEqual([])
        expect(await page(['none'], { isRemoved: true })).toEqual([])
      }
      expect(await people.countWithin([world.county])).toBe(1)
      expect(await people.add('create', person('gone', { id: 'p-other' })), 'the account is theirs for good').toBe(false)
      expect(await people.update('bringBack', gone, { isDisabled: false, removal: null })).toBe(true)
      expect(await page([world.county])).toEqual(['gone', 'here'])
    })

    it('who are operators are found, enabled or not, and nobody else', async () => {
      const grants = [{ role: 'operator' as const, region: world.county, plan: '*' }]
      await people.add('create', person('an-operator', { grants, isDisabled: true }))
      await people.add('create', person('another'))
      expect((await people.operators()).map(({ account }) => account)).toEqual(['an-operator'])
    })

    it('are somebody as soon as there is one', async () => {
      expect(await people.isAnyone()).toBe(false)
      await people.add('setUp', person('first'))
      expect(await people.isAnyone()).toBe(true)
    })
  })

  describe('the code of the set-up', () => {
    const setup = (codeHash: string) => ({ codeHash, expiresAt: new Date('2020-03-20T02:00:00.000Z') })

    it('is one at most, the last', async () => {
      expect(await setups.current()).toBeNull()
      await setups.keep(setup('first'))
      await setups.keep(setup('second'))
      expect(await setups.current()).toEqual(setup('second'))
    })

    it('is taken once, by its own hash', async () => {
      await setups.keep(setup('hash'))
      expect(await setups.take('other')).toBe(false)
      const takers = await Promise.all([1, 2, 3, 4].map(() => setups.take('hash')))
      expect(takers.filter(Boolean)).toHaveLength(1)
      expect(await setups.current()).toBeNull()
    })
  })

  describe('sessions', () => {
    const opened = new Date('2020-03-20T01:00:00.000Z')
    const session = (id: string, expiresAt: string, person = 'p-1') => ({
      id,
      person,
      access: 2,
      openedAt: opened,
      lastSeenAt: opened,
      expiresAt: new Date(expiresAt),
      client: 'Windows · Chrome',
      method: 'issuer' as const,
    })
    it('come back, are taken away one by one, and swept when their time is over', async () => {
      await sessions.add(session('1', '2020-03-20T13:00:00.000Z'), holder)
      await sessions.add(session('2', '2020-03-20T14:00:00.000Z'), holder)
      await sessions.add(session('3', '2020-03-20T15:00:00.000Z'), holder)
      expect(await sessions.byId('1')).toEqual(session('1', '2020-03-20T13:00:00.000Z'))
      expect(await sessions.byId('9')).toBeNull()
      await sessions.remove('3', 'close', holder)
      await sessions.remove('9', 'close', holder)
      await sessions.removeExpired(new Date('2020-03-20T14:00:00.000Z'))
      const left = await Promise.all(['1', '2', '3'].map(async (id) => (await sessions.byId(id))?.id ?? null))
      expect(left).toEqual([null, '2', null])
    })
  })

  describe('a person’s sessions', () => {
    const at = (hour: number) => new Date(Date.UTC(2020, 2, 20, hour))
    const open = (id: string, person: string, hour: number) =>
      sessions.add(
        {
          id,
          person,
          access: 0,
          openedAt: at(hour),
          lastSeenAt: at(hour),
          expiresAt: at(hour + 12),
          client: '',
          method: 'password',
        },
        holder,
      )
    it('are listed newest first, noted as used, and taken away together', async () => {
      await open('1', 'p-1', 1)
      await open('2', 'p-1', 3)
      await open('3', 'p-2', 2)
      expect((await sessions.of('p-1')).map(({ id }) => id)).toEqual(['2', '1'])
      await sessions.touch('1', at(5))
      await sessions.touch('9', at(5))
      expect((await sessions.byId('1'))?.lastSeenAt).toEqual(at(5))
      expect(await sessions.byId('9')).toBeNull()
      await sessions.removeOf('p-1')
      expect(await sessions.of('p-1')).toEqual([])
      expect((await sessions.of('p-2')).length).toBe(1)
    })

    it('of an earlier release last their hours', async () => {
      const expiresAt = at(13)
      await connection
        .collection<{ _id: string }>('sessions')
        .insertOne({ _id: 'old', person: 'p-1', expiresAt } as { _id: string })
      expect(await sessions.byId('old')).toEqual({
        id: 'old',
        person: 'p-1',
        access: 0,
        openedAt: expiresAt,
        lastSeenAt: expiresAt,
        expiresAt,
        client: '',
        method: 'password',
      })
    })
  })

  describe('attempts', () => {
    const now = new Date('2020-03-20T01:00:00.000Z')
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const window = (from: number, limit = 100) => ({
      ...{ limit, now: later(from), remembered: 60 * 60_000 },
      lasts: (usedUp: number) => (usedUp + 1) * 5 * 60_000,
    })
    it('at the same moment, from two processes, each have another place, and no more than there are', async () => {
      const other = await openDatabase(store.mongoUri, `${store.database}_identity`)
      const both = [attemptRepository(connection), attemptRepository(other)]
      const told = await Promise.all(Array.from({ length: 60 }, (_, at) => both[at % 2]!.take('k', window(0, 40))))
      await other.close()
      const places = told.flatMap(({ place }) => place ?? []).sort((one, two) => one - two)
      expect(places).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
      expect((await connection.collection('attempts').findOne())?.['count'], 'who finds none writes nothing').toBe(40)
    })

    it('are given back, never below none, and counted anew when the window is over', async () => {
      const attempts = attemptRepository(connection)
      expect(await attempts.take('k', window(0))).toEqual({ place: 1 })
      expect(await attempts.take('k', window(4))).toEqual({ place: 2 })
      await attempts.release('k')
      expect(await attempts.take('k', window(4))).toEqual({ place: 2 })
      for (let times = 0; times < 5; times++) await attempts.release('k')
      await attempts.release('unknown')
      expect(await attempts.take('k', window(4)), 'the window ends with that of the first').toEqual({ place: 1 })
      expect(await attempts.take('k', window(5))).toEqual({ place: 1 })
      expect(await attempts.take('k', window(9))).toEqual({ place: 2 })
      expect(await attempts.take('k', window(9, 2))).toEqual({ place: null, until: later(10) })
      await attempts.removeEndedBefore(later(10))
      expect(await connection.collection('attempts').countDocuments()).toBe(0)
    })
  })

  describe('a window of attempts that was used up', () => {
    const now = new Date('2020-03-20T01:00:00.000Z')
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const taken = (from: number) =>
      attemptRepository(connection).take('k', {
        ...{ limit: 2, now: later(from), remembered: 60 * 60_000 },
        lasts: (usedUp) => 5 * 2 ** usedUp * 60_000,
      })
    const usedUp = async (from: number) => {
      await Promise.all([taken(from), taken(from), taken(from)])
      return await taken(from)
    }
    it('makes the next one longer, for a while, also one that an earlier release has counted', async () => {
      expect(await usedUp(0)).toEqual({ place: null, until: later(5) })
      expect(await usedUp(5)).toEqual({ place: null, until: later(15) })
      expect(await usedUp(20)).toEqual({ place: null, until: later(40) })
      expect(await usedUp(100), 'a while later').toEqual({ place: null, until: later(105) })
      await connection.collection('attempts').updateMany({}, { $unset: { usedUp: 1 } })
      expect(await usedUp(106)).toEqual({ place: null, until: later(116) })
    })
  })

  describe('a second step', () => {
    const recovery = ['hash-1', 'hash-2']
    const kept = (over: Partial<Person> = {}): Person => ({
      ...{ id: 'p-s', account: 's', title: '管理员', passwordHash: 'hash', grants: [], isDisabled: false },
      ...{ mustChangePassword: false, secondFactor: { sealed: 'sealed', step: 10, recovery }, access: 0, version: 0 },
      ...{ invitations: [], move: null, removal: null, standsFor: [] },
      ...over,
    })
    it('comes back as it was kept; of those who try one code at the same moment one is told that it is theirs', async () => {
      await people.add('create', kept())
      expect(await people.byAccount('s')).toEqual(kept())
      const told = await Promise.all(Array.from({ length: 20 }, () => people.takeStep(kept(), 11)))
      expect(told.filter((isTaken) => isTaken)).toHaveLength(1)
      const now = await people.byId('p-s')
      expect(now).toEqual(kept({ secondFactor: { sealed: 'sealed', step: 11, recovery }, version: 1 }))
      expect(await people.takeStep(now!, 11), 'the same again').toBe(false)
      expect(await people.takeStep(now!, 10), 'an earlier one').toBe(false)
      expect(await people.takeStep(kept(), 12), 'of the person as they were').toBe(false)
      expect(await people.takeStep(now!, 12)).toBe(true)
    })

    it('is taken away whole, tells the log nothing of itself, and is nothing that an earlier release kept', async () => {
      await people.add('create', kept())
      expect(await people.update('turnOffSecondFactor', kept(), { secondFactor: null })).toBe(true)
      expect((await people.byId('p-s'))?.secondFactor).toBeNull()
      expect(await people.takeStep(kept({ secondFactor: null, version: 1 }), 99)).toBe(false)
      expect(JSON.stringify(await connection.collection('log').find().toArray())).not.toMatch(/sealed|hash-1/)
      await connection.collection('people').updateOne({ account: 's' }, { $unset: { secondFactor: 1 } })
      expect((await people.byAccount('s'))?.secondFactor).toBeNull()
    })
  })

  describe('regions', () => {
    const named = (code: string, name: string) => ({ code, name })
    it('are read with all below them, in the order of their codes, and renamed in place', async () => {
      await regions.save([
        named(world.county, '某县'),
        named(world.province, '某省'),
        named(world.otherCounty, '邻县'),
        named(world.city, '某市'),
      ])
      await regions.save([named(world.county, '新县')])
      await regions.save([])
      expect(await regions.within(world.city)).toEqual([
        named(world.city, '某市'),
        named(world.county, '新县'),
        named(world.otherCounty, '邻县'),
      ])
      expect(await regions.within(world.county)).toEqual([named(world.county, '新县')])
      expect(await regions.within(world.foreignProvince)).toEqual([])
      expect(await regions.called(world.city, ['新县', world.otherCounty, '某县', '某省'])).toEqual([
        named(world.county, '新县'),
        named(world.otherCounty, '邻县'),
      ])
      expect(await regions.called(world.county, ['邻县'])).toEqual([])
      expect(await regions.called(world.city, [])).toEqual([])
    })
  })
})
