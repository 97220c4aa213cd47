import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asideOf } from '../src/maintenance/inPlace.ts'
import { dataFile } from '../src/storage/tree.ts'
import { fillStore } from './fillStore.ts'
import { contentOf } from './storeContent.ts'
import { entryOf } from './storeProcess.ts'

/** A planted mistake: what was not finished is taken for the result, as if it had been written to its place at once. */
export type MaintenanceFault = 'unfinished-in-place'
/** `only` names one command; without it, all are killed. */
export interface MaintenanceTorture {
  rounds: number
  fault?: MaintenanceFault
  only?: 'restore of a dump'
}
export interface MaintenanceResult {
  rounds: number
  killed: number
  faults: string[]
}

const rowsNamespace = 2000

/** Runs a command of duzhan-store, or kills it after a while; gives how long it took, or undefined when it was killed. */
const run = (args: string[], killAfterMs?: number): Promise<number | undefined> =>
  new Promise((done, failed) => {
    const started = performance.now()
    const child = spawn(process.execPath, [entryOf('cli'), ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    let said = ''
    child.stderr.on('data', (text) => (said += text))
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) done(performance.now() - started)
      else if (signal === 'SIGKILL') done(undefined)
      else failed(new Error(`${args[0]} ended with ${signal ?? code}: ${said}`))
    })
  })

/** A command, what it works on, and where its result stands; `before` is what stands there meanwhile. */
interface Subject {
  name: string
  args: string[]
  result: string
  before: 'whole' | 'nothing'
}

/** Kills compact, backup and restore at any moment: what was there must be whole, and the command can be run again. */
export async function killMaintenance({ rounds, fault, only }: MaintenanceTorture): Promise<MaintenanceResult> {
  const base = mkdtempSync(join(tmpdir(), 'torture-'))
  const at = (name: string) => join(base, name)
  const outcome: MaintenanceResult = { rounds: 0, killed: 0, faults: [] }
  const subjects: Subject[] = [
    { name: 'compact', args: ['compact', at('data')], result: at('data'), before: 'whole' },
    { name: 'backup', args: ['backup', at('data'), at('copy')], result: at('copy'), before: 'nothing' },
    { name: 'restore of a dump', args: ['restore', at('fromDump'), at('dump')], result: at('fromDump'), before: 'nothing' },
    {
      name: 'restore of a backup',
      args: ['restore', at('fromBackup'), at('backup')],
      result: at('fromBackup'),
      before: 'nothing',
    },
  ]
  const reset = () => {
    for (const name of ['data', 'copy', 'fromDump', 'fromBackup']) rmSync(at(name), { recursive: true, force: true })
    cpSync(at('original'), at('data'), { recursive: true })
  }
  try {
    await fillStore(at('original'), rowsNamespace, true)
    const whole = await contentOf(at('original'))
    await run(['backup', at('original'), at('backup')])
    await run(['dump', at('original'), at('dump')])
    for (const { name, args, result, before } of subjects.filter(({ name }) => only === undefined || name === only)) {
      reset()
      let duration = (await run(args)) ?? 0
      for (let round = 0; round < rounds && outcome.faults.length === 0; round++) {
        reset()
        const took = await run(args, duration * (0.3 + 0.8 * Math.random()))
        if (took === undefined) outcome.killed++
        else duration = Math.min(duration, took) // it was measured while the machine was busy elsewhere
        const unfinished = join(asideOf(result), dataFile)
        if (fault !== undefined && existsSync(unfinished)) renameSync(unfinished, join(result, dataFile))
        const isThere = existsSync(join(result, dataFile))
        const found = isThere ? await contentOf(result).catch(String) : 'nothing'
        if (found !== whole && !(before === 'nothing' && found === 'nothing'))
          outcome.faults.push(`a killed ${name} left ${found} instead of ${whole}`)
        else if (!isThere || before === 'whole') {
          await run(args)
          const again = await contentOf(result)
          if (again !== whole) outcome.faults.push(`${name} after a killed one gave ${again} instead of ${whole}`)
        }
        const source = await contentOf(at('data'))
        if (source !== whole) outcome.faults.push(`${name} left its source with ${source}`)
        outcome.rounds++
      }
    }
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
  return outcome
}
