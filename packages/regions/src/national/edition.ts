import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type Lines, linesOf } from './lines.ts'

/** Which edition of the national tree is held, and how its signs are read. */
export interface Edition {
  /** The year under which the bureau of statistics publishes it, and the day whose state it shows. */
  readonly year: number
  readonly asOf: string
  readonly counts: { readonly upper: number; readonly villages: number }
  /** By letter the signs whose reading begins with it. */
  readonly initials: Readonly<Record<string, string>>
}

// resolved by name and not from here, because services are bundled into files that lie elsewhere
const pathOf = (file: string) => createRequire(import.meta.url).resolve(`@duzhan/regions/data/${file}`)

const inflate = promisify(brotliDecompress)

export async function readEdition(): Promise<Edition> {
  return JSON.parse(await readFile(pathOf('edition.json'), 'utf8')) as Edition // written by tools/nationalRegions.mjs
}

/** The lines of a file: `upper` down to the townships, or the villages of a prefecture by its four digits. */
export async function readLines(file: string): Promise<Lines> {
  return linesOf((await inflate(await readFile(pathOf(`${file}.br`)))).toString('utf8'))
}
