import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Mistakes made on purpose, to see that the torture notices them. */
export type Fault = 'acknowledge-early' | 'no-flush'

export interface StoreProcess {
  uri: string
  child: ChildProcess
  kill(): Promise<void>
}

const tracedCalls = 'openat,lseek,pwrite64,pwritev,writev,fdatasync,fsync,ftruncate'

/** A built entry, whether this is run from the sources or from a chunk beside the entries. */
export function entryOf(name: string): string {
  const candidates = [`./${name}.js`, `../${name}.js`, `../dist/${name}.js`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  return candidates.find((path) => existsSync(path)) ?? ''
}

/** Whether the system calls of a process can be watched here. */
export const canTrace = (): boolean =>
  ['/usr/bin/strace', '/bin/strace', '/usr/local/bin/strace'].some((path) => existsSync(path))

/** Starts a store on a folder, under observation if a trace file is named. */
export const startProcess = (
  path: string,
  options: { fault?: Fault | undefined; trace?: string | undefined } = {},
): Promise<StoreProcess> =>
  new Promise((done, failed) => {
    const store = [
      process.execPath,
      entryOf(options.fault === undefined ? 'server' : 'faultyServer'),
      JSON.stringify({ path, fault: options.fault }),
    ]
    const watched = ['strace', '-f', '-s', '0', '-o', options.trace ?? '', '-e', `trace=${tracedCalls}`, ...store]
    const [command = '', ...args] = options.trace === undefined ? store : watched
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.once('exit', () => failed(new Error('the store ended before it was ready')))
    child.once('message', (message: { type: string; message?: string }) => {
      child.removeAllListeners('exit')
      if (message.type !== 'ready') {
        failed(new Error(message.message))
        return
      }
      // Under observation the child is the observer; the lock names the store itself.
      const pid = Number.parseInt(readFileSync(join(path, 'store.lock'), 'utf8'), 10)
      done({
        uri: `mongodb://${encodeURIComponent(join(path, 'store.sock'))}/`,
        child,
        kill: () =>
          new Promise((ended) => {
            child.once('exit', () => ended())
            process.kill(pid, 'SIGKILL')
          }),
      })
    })
  })
