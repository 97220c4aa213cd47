// Whatever a tool starts ends with it, however the tool ends: by itself, by an error or by a signal.
import { constants } from 'node:os'

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Kills a child when this process ends, then runs `after`; a signal to end this process ends it with the exit code that says so.
 * Returns what takes that back, for when the child has ended in order.
 * @param {import('node:child_process').ChildProcess} child @param {() => void} [after]
 */
export function endWithUs(child, after = () => undefined) {
  const end = () => {
    child.kill('SIGKILL')
    after()
  }
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => process.exit(128 + constants.signals[signal])
  process.once('exit', end)
  for (const signal of signals) process.once(signal, onSignal)
  return () => {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, onSignal)
  }
}
