// npm run bench:dues [-- villages]: what it costs to open a month's visits of three duties in a store of its own process, durably, and
// how long an inspector's list takes, for a hundredth of the villages and for all of them. 620,000 are those of the nation.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endWithUs } from './endWithUs.mjs'
import { prepare } from './prepare.mjs'

const villages = Number(process.argv[2] ?? 620_000)
if (!Number.isInteger(villages) || villages < 10_000)
  throw new Error(`a number of villages from 10,000 on, not ${process.argv[2]}`)
prepare()
const cwd = dirname(dirname(fileURLToPath(import.meta.url)))
const data = mkdtempSync(join(tmpdir(), 'duzhan-dues-'))
const store = spawn(process.execPath, ['packages/embedded-mongo/dist/cli.js', 'start', data], {
  cwd,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = once(store, 'exit')
const removeData = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 })
const stayAlive = endWithUs(store, removeData)
await once(store.stdout, 'data') // it says where it listens once it does
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'node', 'services/assignments/src/visit/openingCost'], {
  cwd,
  env: {
    ...process.env,
    MONGODB_URI: `mongodb://${encodeURIComponent(join(data, 'store.sock'))}`,
    BENCH_DUES: String(villages),
  },
  stdio: 'inherit',
})
store.kill('SIGTERM')
await ended
stayAlive()
removeData()
process.exitCode = status ?? 1
