import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { TaskRepository } from './task.repository.ts'
import { cellKey, type ReportedCell, type ReportStep } from './task.ts'

/** The last report stands beside the history, so that a board reads no history. */
type Doc = ReportedCell & { _id: string; history: ReportStep[]; entries?: NewEntry[] }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    task: text,
    unit: text,
    region: { type: String, default: null },
    state: text,
    text,
    at: { type: Date, required: true },
    by: { id: text, title: text },
    history: { type: [Schema.Types.Mixed as never], required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, collection: 'tasks' },
)
schema.index({ plan: 1 })
schema.plugin(carriesEntries)

const reportedFields = { _id: 0, history: 0, entries: 0 } as const

export function taskRepository(connection: Connection, serviceLog: MongoServiceLog): TaskRepository {
  const TaskModel = connection.model<Doc>('Task', schema)
  const flush = serviceLog.carry(TaskModel)
  return {
    reported: (plan) => TaskModel.find({ plan }, reportedFields).lean<ReportedCell[]>().exec(),
    async reportTimes(plan) {
      const found = await TaskModel.find({ plan }, { task: 1, unit: 1, region: 1, 'history.at': 1 }).lean<Doc[]>()
      return found.map(({ task, unit, region, history }) => ({ plan, task, unit, region, at: history.map(({ at }) => at) }))
    },
    async report({ plan, task, unit, region, regionPath }, step, version) {
      const _id = cellKey({ plan, task, unit, region })
      const change = { task, unit, region, state: step.state }
      const entry = serviceLog.entry('task', 'report', { thing: _id, plan, regionPath, change })
      try {
        if (version === 0) {
          await TaskModel.create({ _id, plan, task, unit, region, ...step, history: [step], version: 1, entries: [entry] })
        } else {
          const next = { $set: step, $push: { history: step, entries: entry }, $inc: { version: 1 } } as const
          const { modifiedCount } = await TaskModel.updateOne({ _id, version }, next as never) // Mixed history has no type to push
          if (modifiedCount === 0) return false
        }
        await flush()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
  }
}
