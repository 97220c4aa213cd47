import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { DrawRepository, KeptDraw } from './draw.repository.ts'

type Doc = KeptDraw & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const mixed = Schema.Types.Mixed
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    list: text,
    no: { type: Number, required: true },
    on: text,
    by: text,
    reason: { type: String, default: '' },
    count: { type: Number, default: null },
    percent: { type: Number, default: null },
    population: { type: [mixed as never], required: true },
    commitment: text,
    nonce: text,
    seed: text,
    drawn: { type: [String], required: true },
  },
  { versionKey: false, minimize: false, collection: 'draws' },
)
schema.index({ plan: 1, list: 1, no: 1 })
schema.plugin(carriesEntries)

/** Draws in the store. Each is logged with what commits to those among whom lots were drawn, and with its nonce. */
export function drawRepository(connection: Connection, serviceLog: MongoServiceLog): DrawRepository {
  const DrawModel = connection.model<Doc>('Draw', schema)
  const flush = serviceLog.carry(DrawModel)
  return {
    async add(draw, { title, regionPath }) {
      const { plan, list, no, population, drawn, commitment, nonce } = draw
      const _id = `${plan}:${list}:${no}`
      const change = { list, title, no, population: population.length, drawn: drawn.length, commitment, nonce }
      const entry = serviceLog.entry('draw', 'make', { thing: _id, plan, regionPath: [...regionPath], change })
      try {
        await DrawModel.create({ _id, ...draw, entries: [entry] })
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
      await flush()
      return true
    },
    async last(plan) {
      const found = await DrawModel.find({ plan }, { entries: 0 }).sort({ list: 1, no: 1 }).lean<Doc[]>()
      return [...new Map(found.map(({ _id, ...draw }) => [draw.list, draw])).values()]
    },
  }
}
