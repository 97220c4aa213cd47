import { type ExecFileException, execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

/** How a command ended and what it said, both streams in one text. */
export interface Ended {
  code: number
  said: string
}

/** Runs a program with just these settings and resolves with how it ended; a program that is not there ends with 127. */
export function run(program: string, words: string[], { cwd = '/', env = {} as NodeJS.ProcessEnv } = {}): Promise<Ended> {
  const path = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' }
  return new Promise((resolve) => {
    execFile(program, words, { cwd, env: { ...path, ...env }, maxBuffer: 64e6 }, (error: ExecFileException | null, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127
      resolve({ code, said: `${out}${err}` })
    })
  })
}

/** The offline bundle of what is built here, unpacked in a folder of its own, and a place to install it to. */
export interface Unpacked {
  /** The packed file, and the folder that it unpacks to. */
  path: string
  folder: string
  /** The folder around all of it, for whatever else a test needs. */
  home: string
  /** Where a test installs: no system service, nothing outside `home`. */
  places: { to: string; data: string; backups: string; settings: string }
  /** Runs the installer of the bundle with these words, to those places. */
  install(...words: string[]): Promise<Ended>
  remove(): void
}

/** Makes the bundle and unpacks it as an operator would. */
export async function unpackedBundle(): Promise<Unpacked> {
  const home = mkdtempSync(join(tmpdir(), 'duzhan-offline-'))
  const path = bundle(join(home, 'bundle'), { level: 1 })
  const unpacked = join(home, 'unpacked')
  mkdirSync(unpacked)
  const { code, said } = await run('tar', ['-xzf', path, '-C', unpacked])
  if (code !== 0) throw new Error(said)
  const folder = join(unpacked, readdirSync(unpacked)[0] ?? '')
  const places = {
    ...{ to: join(home, 'opt/duzhan'), data: join(home, 'data') },
    ...{ backups: join(home, 'backups'), settings: join(home, 'duzhan.env') },
  }
  const options = Object.entries(places).flatMap(([name, place]) => [`--${name}`, place])
  return {
    ...{ path, folder, home, places },
    install: (...words) => run(join(folder, 'install.sh'), [...words, ...options]),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A platform of an installation that runs. */
export interface Running {
  url: string
  said(): string
  /** Asks it to stop, and resolves with the code that it ended with. */
  end(): Promise<number | null>
}

/** Starts the platform of an installation by its own command, with nothing in its environment but these settings. */
export const startInstalled = (to: string, settings: Record<string, string> = {}): Promise<Running> =>
  startProgram([join(to, 'bin/duzhan-server')], settings)

/** Starts a program that says when the platform is ready, likewise. Throws with what it said when it ends before. */
export async function startProgram([program = '', ...words]: string[], settings: Record<string, string>): Promise<Running> {
  const child = spawn(program, words, {
    ...{ cwd: '/', env: { PATH: '/usr/bin:/bin', PORT: '0', ...settings } },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const told: string[] = []
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        told.push(String(chunk))
        const [, found] = /督战平台已启动.*：(https?:\S+)/.exec(told.join('')) ?? []
        if (found !== undefined) resolve(found)
      })
    child.once('error', reject)
    void ended.then((code) => reject(new Error(`ended with ${code}: ${told.join('')}`)))
  })
  const end = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, end, said: () => told.join('') }
}
