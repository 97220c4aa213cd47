// Loaded into the platform and its store by the benchmark: writes down each turn of the event loop that took long, in processor
// time of its thread, so that what other programs do on the machine meanwhile does not count. It begins when the folder for it is
// there, because looking five hundred times a second costs more than a platform at rest.
import { appendFileSync, existsSync, openSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const folder = process.env.BENCH_TURNS
/** @param {string} folder */
function writeTurns(folder) {
  const file = join(folder, `${basename(process.argv[1] ?? '', '.js')}.turns`)
  const statistics = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
  const buffer = Buffer.alloc(64)
  const processorMs = () => Number(buffer.toString('latin1', 0, readSync(statistics, buffer, 0, 64, 0)).split(' ')[0]) / 1e6
  let before = processorMs()
  setInterval(() => {
    const now = processorMs()
    if (now - before > 5) appendFileSync(file, `${Date.now()} ${Math.round(now - before)}\n`)
    before = now
  }, 2).unref()
}

if (folder && isMainThread) {
  const waiting = setInterval(() => {
    if (!existsSync(folder)) return
    clearInterval(waiting)
    writeTurns(folder)
  }, 500).unref()
}
