import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entryOf } from './storeProcess.ts'

/** A planted mistake: the lock is given to whoever asks. */
export type StarterFault = 'lock-for-all'

const answerOf = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0]

/** Lets three processes take one folder at the same moment: one holds it, never two, and never none, also after kill -9. */
export async function startTogether(
  rounds: number,
  fault?: StarterFault,
): Promise<{ rounds: number; kills: number; faults: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'))
  const outcome = { rounds: 0, kills: 0, faults: [] as string[] }
  const start = async (): Promise<ChildProcess> => {
    const args = [folder, ...(fault === undefined ? [] : [fault])]
    const child = fork(entryOf('starter'), args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    await answerOf(child)
    return child
  }
  const starters = await Promise.all([start(), start(), start()])
  try {
    for (let round = 1; round <= rounds && outcome.faults.length === 0; round++) {
      const answers = await Promise.all(
        starters.map((child) => {
          const answer = answerOf(child)
          child.send('take')
          return answer
        }),
      )
      const holders = answers.flatMap((answer, at) => (answer === 'held' ? [at] : []))
      if (holders.length !== 1) outcome.faults.push(`round ${round}: ${holders.length} of three hold the folder`)
      for (const at of holders) {
        const child = starters[at]
        if (child === undefined) continue
        if (round % 20 !== 0) {
          const released = answerOf(child)
          child.send('release')
          await released
          continue
        }
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
        starters[at] = await start()
        outcome.kills++
      }
      outcome.rounds++
    }
  } finally {
    for (const child of starters) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  return outcome
}
