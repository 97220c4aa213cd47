import { type DesignationEvent, standsOn } from '@duzhan/contracts'
import { type Connection, Schema } from 'mongoose'
import type { DesignationRepository } from './designation.repository.ts'

const text = { type: String, required: true }
const schema = new Schema(
  {
    _id: { type: String, required: true },
    plan: text,
    target: text,
    region: text,
    regionPath: { type: [String], required: true },
    movedFrom: { type: [String], default: undefined },
    isDesignated: { type: Boolean, required: true },
    /** Absent in what an earlier release kept, as in what never stood on a list. */
    wasDesignated: Boolean,
  },
  { versionKey: false, collection: 'designations' },
)
schema.index({ plan: 1, region: 1 })

const idOf = ({ plan, target }: DesignationEvent) => `${plan}:${target}`
function docOf(told: DesignationEvent) {
  const { plan, target, regionPath, designatedOn, covert } = told
  const isDesignated = standsOn(told).some((place) => !place.covert)
  const region = regionPath.at(-1) ?? ''
  const wasDesignated = isDesignated || (designatedOn !== null && !covert)
  return { plan, target, regionPath, region, isDesignated, wasDesignated }
}

/** A target that stands on lists alone of which only a seat and those above it are told stands for that seat: in no figure below is it counted. */
const seatIdOf = (told: DesignationEvent) => `${idOf(told)} seat`
function seatDocOf(told: DesignationEvent): Standing | null {
  const places = standsOn(told)
  const path = places.every(({ covert }) => covert) ? places[0]?.covert?.path : undefined
  if (!path) return null
  const { plan, target } = told
  return { plan, target, regionPath: path, region: path.at(-1) ?? '', isDesignated: true, wasDesignated: false }
}

type Standing = ReturnType<typeof docOf>

export function designationRepository(connection: Connection): DesignationRepository {
  const Designation = connection.model('Designation', schema)
  const stored = connection.collection<Standing & { _id: string }>('designations') // what every record asks for goes to the driver
  /** Where targets stood before, by id. It is kept: who dies before the figures there are changed is told again. */
  async function movedBy(docs: ReadonlyMap<string, Standing>): Promise<Map<string, Pick<Standing, 'plan' | 'regionPath'>>> {
    const before = await Designation.find({ _id: { $in: [...docs.keys()] } }).lean()
    return new Map(
      before.flatMap(({ _id, plan, region, regionPath, movedFrom }) => {
        const from = docs.get(_id)?.region === region ? movedFrom : regionPath
        return from && from.length > 0 ? [[_id, { plan, regionPath: [...from] }] as const] : []
      }),
    )
  }
  /** What becomes of the targets that stand, or stood, for a seat, by the ids that they have as such. */
  async function seated(told: readonly DesignationEvent[]): Promise<Map<string, Standing>> {
    const now = new Map(told.map((event) => [seatIdOf(event), seatDocOf(event)]))
    const stood = await Designation.find({ _id: { $in: [...now.keys()] } }).lean<(Standing & { _id: string })[]>()
    const before = new Map(stood.map(({ _id, ...doc }) => [_id, { ...doc, isDesignated: false }]))
    return new Map([...now].flatMap(([_id, doc]) => [doc ?? before.get(_id)].flatMap((one) => (one ? [[_id, one]] : []))))
  }
  return {
    async save(told) {
      const docs = new Map(told.map((event) => [idOf(event), docOf(event)]))
      if (docs.size === 0) return []
      const [moved, seats] = await Promise.all([movedBy(docs), seated(told)])
      await Designation.bulkWrite(
        [...docs, ...seats].map(([_id, doc]) => {
          const movedFrom = moved.get(_id)?.regionPath
          return { updateOne: { filter: { _id }, update: { $set: { ...doc, ...(movedFrom && { movedFrom }) } }, upsert: true } }
        }),
        { ordered: false },
      )
      return [...moved.values(), ...[...seats.values()].map(({ plan, regionPath }) => ({ plan, regionPath }))]
    },
    async at(plan, regions) {
      const found = await stored
        .find(
          { plan, region: { $in: [...regions] }, $or: [{ isDesignated: true }, { wasDesignated: true }] },
          { projection: { target: 1, region: 1, isDesignated: 1 } },
        )
        .toArray()
      return found.map(({ target, region, isDesignated: stands }) => ({ target, region, stands }))
    },
    async paths(plan) {
      const found = await Designation.find({ plan, isDesignated: true }, { regionPath: 1 }).lean()
      return found.map(({ regionPath }) => [...regionPath])
    },
  }
}
