import { type KeptJson, keptText, type PlanTemplate } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { KeptTemplate, TemplateHead, TemplateRepository } from './template.repository.ts'

/** What is kept. An earlier release kept the document as it is, with the title and the blanks in there alone, and no region. */
type TemplateDoc = Omit<KeptTemplate, 'document'> & { _id: string; document: KeptJson<PlanTemplate>; entries?: NewEntry[] }
/** As much of it as a list takes; of a document that is text nothing. */
type HeadDoc = TemplateHead & { document?: Pick<PlanTemplate, 'title' | 'parameters'> | string }

const schema = new Schema<TemplateDoc>(
  {
    _id: String,
    key: { type: String, required: true },
    title: { type: String },
    blanks: { type: Number },
    document: { type: Schema.Types.Mixed, required: true },
    region: { type: String, default: null },
    savedBy: { type: String, required: true },
    savedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'templates' },
)
schema.index({ region: 1, key: 1 })
schema.plugin(carriesEntries)

const headFields = {
  key: 1,
  title: 1,
  blanks: 1,
  region: 1,
  savedAt: 1,
  'document.title': 1,
  'document.parameters': 1,
} as const

function toHead({ key, region, savedAt, document, ...kept }: HeadDoc): TemplateHead {
  const { title, blanks } = typeof document === 'object' ? { title: document.title, blanks: document.parameters.length } : kept
  return { key, title, blanks, region: region ?? null, savedAt }
}
const toTemplate = (kept: TemplateDoc): KeptTemplate => ({
  ...toHead(kept),
  document: keptText(kept.document),
  savedBy: kept.savedBy,
})

export function templateRepository(connection: Connection, serviceLog: MongoServiceLog): TemplateRepository {
  const TemplateModel = connection.model('Template', schema)
  const flush = serviceLog.carry(TemplateModel)
  const forAny = (regions: readonly string[]) => ({ region: { $in: [null, ...regions] } })
  return {
    async save(templates) {
      for (const template of templates) {
        const _id = `${template.key}@${template.region}`
        const { key, title, region } = template
        const path = region === null ? [] : regionPath(regionCode(region))
        const entry = serviceLog.entry('template', 'save', { thing: _id, regionPath: path, change: { key, title } })
        await TemplateModel.updateOne({ _id }, { $set: template, $push: { entries: entry } }, { upsert: true })
      }
      await flush()
    },
    async ofRegions(regions) {
      const found = await TemplateModel.find(forAny(regions), headFields).sort({ key: 1, _id: 1 }).lean<HeadDoc[]>()
      return found.map(toHead)
    },
    async byKey(regions, key) {
      const found = await TemplateModel.find({ ...forAny(regions), key })
        .sort({ _id: 1 })
        .lean<TemplateDoc[]>()
      return found.map(toTemplate)
    },
  }
}
