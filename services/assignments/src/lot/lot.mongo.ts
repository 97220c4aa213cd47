import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { KeptLot, LotRepository } from './lot.repository.ts'

type Doc = KeptLot & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const many = { type: [Schema.Types.Mixed as never], required: true } // what stands in them is ours, and never asked for
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    duty: text,
    window: text,
    no: { type: Number, required: true },
    on: text,
    by: { type: String, default: '' },
    reason: { type: String, default: '' },
    replaced: { type: String, default: null },
    count: { type: Number, required: true },
    avoid: { type: String, default: null },
    pairing: { type: Schema.Types.Mixed, default: null },
    among: many,
    visits: many,
    commitment: text,
    nonce: text,
    seed: text,
    drawn: many,
  },
  { versionKey: false, minimize: false, collection: 'lots' },
)
schema.index({ plan: 1, duty: 1, window: 1, no: 1 })
schema.plugin(carriesEntries)

/** Drawn inspectors in the store. Each lot is logged with what commits to those among whom, and with its nonce. */
export function lotRepository(connection: Connection, serviceLog: MongoServiceLog): LotRepository {
  const LotModel = connection.model<Doc>('Lot', schema)
  const flush = serviceLog.carry(LotModel)
  return {
    async add(lot, { title, regionPath }) {
      const { plan, duty, window, no, visits, among, commitment, nonce } = lot
      const _id = `${plan}:${duty}:${window}:${no}`
      const change = { duty, title, window, no, visits: visits.length, among: among.length, commitment, nonce }
      const verb = lot.replaced === null ? 'draw' : 'replace'
      const entry = serviceLog.entry('lot', verb, { thing: _id, plan, regionPath: [...regionPath], change })
      try {
        await LotModel.create({ _id, ...lot, entries: [entry] })
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
      await flush()
      return true
    },
    async ofWindow(where) {
      const found = await LotModel.find(where, { entries: 0 }).sort({ no: 1 }).lean<Doc[]>()
      return found.map(({ _id, ...lot }) => lot)
    },
  }
}
