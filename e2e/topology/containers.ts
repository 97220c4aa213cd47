import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Container, root } from './composeFile.ts'
import { inContainer } from './network.ts'

const path = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' }

/** The words by which a container's program begins: with nothing to write to but its own /tmp, and without rights, where that is asked for. */
function wordsOf({ command, isClosed }: Container): readonly string[] {
  if (!isClosed) return command
  const closed = 'mount -o remount,bind,ro / && mount -t tmpfs -o mode=1777,size=256m tmpfs /tmp && exec "$@"'
  const withoutRights = ['setpriv', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all']
  return ['sh', '-c', closed, 'sh', ...withoutRights, ...command]
}

/** Where a container runs: in its own namespace, unless a file that is named for it says another one. */
export function placeOf(folder: string, name: string): string {
  const file = join(folder, `place-of-${name}`)
  return existsSync(file) ? readFileSync(file, 'utf8') : name
}

/** Whether a container’s own question for its health is answered well. */
export async function isHealthy({ name, health, environment }: Container): Promise<boolean> {
  const [program = '', ...words] = inContainer(name, health)
  const asked = promisify(execFile)(program, words, { env: { ...path, ...environment }, timeout: 5_000 })
  return asked.then(
    () => true,
    () => false,
  )
}

/** Containers that run as compose would run them: in order of their dependencies, started again when they end. */
export class Containers {
  readonly #folder: string
  readonly #containers: readonly Container[]
  readonly #words = new Map<string, string[]>()
  readonly #running = new Map<string, ChildProcess>()
  readonly #begun = new Map<string, Promise<void>>()
  #isOver = false

  constructor(containers: readonly Container[], folder: string) {
    this.#containers = containers
    this.#folder = folder
  }

  /** Everything that a container has said so far. */
  said(name: string): string {
    return (this.#words.get(name) ?? []).join('')
  }

  /** Brings services up, with what they depend on, and resolves when they are healthy or, if they run once, have ended well. */
  async up(services: readonly string[]): Promise<void> {
    await Promise.all(this.#containers.filter(({ service }) => services.includes(service)).map((one) => this.#bringUp(one)))
  }

  /** Stops everything as an operator does. */
  async down(): Promise<void> {
    this.#isOver = true
    const ended = [...this.#running.values()].filter((child) => child.kill('SIGTERM')).map((child) => once(child, 'exit'))
    await Promise.race([Promise.all(ended), wait(20_000)])
    for (const child of this.#running.values()) child.kill('SIGKILL')
  }

  #bringUp(one: Container): Promise<void> {
    const begun = this.#begun.get(one.name) ?? this.#begin(one)
    this.#begun.set(one.name, begun)
    return begun
  }

  async #begin(one: Container): Promise<void> {
    await this.up(one.after)
    if (one.command.length === 0) return // a machine on which nothing runs yet
    const first = this.#start(one)
    if (!one.restarts) {
      const [code] = await once(first, 'close')
      if (code !== 0) throw new Error(`${one.name} ended with ${code}: ${this.said(one.name)}`)
      return
    }
    void this.#keepUp(one, first)
    for (const limit = Date.now() + 120_000; !(await isHealthy(one)); await wait(500))
      if (Date.now() > limit) throw new Error(`${one.name} does not become healthy: ${this.said(one.name).slice(-4_000)}`)
  }

  #start(one: Container): ChildProcess {
    const [program = '', ...words] = inContainer(placeOf(this.#folder, one.name), wordsOf(one))
    const child = spawn(program, words, { cwd: root, env: { ...path, ...one.environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = this.#words.get(one.name) ?? []
    this.#words.set(one.name, said)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    this.#running.set(one.name, child)
    return child
  }

  /** Starts it again whenever it ends, at once, or later and later while it does not last. */
  async #keepUp(one: Container, first: ChildProcess): Promise<void> {
    let pause = 100
    for (let child = first; ; child = this.#start(one)) {
      const began = Date.now()
      await once(child, 'exit')
      pause = Date.now() - began > 10_000 ? 100 : Math.min(pause * 2, 60_000)
      await wait(pause)
      if (this.#isOver) return
    }
  }
}
