import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A service that runs as a process of its own. */
export interface Supervised {
  /** Resolves once it says that it is ready; rejects when it ends before. */
  ready: Promise<void>
  stop(): Promise<void>
}
interface Options {
  name: string
  /** The built program; it says `<name> ready` on a line of its own. */
  entry: string
  environment: NodeJS.ProcessEnv
  /** What the service writes, line by line, and what happens to it. */
  say(line: string): void
  /** How many milliseconds it has to stop in order before it is ended by force; five seconds unless said otherwise. */
  patience?: number
}

const shortest = 300
const longest = 30_000
const steady = 60_000

/**
 * Starts a service and keeps it running: one that dies is started again, after a wait that doubles while it keeps dying.
 * The service ends with this process, however this one ends, for they are tied by a channel that closes with it.
 */
export function supervise({ name, entry, environment, say, patience = 5_000 }: Options): Supervised {
  let child: ChildProcess
  let stopping = false
  let wait = shortest
  const start = (): Promise<void> =>
    new Promise((ready, failed) => {
      const startedAt = performance.now()
      // in a group of its own, so that Ctrl-C reaches this process only and the services are stopped in order
      child = spawn(process.execPath, [entry], { env: environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], detached: true })
      if (child.stdout)
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (!line.startsWith(`${name} ready`)) return say(line)
          say(`${name} 已就绪（进程 ${child.pid}）`)
          ready()
        })
      child.once('exit', (code, signal) => {
        failed(new Error(`${name} 未能启动（${signal ?? `退出码 ${code}`}）`))
        if (stopping) return
        if (performance.now() - startedAt > steady) wait = shortest
        say(`${name} 已退出（${signal ?? `退出码 ${code}`}），${wait / 1_000} 秒后重新启动`)
        setTimeout(() => {
          if (!stopping) void start().catch(() => undefined) // it is said above, and tried again
        }, wait)
        wait = Math.min(wait * 2, longest)
      })
    })
  return {
    ready: start(),
    stop: () =>
      new Promise((stopped) => {
        stopping = true
        if (child.exitCode !== null || child.signalCode !== null) return stopped()
        const forced = setTimeout(() => child.kill('SIGKILL'), patience)
        child.once('exit', () => {
          clearTimeout(forced)
          stopped()
        })
        child.kill('SIGTERM')
      }),
  }
}
