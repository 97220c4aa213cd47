import type { Model } from 'mongoose'
import type { FreezeDoc } from './designation.mongo.ts'
import { keptPlaces } from './places.ts'
import type { Sheet, StandingRepository } from './standing.repository.ts'

interface Stored {
  FreezeModel: Model<FreezeDoc>
  Designation: Pick<Model<never>, 'bulkWrite'>
  flush(): Promise<void>
  changed(plans: readonly string[]): Promise<void>
  idOf(plan: string, target: string): string
}

/** An earlier release counted no sheets. */
export const isAt = (field: string, no: number) => (no === 0 ? { $or: [{ [field]: 0 }, { [field]: null }] } : { [field]: no })

/** Sheets of decisions in the store: there are no transactions, so a whole sheet is written down first and carried out then. */
export const sheetsOf = ({
  FreezeModel,
  Designation,
  flush,
  changed,
  idOf,
}: Stored): Pick<StandingRepository, 'take' | 'pending' | 'write' | 'settle'> => ({
  async take(sheet) {
    const { matchedCount } = await FreezeModel.updateOne(
      { _id: sheet.plan, pending: null, ...isAt('decisions', sheet.no - 1) },
      { $set: { pending: sheet, decisions: sheet.no } },
    )
    return matchedCount === 1
  },
  async pending(plan) {
    const found = await FreezeModel.find({ pending: { $ne: null }, ...(plan === undefined ? {} : { _id: plan }) }).lean<
      { pending: Sheet }[]
    >()
    return found.map(({ pending }) => pending)
  },
  async write({ plan: of, no, changes }) {
    const writes = changes.flatMap(({ places, entries }) => {
      const [first] = places
      if (!first) return []
      const { plan, target } = first
      const _id = idOf(plan, target)
      const isEarlier = { $or: [{ sheet: { $lt: no } }, { sheet: null }] }
      return [
        { updateOne: { filter: { _id }, update: { $setOnInsert: { plan, target, stands: false, sheet: 0 } }, upsert: true } },
        {
          updateOne: {
            filter: { _id, ...isEarlier },
            update: { $set: { ...keptPlaces(places), sheet: no }, $push: { entries: { $each: entries } } },
          },
        },
      ]
    })
    await Designation.bulkWrite(writes as never) // a document with what a standing adds to it
    await flush()
    await changed([of])
  },
  async settle({ plan, no }) {
    await FreezeModel.updateOne({ _id: plan, decisions: no }, { $set: { pending: null } })
  },
})
