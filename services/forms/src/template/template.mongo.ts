import { type Connection, Schema } from 'mongoose'
import type { KeptTemplate, TemplateRepository } from './template.repository.ts'

const schema = new Schema<KeptTemplate & { _id: string }>(
  {
    _id: String,
    key: { type: String, required: true },
    document: { type: Schema.Types.Mixed, required: true },
    region: { type: String, default: null },
    savedBy: { type: String, required: true },
    savedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'templates' },
)
schema.index({ region: 1, key: 1 })

export function templateRepository(connection: Connection): TemplateRepository {
  const TemplateModel = connection.model('Template', schema)
  return {
    async save(templates) {
      for (const template of templates)
        await TemplateModel.updateOne({ _id: `${template.key}@${template.region}` }, { $set: template }, { upsert: true })
    },
    async ofRegions(regions, key) {
      const found = await TemplateModel.find({ region: { $in: [null, ...regions] }, ...(key !== undefined && { key }) })
        .sort({ key: 1, _id: 1 })
        .lean<KeptTemplate[]>()
      return found.map((template) => ({ ...template, region: template.region ?? null })) // an earlier release kept none
    },
  }
}
