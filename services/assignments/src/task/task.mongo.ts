import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { TaskRepository } from './task.repository.ts'
import { cellKey, type ReportedCell, type ReportStep } from './task.ts'

/** The last report stands beside the history, so that a board reads no history. */
type Doc = ReportedCell & { _id: string; history: ReportStep[] }
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

const reportedFields = { _id: 0, history: 0 } as const

export function taskRepository(connection: Connection): TaskRepository {
  const TaskModel = connection.model<Doc>('Task', schema)
  return {
    reported: (plan) => TaskModel.find({ plan }, reportedFields).lean<ReportedCell[]>().exec(),
    async report({ plan, task, unit, region }, step, version) {
      const _id = cellKey({ plan, task, unit, region })
      try {
        if (version === 0) {
          await TaskModel.create({ _id, plan, task, unit, region, ...step, history: [step], version: 1 })
          return true
        }
        const change = { $set: step, $push: { history: step }, $inc: { version: 1 } } as const
        const { modifiedCount } = await TaskModel.updateOne({ _id, version }, change as never) // Mixed history has no type to push
        return modifiedCount === 1
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
  }
}
