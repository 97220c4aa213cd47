import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from '../src/storage/store.ts'
import { dataFile } from '../src/storage/tree.ts'
import { losePower, readTrace } from './powerLoss.ts'
import { canTrace, entryOf, type Fault, startProcess } from './storeProcess.ts'
import { losses, settle, Workload } from './workload.ts'

export interface Result {
  rounds: number
  acknowledged: number
  faults: string[]
  spoiltBytes: number
  flushes: number
  isTraced: boolean
}
export interface Torture {
  rounds: number
  power: boolean
  fault?: Fault
  writers?: number
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

type Stored = Map<string, { left: number; right: number }>

/** What the folder holds after the crash, read without the server. */
const readStored = (folder: string, faults: string[]): Promise<Stored> =>
  new Promise((done, failed) => {
    const child = fork(entryOf('readStored'), [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let said = ''
    let answer: { faults: string[]; pairs: [string, { left: number; right: number }][] } | undefined
    child.stderr?.on('data', (text) => {
      said += text
    })
    child.once('message', (message: NonNullable<typeof answer>) => {
      answer = message
    })
    child.once('exit', (code, signal) => {
      if (answer === undefined || code !== 0) failed(new Error(`the reader ended with ${signal ?? code}: ${said.slice(-300)}`))
      else {
        faults.push(...answer.faults)
        done(new Map(answer.pairs))
      }
    })
  })

async function crash(
  folder: string,
  workload: Workload,
  { power, fault, writers }: Torture,
): Promise<{ spoilt: number; flushes: number }> {
  const trace = power && canTrace() ? join(folder, 'trace.log') : undefined
  const server = await startProcess(folder, { fault, trace })
  await workload.start(server.uri, writers ?? 8)
  await pause(60 + Math.random() * 340)
  await server.kill()
  await workload.stop()
  if (!power) return { spoilt: 0, flushes: 0 }
  const file = join(folder, dataFile)
  const observed = trace === undefined ? undefined : readTrace(trace, file)
  const spoilt = losePower(file, observed)
  return { spoilt, flushes: observed?.flushes ?? 0 }
}

/** Kills a store under writers again and again on the same data, and looks each time for what was lost. */
export async function torture(options: Torture, onRound?: (round: number, result: Result) => void): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'))
  const workload = new Workload()
  const result: Result = {
    rounds: 0,
    acknowledged: 0,
    faults: [],
    spoiltBytes: 0,
    flushes: 0,
    isTraced: options.power && canTrace(),
  }
  try {
    const first = new Store(folder)
    await first.close()
    for (let round = 1; round <= options.rounds && result.faults.length === 0; round++) {
      const { spoilt, flushes } = await crash(folder, workload, options)
      result.spoiltBytes += spoilt
      result.flushes += flushes
      try {
        const stored = await readStored(folder, result.faults)
        result.faults.push(...losses(workload.promised, stored))
        settle(workload.promised, stored)
      } catch (error) {
        result.faults.push(`the store does not open any more: ${error instanceof Error ? error.message : error}`)
      }
      result.rounds = round
      result.acknowledged = workload.acknowledged
      onRound?.(round, result)
    }
  } finally {
    if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return result
}
