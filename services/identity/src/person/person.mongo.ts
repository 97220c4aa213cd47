import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Person, PersonRepository, PersonVerb } from './person.repository.ts'
import { commonPath } from './reach.ts'

const grant = new Schema(
  {
    role: { type: String, required: true },
    region: { type: String, required: true },
    plan: { type: String, required: true },
    team: String,
    unit: String,
    target: String,
    body: String,
  },
  { _id: false },
)
const schema = new Schema<Omit<Person, 'id'> & { _id: string; entries?: NewEntry[] }>(
  {
    _id: String,
    account: { type: String, required: true, unique: true },
    title: { type: String, required: true },
    passwordHash: { type: String, required: true },
    grants: { type: [grant], required: true },
    isDisabled: Boolean,
    mustChangePassword: Boolean,
    access: Number,
    version: Number,
  },
  { versionKey: false },
)
schema.plugin(carriesEntries)

export function personRepository(connection: Connection, serviceLog: MongoServiceLog): PersonRepository {
  const PersonModel = connection.model('Person', schema)
  const flush = serviceLog.carry(PersonModel)
  /** It lies where the person's grants do; where these change, where both those of before and those of now do. */
  const entryOf = (
    verb: PersonVerb,
    { id, account, title, grants, isDisabled, mustChangePassword }: Person,
    before: Person['grants'] = [],
  ) =>
    serviceLog.entry('person', verb, {
      thing: id,
      regionPath: commonPath([...before, ...grants]),
      change: { account, title, grants, isDisabled, mustChangePassword },
      ...(verb === 'changePassword' && { by: { id, title } }), // the gateway asks for the one who is signed in
    })
  return {
    async add(verb, person) {
      const { id, ...kept } = person
      try {
        await PersonModel.create({ _id: id, ...kept, entries: [entryOf(verb, person)] })
        await flush()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async update(verb, person, change) {
      const { id, version } = person
      const seen = version === 0 ? { $in: [0, null] } : version // people were kept without a version once
      const entry = entryOf(verb, { ...person, ...change }, person.grants)
      const { modifiedCount } = await PersonModel.updateOne(
        { _id: id, version: seen },
        { $set: { ...change, version: version + 1 }, $push: { entries: entry } },
      )
      if (modifiedCount === 1) await flush()
      return modifiedCount === 1
    },
    byAccount: async (account) => toPerson(await PersonModel.findOne({ account }).lean()),
    byId: async (id) => toPerson(await PersonModel.findOne({ _id: id }).lean()),
    all: async () => (await PersonModel.find().sort({ account: 1 }).lean()).flatMap((doc) => toPerson(doc) ?? []),
  }
}

type Doc = { _id: unknown } & Omit<Person, 'id' | Later> & Partial<Pick<Person, Later>>
/** What people who were added by an earlier release lack. */
type Later = 'isDisabled' | 'mustChangePassword' | 'access' | 'version'

function toPerson(doc: unknown): Person | null {
  if (doc === null) return null
  const { _id, ...person } = doc as Doc // the schema above is the shape
  return { isDisabled: false, mustChangePassword: false, access: 0, version: 0, ...person, id: String(_id) }
}
