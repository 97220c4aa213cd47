import { Problem } from '@duzhan/problems'
import { Unzip, UnzipInflate } from 'fflate'
import { mostUnpacked, tooLarge } from './sheetBounds.ts'

/** So much is unpacked of before it is counted again: a block of zeros grows a thousandfold at most. */
const stretch = 8_192
/** Text packs some thirtyfold; what packs better than this, beyond the first megabytes, was made to burst. */
const mostRatio = 250
const unsuspected = 16 * 1_048_576
/** Parts of a workbook, not of a table. */
const mostParts = 5_000

const isMacro = (name: string) => /vbaProject|macrosheets\/|\/vba/i.test(name)
/** What a reader of tables needs of a workbook: neither pictures nor what the printer was set to. */
const isRead = (name: string) => /\.(xml|xml\.rels|rels)$/.test(name)

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/**
 * The parts of a workbook that a table is read from, by their names. They are unpacked in the order in which they stand, with what
 * comes out counted on the way: what the file says of its own sizes is not believed. Throws `file.too-large` and `file.has-macros`.
 */
export function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {}
  let size = 0
  let taken = 0
  let count = 0
  const unzip = new Unzip((part) => {
    count += 1
    if (isMacro(part.name)) throw new Problem('invalid', 'file.has-macros')
    if (count > mostParts) throw tooLarge()
    if (!isRead(part.name)) return // what is not started is passed over
    if (part.originalSize !== undefined && part.originalSize > mostUnpacked) throw tooLarge()
    const chunks: Uint8Array[] = []
    let own = 0
    part.ondata = (error, chunk, isLast) => {
      if (error) throw error
      size += chunk.length
      own += chunk.length
      if (size > mostUnpacked || (size > unsuspected && size > mostRatio * taken)) throw tooLarge()
      chunks.push(chunk)
      if (isLast) parts[part.name] = joined(chunks, own)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += stretch) {
    const end = Math.min(at + stretch, bytes.length)
    taken = end
    unzip.push(bytes.subarray(at, end), end === bytes.length)
  }
  return parts
}
