// Runs in a thread of its own, which no busy event loop can keep waiting. When the process that started this store is gone, or
// the store has been asked to end, it has a while to do so in order; then it is ended. Nothing acknowledged is lost by that:
// whatever was acknowledged is on disk.
import { workerData } from 'node:worker_threads'
import type { WatchdogData } from './startWatchdog.ts'

// Made by startWatchdog: our own data.
const { asked, parent, graceMs } = workerData as WatchdogData
const isAsked = new Int32Array(asked)
let end = Number.POSITIVE_INFINITY

setInterval(() => {
  const mustEnd = Atomics.load(isAsked, 0) === 1 || process.ppid !== parent
  if (mustEnd && end === Number.POSITIVE_INFINITY) end = performance.now() + graceMs
  if (performance.now() > end) process.kill(process.pid, 'SIGKILL')
}, 200)
