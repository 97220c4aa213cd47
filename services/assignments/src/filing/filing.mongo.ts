import type { FilingChanged, LogVerb } from '@duzhan/contracts'
import { type ConformanceFinding, type KeptJson, keptText, type Plan, type PlanComparison } from '@duzhan/plan'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { FilingRepository } from './filing.repository.ts'
import type { Filing, FilingRound, FilingRow } from './filing.ts'

/** One round as it is kept. An earlier release kept what is text now as it is. */
type RoundDoc = Omit<FilingRound, 'own' | 'findings' | 'comparisons'> & {
  own: KeptJson<Plan>
  findings: KeptJson<ConformanceFinding[]>
  comparisons: KeptJson<PlanComparison[]>
}
type Doc = Omit<Filing, 'rounds'> & { _id: string; rounds: RoundDoc[]; entries?: NewEntry[] }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    regionPath: { type: [String], required: true },
    jurisdiction: text,
    state: text,
    firstFiledOn: text,
    breaches: { type: Number, required: true },
    comment: { type: String, default: '' },
    rounds: { type: [Schema.Types.Mixed as never], required: true },
    timeline: { type: [Schema.Types.Mixed as never], required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: 'filings' },
)
schema.index({ plan: 1, jurisdiction: 1 }, { unique: true })
schema.plugin(carriesEntries)

const rowFields = {
  plan: 1,
  regionPath: 1,
  jurisdiction: 1,
  state: 1,
  firstFiledOn: 1,
  breaches: 1,
  comment: 1,
  version: 1,
} as const
const idOf = (plan: string, jurisdiction: string) => `${plan}:${jurisdiction}`
const toRound = ({ own, findings, comparisons, ...round }: RoundDoc): FilingRound => ({
  ...round,
  own: keptText(own),
  findings: keptText(findings),
  comparisons: keptText(comparisons),
})
const toFiling = ({ _id, rounds, ...filing }: Doc): Filing => ({ ...filing, rounds: rounds.map(toRound) })

/** Filings in the store. `stream` tells of each step with the revision that was filed. */
export function filingRepository(connection: Connection, serviceLog: MongoServiceLog): FilingRepository & { stream: Stream } {
  const FilingModel = connection.model<Doc>('Filing', schema)
  const flush = serviceLog.carry(FilingModel)
  function entryOf(verb: LogVerb<'filing'>, { plan, jurisdiction, regionPath, rounds, ...filing }: Filing): NewEntry {
    const { state, breaches, version } = filing
    const change = { jurisdiction, state, breaches, version }
    const last = rounds.at(-1)
    const filed = last && { plan: last.lower.code, revision: last.lower.revision, hash: last.hash }
    return serviceLog.entry('filing', verb, {
      ...{ thing: idOf(plan, jurisdiction), plan, regionPath, change },
      ...(filed && { toServices: { ...change, filed } }),
    })
  }
  return {
    async byJurisdiction(plan, jurisdiction) {
      const found = await FilingModel.findOne({ _id: idOf(plan, jurisdiction) }).lean<Doc>()
      return found && toFiling(found)
    },
    rows: (plan) => FilingModel.find({ plan }, rowFields).lean<FilingRow[]>().exec(),
    async save(verb, filing, version) {
      const _id = idOf(filing.plan, filing.jurisdiction)
      const entry = entryOf(verb, filing)
      try {
        if (version === 0) await FilingModel.create({ _id, ...filing, entries: [entry] })
        else {
          const change = { $set: filing, $push: { entries: entry } }
          if ((await FilingModel.updateOne({ _id, version }, change)).modifiedCount === 0) return false
        }
        await flush()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    stream: serviceLog.streamOf('filing', ({ change, toServices }) => (toServices ?? change) as FilingChanged), // as `entryOf` made it
  }
}
