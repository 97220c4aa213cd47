import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Person, PersonRepository } from './person.repository.ts'

const grant = new Schema(
  {
    role: { type: String, required: true },
    region: { type: String, required: true },
    plan: { type: String, required: true },
    team: String,
    unit: String,
  },
  { _id: false },
)
const schema = new Schema(
  {
    _id: String,
    account: { type: String, required: true, unique: true },
    title: { type: String, required: true },
    passwordHash: { type: String, required: true },
    grants: { type: [grant], required: true },
  },
  { versionKey: false },
)

export function personRepository(connection: Connection): PersonRepository {
  const PersonModel = connection.model('Person', schema)
  const toPerson = (doc: Record<string, unknown> | null): Person | null =>
    doc === null ? null : ({ ...doc, id: doc['_id'] } as unknown as Person) // the schema above is the shape
  return {
    async add({ id, ...person }) {
      try {
        await PersonModel.create({ _id: id, ...person })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    byAccount: async (account) => toPerson(await PersonModel.findOne({ account }).lean()),
    byId: async (id) => toPerson(await PersonModel.findOne({ _id: id }).lean()),
    all: async () => (await PersonModel.find().sort({ account: 1 }).lean()).flatMap((doc) => toPerson(doc) ?? []),
  }
}
