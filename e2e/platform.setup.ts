import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Starts a platform of its own for the browser tests: a free port, a new data folder, the built standalone form, or with
 * DUZHAN_FORM=distributed the built distributed one. With DUZHAN_URL the tests run against what stands there already.
 */
export default async function startPlatform(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['DUZHAN_URL']) return undefined
  const form = process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'serve'
  const entry = join(root, 'apps', 'standalone', 'dist', `${form}.js`)
  if (!existsSync(entry)) throw new Error(`${entry} is not built: run npm run build first`)
  const data = mkdtempSync(join(tmpdir(), 'duzhan-e2e-'))
  const port = await freePort()
  const platform = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [platform.stdout, platform.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const url = `http://127.0.0.1:${port}`
  try {
    await untilReady(url, platform)
  } catch (error) {
    await stop(platform)
    rmSync(data, { recursive: true, force: true })
    throw new Error(
      `the platform did not start (${error instanceof Error ? error.message : error})\n${said.join('').slice(-4000)}`,
    )
  }
  process.env['DUZHAN_URL'] = url
  return async () => {
    await stop(platform)
    rmSync(data, { recursive: true, force: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilReady(url: string, platform: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    if (platform.exitCode !== null) throw new Error(`it ended with ${platform.exitCode}`)
    const isReady = await fetch(`${url}/demo.json`).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
  }
  throw new Error('it was not ready within a minute')
}

async function stop(platform: ChildProcess): Promise<void> {
  if (platform.exitCode !== null) return
  const ended = new Promise((resolve) => platform.once('exit', resolve))
  platform.kill('SIGTERM')
  if ((await Promise.race([ended, wait(10_000, 'late')])) === 'late') platform.kill('SIGKILL')
}
