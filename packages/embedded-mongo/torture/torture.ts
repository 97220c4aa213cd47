// npm run torture:store [-- scale]: kills under writers, lost power, kills during maintenance and index building, damage of the
// file, starters side by side, and the planted mistakes that have to be caught.
import { damage } from './damageRounds.ts'
import { killIndexBuilding } from './indexKills.ts'
import { killMaintenance } from './maintenanceKills.ts'
import { type Result, type Torture, torture } from './rounds.ts'
import { startTogether } from './starters.ts'

const scale = Number(process.argv[2] ?? 1)
const times = (rounds: number) => Math.max(1, Math.round(rounds * scale))
let failed = false

async function report(name: string, task: Promise<{ rounds: number; faults: string[] }>, expectsFaults: boolean): Promise<void> {
  const started = Date.now()
  const result = await task
  const isRight = expectsFaults === result.faults.length > 0
  failed ||= !isRight
  console.log(
    JSON.stringify({
      name,
      ...result,
      faults: result.faults.length,
      seconds: Math.round((Date.now() - started) / 1000),
      verdict: isRight ? 'ok' : 'FAILED',
    }),
  )
  for (const fault of expectsFaults ? [] : result.faults.slice(0, 10)) console.log(`  ${fault}`)
}

function run(name: string, options: Torture, expectsFaults: boolean): Promise<void> {
  const onRound = (round: number, { acknowledged }: Result) => {
    if (round % 25 === 0) console.log(`  ${name}: round ${round}, ${acknowledged} writes acknowledged`)
  }
  return report(name, torture(options, onRound), expectsFaults)
}

await run('planted: acknowledged before the commit', { rounds: 40, power: false, fault: 'acknowledge-early' }, true)
await run('kill -9', { rounds: times(300), power: false }, false)
await run('power lost', { rounds: times(100), power: true }, false)
const last = await torture({ rounds: 1, power: true })
if (last.isTraced) await run('planted: commits without a flush', { rounds: 40, power: true, fault: 'no-flush' }, true)
else console.log('planted: commits without a flush: not run, for strace is not installed to tell what was flushed')
await report('killed compact, backup and restore', killMaintenance({ rounds: times(50) }), false)
await report(
  'planted: what is unfinished stands in its place',
  killMaintenance({ rounds: 40, fault: 'unfinished-in-place', only: 'restore of a dump' }),
  true,
)
await report('killed while an index is built', killIndexBuilding(times(50)), false)
await report('turned bits, spoilt pages, cut off files', damage(times(400)), false)
await report('planted: checksums are not looked at', damage(400, 'unverified'), true)
await report('three starters', startTogether(times(3000)), false)
await report('planted: the lock is given to everybody', startTogether(20, 'lock-for-all'), true)
process.exit(failed ? 1 : 0)
