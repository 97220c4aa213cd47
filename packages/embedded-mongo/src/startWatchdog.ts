import { Worker } from 'node:worker_threads'

export interface WatchdogData {
  asked: SharedArrayBuffer
  parent: number
  graceMs: number
}

/** A store that ends in order needs far less; with the three seconds that the platform takes to stop it stays under ten. */
const graceMs = 5000

/**
 * Sees to it that this process ends within a few seconds once its parent is gone or once the returned function was called,
 * however busy it is. The program is the built `watchdog.js`.
 */
export function startWatchdog(program: string): () => void {
  const data: WatchdogData = { asked: new SharedArrayBuffer(4), parent: process.ppid, graceMs: graceMs }
  new Worker(program, { workerData: data, execArgv: [] }).unref()
  return () => void Atomics.store(new Int32Array(data.asked), 0, 1)
}
