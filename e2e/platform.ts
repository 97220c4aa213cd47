import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@duzhan/service-kit'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A built platform running as a process of its own. */
export interface Platform {
  url: string
  /** The process that was started: in one form it is the platform, in the other it starts the others. */
  pid: number
  /** Everything it has said so far. */
  said(): string
  /** Sends a signal and resolves with the exit code, null when the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

interface Start {
  form?: 'serve' | 'distributed'
  data: string
  port?: number
  /** The instant at which its clock starts; without it, where the data folder's stands. */
  clock?: string
  /** Without it there are no plans and no people: enough where only the process matters, and quick. */
  demo?: boolean
  /** What stands behind the program's name. */
  words?: string[]
  /** Any other settings. */
  settings?: Record<string, string>
  /** From which level on it writes log lines. */
  log?: string
  /** The folder of the release that is run; this one unless said otherwise. */
  release?: string
  /** Keeps its data in the folder itself, whatever MONGODB_URI names: where the folder is what is tested. */
  ownStore?: boolean
}

/** Starts the built platform and resolves with how it ended or, once it is ready, with the platform. */
export async function runPlatform({
  form = 'serve',
  data,
  port,
  clock,
  demo = true,
  ownStore = false,
  release = root,
  log,
  settings,
  words: given = [],
}: Start): Promise<Platform | { code: number | null; said: string }> {
  // an installation made of the offline bundle runs on its own Node
  const installed = process.env['DUZHAN_INSTALLED']
  const home = installed ?? release
  const entry = join(home, 'apps', 'standalone', 'dist', `${form}.js`)
  if (!existsSync(entry)) throw new Error(`${entry} is not built: run npm run build first`)
  const chosen = port ?? (await freePort())
  const program = installed === undefined ? process.execPath : join(installed, 'bin', 'node')
  const child = spawn(program, [entry, ...given], {
    cwd: home,
    env: {
      ...process.env,
      PORT: String(chosen),
      DATA_DIR: data,
      DUZHAN_DEMO: demo ? 'on' : 'off',
      ...(log !== undefined && { DUZHAN_LOG: log }),
      ...settings,
      ...(process.env['MONGODB_URI'] && (ownStore ? { MONGODB_URI: '' } : { DUZHAN_DATABASE: databaseOf(data) })),
      ...(clock !== undefined && { DUZHAN_CLOCK_OFFSET: String(Date.parse(clock) - Date.now()) }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => words.push(chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const said = () => words.join('')
  // it says that it is ready; asking the port instead could find another program behind it
  for (const limit = Date.now() + 180_000; !said().includes('督战平台已启动'); ) {
    if (hasEnded(child)) return { code: await ended, said: said() }
    if (Date.now() > limit) {
      child.kill('SIGKILL')
      throw new Error(`the platform was not ready within three minutes: ${said().slice(-4000)}`)
    }
    await wait(50)
  }
  return {
    url: `http://127.0.0.1:${chosen}`,
    pid: child.pid ?? 0,
    said,
    end: (signal) => {
      if (!hasEnded(child)) child.kill(signal)
      return ended
    },
  }
}

/** On a MongoDB that MONGODB_URI names each data folder has databases of its own, the same again after a restart. */
const databaseOf = (data: string): string => `e2e_${createHash('sha256').update(data).digest('hex').slice(0, 12)}`

/** Starts the built platform; a platform that does not come up is an error that quotes what it said. */
export async function startPlatform(start: Start): Promise<Platform> {
  const platform = await runPlatform(start)
  if ('url' in platform) return platform
  throw new Error(`the platform ended with ${platform.code}: ${platform.said.slice(-4000)}`)
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null
