import { documentsOf, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import type { Connection } from 'mongoose'
import { changeCount } from '../changeCount.mongo.ts'
import { freshPerson } from './freshPerson.ts'
import { gramsOf } from './grams.ts'
import { heldInspectors } from './heldInspectors.ts'
import { type Findable, heldPeople } from './heldPeople.ts'
import { peopleAdditions } from './peopleAddition.mongo.ts'
import type { Person, PersonRepository, PersonVerb } from './person.repository.ts'
import { personSchema, type StoredPerson } from './personSchema.mongo.ts'
import { findAccounts } from './personSearch.mongo.ts'
import { commonPath, doesTheSame, placeOf } from './reach.ts'
import { sightWords } from './sight.ts'

/** So many accounts are looked for at once. */
const few = 500

/** So many who do the same are counted: whether there are any is what is asked. */
const mostTold = 50

/** What a person does to themselves. */
const ownVerbs: ReadonlySet<PersonVerb> = new Set([
  ...(['changePassword', 'endOwnSessions', 'turnOnSecondFactor', 'turnOffSecondFactor', 'useRecoveryCode'] as const),
  'acceptInvitation',
])

/**
 * People in the store; `keepFindable` lets those whom an earlier release kept be found in lists, `dropUnfinished` takes back those whom a
 * platform died over while it was adding them.
 */
export function personRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
): PersonRepository & { keepFindable(): Promise<void>; dropUnfinished(): Promise<void> } {
  const PersonModel = connection.model('Person', personSchema)
  const flush = serviceLog.carry(PersonModel)
  const stored = documentsOf<StoredPerson>(PersonModel)
  const additions = peopleAdditions(connection, serviceLog, stored)
  const changes = changeCount(connection, 'people')
  const held = heldPeople({
    changes,
    async each(take) {
      const everybody = stored.find({}, { projection: { account: 1, title: 1, sight: 1, removal: 1 } }).batchSize(few)
      // who was kept without it is found once a start has prepared it
      for await (const { account, title, sight = [], removal = null } of everybody)
        take({ account, title, sight, isRemoved: removal !== null })
    },
  })
  const inspecting = heldInspectors({
    changes,
    async each(take) {
      const everybody = { 'grants.role': 'inspector', isDisabled: { $ne: true } }
      for await (const { grants } of stored.find(everybody, { projection: { grants: 1 } }).batchSize(few)) take(grants)
    },
  })
  /** Counts a change of by what people are found, and of who inspects. */
  async function found(people: readonly Pick<Person, 'account' | 'title' | 'grants' | 'removal'>[]): Promise<void> {
    held.changed(await changes.count(), people.map(findableBy))
  }
  /** It lies where the person's grants do; where these change, where both those of before and those of now do. */
  const entryOf = (
    verb: PersonVerb,
    { id, account, title, grants, isDisabled, mustChangePassword }: Person,
    before: Person['grants'] = [],
    told: Parameters<PersonRepository['update']>[3] = {},
  ) =>
    serviceLog.entry('person', verb, {
      thing: id,
      regionPath: commonPath([...before, ...grants]),
      change: { account, title, grants, isDisabled, mustChangePassword, ...told },
      ...(ownVerbs.has(verb) && { by: { id, title } }), // the gateway asks for the one who is signed in
    })
  return {
    async keepFindable() {
      const old = PersonModel.find({ finds: null }, { account: 1, title: 1, grants: 1 }).lean()
      let isAny = false
      for await (const { _id, ...person } of old.cursor()) {
        await PersonModel.updateOne({ _id, finds: null }, { $set: foundBy(person) })
        isAny = true
      }
      if (isAny) await changes.count()
    },
    async add(verb, person) {
      const { id, ...kept } = person
      try {
        await PersonModel.create({ _id: id, ...kept, ...foundBy(person), entries: [entryOf(verb, person)] })
        await flush()
        await found([person])
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async addAll(verb, people) {
      const isAdded = await additions.add(
        people.map((person) => ({
          ...{ id: person.id, account: person.account },
          stored() {
            const { id: _id, ...kept } = person
            return { _id, ...kept, ...foundBy(kept) }
          },
          entry: () => entryOf(verb, person),
        })),
      )
      if (isAdded) await found(people)
      return isAdded
    },
    dropUnfinished: additions.settle,
    async taken(accounts) {
      const found = new Set<string>()
      for (let at = 0; at < accounts.length; at += few) {
        const known = { account: { $in: accounts.slice(at, at + few) } }
        for (const { account } of await stored.find(known, { projection: { account: 1 } }).toArray()) found.add(account)
      }
      return found
    },
    async update(verb, person, change, told) {
      const { id, version } = person
      const entry = entryOf(verb, { ...person, ...change }, person.grants, told)
      const { modifiedCount } = await PersonModel.updateOne(
        { _id: id, version: versionOf(version) },
        {
          $set: { ...change, ...(change.grants && { sight: sightWords(change.grants) }), version: version + 1 },
          $push: { entries: entry },
        },
      )
      if (modifiedCount === 1) {
        await flush()
        if (change.grants !== undefined || change.removal !== undefined || change.isDisabled !== undefined)
          await found([{ ...person, ...change }])
      }
      return modifiedCount === 1
    },
    async takeStep({ id, version }, step) {
      const { modifiedCount } = await PersonModel.updateOne(
        { _id: id, version: versionOf(version), 'secondFactor.step': { $lt: step } },
        { $set: { 'secondFactor.step': step, version: version + 1 } },
      )
      return modifiedCount === 1
    },
    byAccount: async (account) => toPerson(await PersonModel.findOne({ account }).lean()),
    byId: async (id) => toPerson(await PersonModel.findOne({ _id: id }).lean()),
    byInvitation: async (hash) => toPerson(await PersonModel.findOne({ 'invitations.hash': hash }).lean()),
    isAnyone: async () => (await PersonModel.exists({})) !== null,
    inspecting,
    async alike(grant, except) {
      const { role } = grant
      const near = {
        _id: { $ne: except },
        isDisabled: { $ne: true },
        'grants.role': role,
        'grants.region': { $in: placeOf(grant).regionPath },
      }
      let count = 0
      for await (const { grants } of stored.find(near, { projection: { grants: 1 } }).batchSize(few)) {
        if (grants.some((one) => doesTheSame(one, grant))) count += 1
        if (count === mostTold) break
      }
      return count
    },
    moving: async (day) => toPeople(await PersonModel.find({ 'move.from': { $lte: day } }).lean()),
    countWithin: (regions) => PersonModel.countDocuments({ sight: { $in: [...regions] }, removal: null }).exec(),
    within: async (regions) => toPeople(await PersonModel.find({ sight: { $in: [...regions] } }).lean()),
    operators: async () => toPeople(await PersonModel.find({ 'grants.role': 'operator' }).lean()),
    async page(sight, search) {
      const accounts = (await held.find(sight, search)) ?? (await findAccounts(stored as never, sight, search)) // it reads what people are found by alone
      if (accounts.length === 0) return []
      return toPeople(
        await PersonModel.find({ account: { $in: accounts } })
          .sort({ account: 1 })
          .lean(),
      )
    },
  }
}

/** People were kept without a version once. */
const versionOf = (seen: number) => (seen === 0 ? { $in: [0, null] } : seen)

type Doc = { _id: unknown; sight?: unknown; finds?: unknown; entries?: unknown } & Omit<Person, 'id' | Later> &
  Partial<Pick<Person, Later>>
/** What people who were added by an earlier release lack. */
type Later = Exclude<keyof Person, 'id' | 'account' | 'title' | 'passwordHash' | 'grants'>

/** By what a person is found in lists. */
const foundBy = ({ account, title, grants }: Pick<Person, 'account' | 'title' | 'grants'>) => ({
  sight: sightWords(grants),
  finds: gramsOf(account, title),
})

const findableBy = ({ account, title, grants, removal }: Pick<Person, 'account' | 'title' | 'grants' | 'removal'>): Findable => ({
  isRemoved: removal !== null,
  account,
  title,
  sight: sightWords(grants),
})

const toPeople = (docs: readonly unknown[]): Person[] => docs.flatMap((doc) => toPerson(doc) ?? [])

function toPerson(doc: unknown): Person | null {
  if (doc === null) return null
  const { _id, sight: _, finds: __, entries: ___, ...person } = doc as Doc // the schema above is the shape
  return { ...freshPerson(), ...person, id: String(_id) }
}
