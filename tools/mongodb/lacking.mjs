// What FerretDB lacks and the product builds on, for tests alone: loaded before them, it changes what the driver asks for.
//
// - Partial indexes. One that only narrows what it holds is built whole: it finds the same. One that is unique among a part of the
//   documents is left out; whatever relies on it is listed in `refused.json`.
// - Documents that expire. They stay.
// - `$pull` by a condition, which takes nothing off there and says that it did. What the condition takes off is read, and the rest is
//   written where nobody changed the list meanwhile.
import { Collection } from 'mongodb'

const asked = Collection.prototype
const { createIndex, createIndexes, updateMany, updateOne } = asked
const tests = {
  /** @param {any} value @param {any[]} wanted */
  $in: (value, wanted) => wanted.includes(value),
  /** @param {any} value @param {any} bound */
  $lt: (value, bound) => value < bound,
  /** @param {any} value @param {any} bound */
  $lte: (value, bound) => value <= bound,
}

/** Whether an element of a list is what a `$pull` names. @param {any} element @param {Record<string, any>} condition */
const isPulled = (element, condition) =>
  Object.entries(condition).every(([field, wanted]) =>
    Object.entries(wanted).every(([operator, bound]) => {
      const test = tests[/** @type {keyof typeof tests} */ (operator)]
      if (!test) throw new Error(`$pull by ${operator} is not known here`)
      return test(element[field], bound)
    }),
  )

/** @param {Collection} collection @param {any} filter @param {any} update @param {number} most */
async function pull(collection, filter, update, most) {
  const [[list, condition]] = /** @type {[[string, Record<string, any>]]} */ (Object.entries(update.$pull))
  let matched = 0
  for (const { _id } of await collection
    .find(filter, { projection: { _id: 1 } })
    .limit(most)
    .toArray())
    for (;;) {
      const stored = await collection.findOne({ ...filter, _id })
      if (stored === null) break
      const left = stored[list].filter((/** @type {any} */ element) => !isPulled(element, condition))
      const { matchedCount } = await updateOne.call(collection, { _id, [list]: stored[list] }, { $set: { [list]: left } })
      matched += matchedCount
      if (matchedCount === 1) break
    }
  return { acknowledged: true, matchedCount: matched, modifiedCount: matched, upsertedCount: 0, upsertedId: null }
}
/** @param {any} update */
const pullsByCondition = ({ $pull = {} }) =>
  Object.values($pull).some((condition) => typeof condition === 'object' && condition !== null)

/** @param {any} options */
const possible = ({ partialFilterExpression: _, expireAfterSeconds: __, ...rest } = {}) => rest
/** @param {any} options */
const isUniqueInPart = ({ unique = false, partialFilterExpression = undefined } = {}) => unique && partialFilterExpression

asked.createIndex = async function (spec, options) {
  return isUniqueInPart(options) ? '' : await Reflect.apply(createIndex, this, [spec, possible(options)])
}
asked.createIndexes = async function (specs, options) {
  const whole = specs.filter((spec) => !isUniqueInPart(spec)).map(possible)
  return whole.length === 0 ? [] : await Reflect.apply(createIndexes, this, [whole, options])
}
asked.updateMany = async function (filter, update, options = {}) {
  if (pullsByCondition(update)) return await pull(this, filter, update, 0)
  return await updateMany.call(this, filter, update, options)
}
asked.updateOne = async function (filter, update, options = {}) {
  if (pullsByCondition(update)) return await pull(this, filter, update, 1)
  return await updateOne.call(this, filter, update, options)
}
