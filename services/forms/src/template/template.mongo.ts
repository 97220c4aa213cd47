import { type Connection, Schema } from 'mongoose'
import type { KeptTemplate, TemplateRepository } from './template.repository.ts'

const schema = new Schema<KeptTemplate & { _id: string }>(
  {
    _id: String,
    key: { type: String, required: true },
    document: { type: Schema.Types.Mixed, required: true },
    savedBy: { type: String, required: true },
    savedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'templates' },
)

export function templateRepository(connection: Connection): TemplateRepository {
  const TemplateModel = connection.model('Template', schema)
  return {
    async save(template) {
      await TemplateModel.updateOne({ _id: template.key }, { $set: template }, { upsert: true })
    },
    all: () => TemplateModel.find().sort({ _id: 1 }).lean<KeptTemplate[]>().exec(),
    byKey: (key) => TemplateModel.findOne({ _id: key }).lean<KeptTemplate>().exec(),
  }
}
