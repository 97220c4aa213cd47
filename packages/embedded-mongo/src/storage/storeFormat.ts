import { unseal } from './seal.ts'
import { formatKey } from './storageKeys.ts'
import { StoreError } from './storeError.ts'

/** The first release wrote neither its format nor checksums. */
export const firstFormat = 1
/** Every value carries a checksum. The mark stands in the catalogue, where the first release stumbles over it and does not start. */
export const currentFormat = 2

function number(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value, 0)
  return bytes
}

/** The mark to store for the format that this release writes. */
export const formatMark = (): Buffer => number(currentFormat)

/** The format that a stored mark names. Throws `store.newer` for one that a later release wrote, `store.damaged` for nonsense. */
export function formatOf(stored: Buffer | undefined): number {
  if (stored === undefined) return firstFormat
  const mark = unseal(formatKey(), stored)
  if (mark?.length !== 4) throw new StoreError('store.damaged', 'the mark of the format of the store is damaged')
  const format = mark.readUInt32BE(0)
  if (format > currentFormat)
    throw new StoreError('store.newer', `the store has format ${format}, and this release knows formats up to ${currentFormat}`)
  return format
}
