// npm run torture:store [-- rounds]: 300 rounds of kill -9, 100 of lost power, and the planted mistakes.
import { type Result, type Torture, torture } from './rounds.ts'

const scale = Number(process.argv[2] ?? 1)
const times = (rounds: number) => Math.max(1, Math.round(rounds * scale))
let failed = false

const run = async (name: string, options: Torture, expectsFaults: boolean): Promise<void> => {
  const started = Date.now()
  const result: Result = await torture(options, (round, { acknowledged }) => {
    if (round % 25 === 0) console.log(`  ${name}: round ${round}, ${acknowledged} writes acknowledged`)
  })
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

await run('planted: acknowledged before the commit', { rounds: 40, power: false, fault: 'acknowledge-early' }, true)
await run('kill -9', { rounds: times(300), power: false }, false)
await run('power lost', { rounds: times(100), power: true }, false)
const last = await torture({ rounds: 1, power: true })
if (last.isTraced) await run('planted: commits without a flush', { rounds: 40, power: true, fault: 'no-flush' }, true)
else console.log('planted: commits without a flush: not run, for strace is not installed to tell what was flushed')
process.exit(failed ? 1 : 0)
