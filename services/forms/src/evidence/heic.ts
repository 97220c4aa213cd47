import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** A picture as it is drawn: four bytes for each pixel, line by line, upright. */
export interface RawPicture {
  data: Uint8ClampedArray
  width: number
  height: number
}
type Decoded = RawPicture | 'too-many-pixels' | null

/** Decodes an HEIC photo, or answers null where it is none, or asks for more time or memory than a photo may. */
export type DecodeHeic = (bytes: Buffer) => Promise<Decoded>

const brands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])

/** Whether a file says of itself, in its first box, that it is the HEVC kind of HEIF that phones write. */
export function isHeic(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return false
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  for (let at = 8; at + 4 <= end; at += 4) if (brands.has(bytes.toString('latin1', at, at + 4))) return true
  return false
}

/** The built thread of this package, found from wherever the caller was bundled to; loaded only when an HEIC photo comes. */
function heicThread(): URL {
  const manifest = createRequire(import.meta.url).resolve('@duzhan/forms/package.json')
  return pathToFileURL(join(manifest, '..', 'dist', 'heicThread.js'))
}

/**
 * A decoder that takes one photo at a time, each in a thread of its own: `sharp` as it is distributed has no HEVC, and
 * a decoder of strangers' files written in C must not outlive the file that breaks it.
 */
export function heicDecoder({
  deadlineMs = 30_000,
  entry = heicThread(),
}: {
  deadlineMs?: number
  entry?: URL
} = {}): DecodeHeic {
  let last: Promise<unknown> = Promise.resolve()
  return (bytes) => {
    const turn = last.then(() => decode(bytes, entry, deadlineMs))
    last = turn
    return turn
  }
}

function decode(bytes: Buffer, entry: URL, deadlineMs: number): Promise<Decoded> {
  return new Promise((resolve) => {
    const limits = { maxOldGenerationSizeMb: 64 }
    // what the decoder says of a broken file is no concern of our log
    const thread = new Worker(entry, {
      workerData: bytes,
      resourceLimits: limits,
      env: {},
      stdin: false,
      stdout: true,
      stderr: true,
    })
    const end = (picture: Decoded) => {
      clearTimeout(deadline)
      resolve(picture)
      void thread.terminate()
    }
    const deadline = setTimeout(() => end(null), deadlineMs)
    thread.on('message', (picture: Decoded) => end(picture))
    thread.on('error', () => end(null))
    thread.on('exit', () => end(null))
    thread.unref()
  })
}
