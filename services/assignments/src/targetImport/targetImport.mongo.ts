import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, documentsOf, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { registersOn } from '../register/target.mongo.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import type { PartRows, StagedPart, TargetImport, TargetImportRepository } from './targetImport.repository.ts'

/** `entry` tells of the confirmation, by whom and when it was given, and is logged once all of the import is entered. */
type Doc = Omit<TargetImport, 'id'> & { _id: string; entry?: NewEntry; entries?: NewEntry[] }
/** `asked` is what is asked of its rows as text: nobody looks for one of them, and hundreds are kept and read at once. */
type PartDoc = StagedPart & { _id: string; asked: string }
/** The rows of a part apart from it: whoever confirms need not read them. */
interface RowsDoc {
  _id: string
  import: string
  json: string
}

const text = { type: String, required: true }
const number = { type: Number, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    by: { id: text, title: text },
    at: text,
    rows: number,
    added: number,
    changed: number,
    parts: number,
    partsDone: number,
    regionPath: { type: [String], required: true },
    isEntered: { type: Boolean, required: true },
    entry: { type: Schema.Types.Mixed },
  },
  { versionKey: false, minimize: false, collection: 'targetImports' },
)
schema.index({ 'by.id': 1, plan: 1 })
schema.index({ isEntered: 1, at: 1 })
schema.plugin(carriesEntries)
const partSchema = new Schema<PartDoc>(
  { _id: String, import: text, part: number, asked: text },
  { versionKey: false, strict: false, collection: 'targetImportParts' },
)
partSchema.index({ import: 1, part: 1 })
const rowsSchema = new Schema<RowsDoc>(
  { _id: String, import: text, json: text },
  { versionKey: false, collection: 'targetImportRows' },
)
rowsSchema.index({ import: 1 })

const partId = (id: string, part: number) => `${id}:${part}`

/** Imports in the store. Which one is being entered stands with the register, in the write that decides on it. */
export function targetImportRepository(connection: Connection, serviceLog: MongoServiceLog): TargetImportRepository {
  const ImportModel = connection.model<Doc>('TargetImport', schema)
  const flush = serviceLog.carry(ImportModel)
  const imports = documentsOf<Doc>(ImportModel)
  const staged = documentsOf<PartDoc>(connection.model<PartDoc>('TargetImportPart', partSchema))
  const rowsOf = documentsOf<RowsDoc>(connection.model<RowsDoc>('TargetImportRows', rowsSchema))
  const registers = registersOn(connection)

  async function forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await staged.deleteMany({ import: { $in: [...ids] } })
    await rowsOf.deleteMany({ import: { $in: [...ids] } })
    await imports.deleteMany({ _id: { $in: [...ids] } })
  }
  /** Those of some imports that nobody has confirmed. */
  async function unconfirmed(filter: object): Promise<string[]> {
    const found = await imports.find({ ...filter, isEntered: false } as never, { projection: { _id: 1 } }).toArray() // fields of the schema
    const ids = found.map(({ _id }) => _id)
    const confirmed = await registers.find({ entering: { $in: ids } }, { projection: { entering: 1 } }).toArray()
    return ids.filter((id) => !confirmed.some(({ entering }) => entering === id))
  }
  const byIds = async (ids: readonly string[]) => (await imports.find({ _id: { $in: [...ids] } }).toArray()).map(toImport)
  return {
    byId: async (id) => (await byIds([id]))[0] ?? null,
    async keep({ id, plan, by, at }, { keys, regions, ...part }, rows) {
      const isNew = (await imports.countDocuments({ _id: id }, { limit: 1 })) === 0
      if (isNew) await forget(await unconfirmed({ 'by.id': by.id, plan }))
      const fresh = { plan, by, rows: 0, added: 0, changed: 0, parts: 0, partsDone: 0, regionPath: [], isEntered: false }
      await imports.updateOne({ _id: id }, { $set: { at }, $setOnInsert: fresh }, { upsert: true })
      const _id = partId(id, part.part)
      await rowsOf.replaceOne({ _id }, { import: id, json: JSON.stringify(rows) }, { upsert: true })
      await staged.replaceOne({ _id }, { ...part, asked: JSON.stringify({ keys, regions }) }, { upsert: true })
    },
    async parts(id) {
      const found = await staged
        .find({ import: id }, { projection: { asked: 0 } })
        .sort({ part: 1 })
        .toArray()
      return found.map(({ _id, ...part }) => part)
    },
    async asked(id, part) {
      const found = await staged.findOne({ _id: partId(id, part) }, { projection: { asked: 1 } })
      return found ? (JSON.parse(found.asked) as PartRows) : { keys: [], regions: [] } // as `keep` wrote them
    },
    async rows(id, part) {
      const found = await rowsOf.findOne({ _id: partId(id, part) })
      return found ? (JSON.parse(found.json) as RegisteredTarget[]) : [] // as `keep` wrote them
    },
    async register(plan) {
      const found = await registers.findOne({ _id: plan })
      return { changes: found?.changes ?? 0, entering: found?.entering ?? null }
    },
    async begin({ id, ...confirmed }, changes) {
      const { plan, by, regionPath, rows, added, changed } = confirmed
      const change = { rows, added, changed }
      const entry = serviceLog.entry('register', 'import', { by, thing: id, plan, regionPath, change })
      const { matchedCount } = await imports.updateOne({ _id: id, isEntered: false }, { $set: { ...confirmed, entry } })
      if (matchedCount === 0) return false
      await registers.updateOne({ _id: plan }, { $setOnInsert: { changes: 0 } }, { upsert: true })
      const taken = await registers.updateOne(
        { _id: plan, changes, entering: { $exists: false } },
        { $set: { entering: id }, $inc: { changes: 1 } },
      )
      return taken.matchedCount === 1
    },
    async entering() {
      const found = await registers.find({ entering: { $exists: true } }).toArray()
      return byIds(found.flatMap(({ entering }) => entering ?? []))
    },
    async note(id, partsDone) {
      await imports.updateOne({ _id: id }, { $set: { partsDone } })
      await rowsOf.deleteOne({ _id: partId(id, partsDone - 1) })
    },
    async finish({ id, plan, added, changed }) {
      const found = await imports.findOne({ _id: id, isEntered: false })
      const isNews = added + changed > 0
      const told = found?.entry && isNews ? { $push: { entries: found.entry } } : {}
      await imports.updateOne({ _id: id, isEntered: false }, { $set: { isEntered: true }, ...told } as never) // one entry of a list
      await flush()
      await registers.updateOne({ _id: plan, entering: id }, { $unset: { entering: '' }, $inc: { changes: 1 } })
      await staged.deleteMany({ import: id })
      await rowsOf.deleteMany({ import: id })
    },
    async drop(id) {
      await forget(await unconfirmed({ _id: id }))
    },
    async sweep(before) {
      await forget(await unconfirmed({ at: { $lt: before } }))
    },
  }
}

const toImport = ({ _id, entry: _entry, entries: _entries, ...told }: Doc): TargetImport => ({ id: _id, ...told })
