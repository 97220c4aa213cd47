import { regionCode } from '@duzhan/regions'
import type { AnyBulkWriteOperation, Model } from 'mongoose'
import type { FindingRepository } from './finding.repository.ts'
import type { Finding } from './finding.ts'
import { unitCalled } from './unitCalled.ts'

type Placed = Pick<Finding, 'regionPath' | 'responsible'> & { _id: string }

/** What becomes of findings where regions are called otherwise or lie elsewhere; `model` is that of the findings. */
export function findingPlaces<Doc>(model: Model<Doc>): Pick<FindingRepository, 'renameUnits' | 'relocate'> {
  const placesOf = (filter: object) => model.find(filter, { regionPath: 1, responsible: 1 }).lean<Placed[]>().exec()
  async function write(changes: readonly { _id: string; $set: Record<string, unknown> }[]): Promise<void> {
    const writes = changes.map(({ _id, $set }) => ({ updateOne: { filter: { _id }, update: { $set } } }))
    if (writes.length > 0) await model.bulkWrite(writes as AnyBulkWriteOperation[], { ordered: false }) // typed by us
  }
  return {
    async renameUnits(renamed) {
      const found = await placesOf({ 'responsible.regionPath': renamed.region })
      const called = found.map(({ _id, responsible }) => ({
        _id,
        was: responsible.title,
        title: unitCalled(responsible, renamed),
      }))
      await write(called.flatMap(({ _id, was, title }) => (was === title ? [] : [{ _id, $set: { 'responsible.title': title } }])))
    },
    async relocate(regions, { codeOf, pathOf }) {
      const within = { $in: [...regions] }
      const found = await placesOf({ $or: [{ regionPath: within }, { 'responsible.regionPath': within }] })
      const placed = (path: readonly string[]): string[] => path.slice(-1).flatMap((code) => pathOf(codeOf(regionCode(code))))
      await write(
        found.map(({ _id, regionPath, responsible }) => {
          const path = placed(regionPath)
          const $set = {
            regionPath: path,
            regionCode: path.at(-1) ?? '',
            'responsible.regionPath': placed(responsible.regionPath),
          }
          return { _id, $set }
        }),
      )
    },
  }
}
