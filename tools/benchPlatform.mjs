// The built platform in a process of its own, on a data folder of its own, for the benchmark.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endWithUs } from './endWithUs.mjs'

/** So long, in milliseconds, the platform may take to end in order. */
const patience = 20_000
/** After so long, in milliseconds, the long turns of its loops are written down, see `benchTurns.mjs`. */
const beginsWithin = 1_000

const loaded = (/** @type {string} */ name) => `--import ${new URL(name, import.meta.url).href}`

/**
 * Starts it on a free port and waits until it listens. From `watchTurns` on it and its store write down the long turns of their loops
 * in `turns`; `profiles` is where they write down profiles when they are told to. On a folder of an earlier start, `data`, it goes on
 * with what is there. `stop` removes the folder unless it is to be kept.
 * @param {{ profiles?: string | undefined, data?: string | undefined }} [asked]
 */
export async function startPlatform({ profiles, data = mkdtempSync(join(tmpdir(), 'duzhan-bench-')) } = {}) {
  const turns = join(data, 'turns')
  const server = spawn(process.execPath, [...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []), 'apps/standalone/dist/serve.js'], {
    cwd: dirname(dirname(fileURLToPath(import.meta.url))),
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: data,
      DUZHAN_RATE: '1000000000',
      DUZHAN_LOG: 'error',
      BENCH_TURNS: turns,
      ...(profiles && { BENCH_PROFILES: profiles }),
      NODE_OPTIONS: [
        process.env.NODE_OPTIONS ?? '',
        loaded('./benchTurns.mjs'),
        profiles ? loaded('./benchProfiler.mjs') : '',
      ].join(' '),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => server.once('exit', done))
  const removeData = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  const stayAlive = endWithUs(server, removeData)
  const watchTurns = async () => {
    mkdirSync(turns, { recursive: true })
    await new Promise((done) => setTimeout(done, beginsWithin))
  }
  const stop = async ({ isKept = false } = {}) => {
    server.kill('SIGTERM')
    const late = setTimeout(() => server.kill('SIGKILL'), patience)
    await ended
    clearTimeout(late)
    stayAlive()
    if (!isKept) removeData()
  }
  try {
    const port = await new Promise((ready, failed) => {
      server.stdout.on('data', (text) => {
        const [, found] = /http:\/\/[^\s:]+:(\d+)/.exec(String(text)) ?? []
        if (found) ready(Number(found))
      })
      server.once('exit', (code) => failed(new Error(`the platform ended with ${code}`)))
    })
    return { port: /** @type {number} */ (port), pid: /** @type {number} */ (server.pid), data, turns, watchTurns, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
