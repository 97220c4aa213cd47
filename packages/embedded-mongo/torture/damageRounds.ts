import { fork } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFile } from '../src/storage/tree.ts'
import { fillStore } from './fillStore.ts'
import { contentOf } from './storeContent.ts'
import { entryOf } from './storeProcess.ts'

/** A planted mistake: values are served without a look at their checksums. */
export type DamageFault = 'unverified'
export interface DamageResult {
  rounds: number
  /** What became of the damage: refused or dead while it was read, found by the check, or in pages that nobody uses. */
  refused: number
  died: number
  found: number
  unused: number
  faults: string[]
}

const pageBytes = 4096
interface Reading {
  served: string[]
  refusals: number
}

const read = (folder: string, fault?: DamageFault): Promise<Reading | undefined> =>
  new Promise((done) => {
    const args = [folder, ...(fault === undefined ? [] : [fault])]
    const child = fork(entryOf('readDamaged'), args, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    let answer: Reading | undefined
    child.once('message', (message: Reading) => {
      answer = message
    })
    child.once('exit', () => done(answer))
  })

/** Spoils a file as a disk does: a bit, a page of zeros or of noise, or its end cut off. Gives what was done. */
function spoil(file: string): string {
  const bytes = readFileSync(file)
  const at = pageBytes * 2 + Math.floor(Math.random() * (bytes.length - pageBytes * 2))
  const page = Math.floor(at / pageBytes)
  const turn = Math.random()
  if (turn < 0.05) {
    truncateSync(file, page * pageBytes)
    return `cut off at page ${page}`
  }
  if (turn < 0.2) bytes.fill(turn < 0.12 ? 0 : 0x5a, page * pageBytes, (page + 1) * pageBytes)
  else bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8))
  writeFileSync(file, bytes)
  return turn < 0.2 ? `page ${page} overwritten` : `a bit turned at ${at}`
}

/** Spoils a store again and again: nothing changed may be served, and the check has to find what is not as it was. */
export async function damage(rounds: number, fault?: DamageFault): Promise<DamageResult> {
  const base = mkdtempSync(join(tmpdir(), 'torture-'))
  const [original, data] = [join(base, 'original'), join(base, 'data')]
  const result: DamageResult = { rounds: 0, refused: 0, died: 0, found: 0, unused: 0, faults: [] }
  try {
    await fillStore(original, 500)
    const whole = await contentOf(original)
    const written = new Set((await read(original))?.served)
    if (written.size !== 500) throw new Error(`the store to be spoilt holds ${written.size} documents`)
    for (let round = 0; round < rounds && result.faults.length === 0; round++) {
      rmSync(data, { recursive: true, force: true })
      mkdirSync(data)
      copyFileSync(join(original, dataFile), join(data, dataFile))
      const done = spoil(join(data, dataFile))
      const checked = await contentOf(data).catch((error: unknown) => `refused: ${error}`)
      const reading = await read(data, fault)
      const changed = reading?.served.filter((one) => !written.has(one)) ?? []
      for (const one of changed.slice(0, 1)) result.faults.push(`${done}: document ${one} was served changed`)
      const isLess = reading === undefined || reading.refusals > 0 || reading.served.length < written.size
      if (isLess && checked === whole) result.faults.push(`${done}: documents are missing and the check found nothing`)
      if (checked !== whole) result.found++
      else result.unused++
      if (reading === undefined) result.died++
      else if (reading.refusals > 0) result.refused++
      result.rounds++
    }
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
  return result
}
