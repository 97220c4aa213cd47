// npm run bench: the product as it runs for people (own process, embedded store, gateway, durable writes), figures as JSON.
// Client and server share the machine's cores: ratios hold, absolute figures are those of this machine at this moment.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { prepare } from './prepare.mjs'

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const plan = 'xiangtan-2020'
const city = '430300000000'

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100
/** @param {number[]} times */
const summary = (times) => {
  const sorted = [...times].sort((a, b) => a - b)
  return { n: sorted.length, p50ms: quantile(sorted, 0.5), p99ms: quantile(sorted, 0.99) }
}

/** A UUID v7 of now. */
function uuidv7() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A client with so many connections at most. @param {number} port @param {number} connections */
function client(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let cookie = ''
  /** @param {'GET' | 'POST'} method @param {string} path @param {unknown} input @returns {Promise<any>} */
  const call = (method, path, input) =>
    new Promise((resolve, reject) => {
      const query = method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
      const body = method === 'POST' ? JSON.stringify(input ?? {}) : undefined
      const headers = {
        'x-duzhan': '1',
        cookie,
        ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      }
      const sent = request({ host: '127.0.0.1', port, agent, method, path: `/trpc/${path}${query}`, headers }, (response) => {
        /** @type {Buffer[]} */
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => {
          cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
          const text = Buffer.concat(chunks).toString()
          if (response.statusCode === 200) resolve(JSON.parse(text).result.data)
          else reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 300)}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    /** @param {string} path @param {unknown} [input] */
    get: (path, input) => call('GET', path, input),
    /** @param {string} path @param {unknown} [input] */
    post: (path, input) => call('POST', path, input),
    /** @param {string} account */
    signIn: (account) => call('POST', 'session.signIn', { account, password: 'Duzhan-2020' }),
    cookie: () => cookie,
    close: () => agent.destroy(),
  }
}

/** Every clause with its good answer, every text filled, read off the schema itself. @param {any} schema */
function goodAnswers(schema) {
  /** @param {any} item */
  const itemAnswer = (item) =>
    Object.fromEntries(
      Object.entries(item.properties).flatMap(([key, field]) => {
        if (field['x-item']?.kind === 'clause') return [[key, field['x-item'].good]]
        return key === 'text' ? [[key, '四项保障均已排查，未见短板']] : []
      }),
    )
  /** @param {any} section */
  const sectionAnswer = (section) =>
    Object.fromEntries(Object.entries(section.properties).map(([key, item]) => [key, itemAnswer(item)]))
  return Object.fromEntries(Object.entries(schema.properties).map(([key, section]) => [key, sectionAnswer(section)]))
}

/** Runs `act` on so many connections for a while. @param {number} connections @param {() => Promise<unknown>} act */
async function load(connections, act) {
  /** @type {number[]} */
  const times = []
  const until = performance.now() + seconds * 1_000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const before = performance.now()
        await act()
        times.push(performance.now() - before)
      }
    }),
  )
  return { connections, perSecond: Math.round(times.length / ((performance.now() - started) / 1_000)), ...summary(times) }
}

/** Processor seconds that a process has used. @param {number} pid */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
/** Resident memory of a process, in MB. @param {number} pid */
const residentMb = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/**
 * How long an author waits for the heaviest plan that the budgets allow, and everybody else meanwhile.
 * @param {number} port @param {ReturnType<typeof client>} viewer
 */
async function besideHeaviestPlan(port, viewer) {
  const { heaviestPlan } = await import(new URL('../packages/plan/dist/heaviestPlan.js', import.meta.url).href)
  const author = client(port, 4)
  await author.signIn('xtx-author')
  /** @type {(revision: number) => unknown} */
  const document = (revision) => ({ document: { ...heaviestPlan(revision), jurisdiction: '430321000000' } })
  const steps = {
    saveDraft: () => author.post('forms.plan.saveDraft', document(1)),
    preview: () => author.post('forms.plan.preview', document(1)),
    publish: () => author.post('forms.plan.publish', document(1)),
    publishNext: () => author.post('forms.plan.publish', document(2)),
    compare: () => author.get('forms.plan.compare', { plan: 'heaviest', revision: 2, with: { plan: 'heaviest', revision: 1 } }),
  }
  const sampler = new Worker(new URL('./benchSampler.mjs', import.meta.url), { workerData: { port, cookie: viewer.cookie() } })
  const sampled = () =>
    new Promise((resolve, reject) => {
      sampler.once('message', (/** @type {number[]} */ waits) =>
        resolve({ ...summary(waits), maxMs: Math.round(Math.max(...waits)) }),
      )
      sampler.once('error', reject)
      sampler.postMessage('waits')
    })
  await pause(2_000)
  /** @type {Record<string, unknown>} */
  const figures = { alone: { othersWait: await sampled() } }
  for (const [name, act] of Object.entries(steps)) {
    const before = performance.now()
    await act()
    const ms = Math.round(performance.now() - before)
    await pause(2_000) // what follows from it is part of it
    figures[name] = { ms, othersWait: await sampled() }
  }
  await sampler.terminate()
  author.close()
  return figures
}

prepare()
const data = mkdtempSync(join(tmpdir(), 'duzhan-bench-'))
const port = 20_000 + Math.floor(Math.random() * 20_000)
const environment = { ...process.env, PORT: String(port), DATA_DIR: data, DUZHAN_RATE: '1000000000', DUZHAN_LOG: 'error' }
const started = performance.now()
const server = spawn(process.execPath, [...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []), 'apps/standalone/dist/serve.js'], {
  env: environment,
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await new Promise((ready, failed) => {
    server.stdout.on('data', (text) => String(text).includes('http://') && ready(undefined))
    server.once('exit', (code) => failed(new Error(`the platform ended with ${code}`)))
  })
  const firstStartMs = Math.round(performance.now() - started)
  const pid = /** @type {number} */ (server.pid)
  const idleMb = residentMb(pid)
  const inspector = client(port, 64)
  await inspector.signIn('xt-inspector')
  const viewer = client(port, 64)
  await viewer.signIn('xt-viewer')
  const { schema } = await inspector.get('forms.checklist.byKey', { plan, checklist: 'village' })
  const { visits } = await inspector.get('assignments.visit.list', { plan, mine: true })
  const { now } = await inspector.get('session.current')
  const answers = goodAnswers(schema)
  let turn = 0
  const submit = () => {
    turn += 1
    const target = visits[turn % visits.length].target.id
    return inspector.post('forms.submission.submit', {
      id: uuidv7(),
      plan,
      revision: 1,
      checklist: 'village',
      target,
      startedAt: now,
      finishedAt: now,
      answers,
    })
  }
  for (let warm = 0; warm < 100; warm++) await submit()
  /** @type {unknown[]} */
  const submissions = []
  for (const connections of [1, 8, 32]) {
    const cpu = cpuSeconds(pid)
    const result = await load(connections, submit)
    submissions.push({ ...result, serverCpuMsEach: Math.round(((cpuSeconds(pid) - cpu) * 100_000) / result.n) / 100 })
  }
  const stored = turn
  // The figures catch up before anything is read: what follows measures one submission at a time.
  await new Promise((done) => setTimeout(done, 3_000))
  const summaryRead = await load(8, () => viewer.get('aggregation.summary.byRegion', { plan, region: city }))
  /** @type {number[]} */
  const visible = []
  for (let round = 0; round < 40; round++) {
    const before = new Set(
      (await viewer.get('aggregation.figure.behind', { plan, region: city, checklist: 'village' })).map(
        (/** @type {any} */ row) => row.submission,
      ),
    )
    const { asOf } = await viewer.get('aggregation.summary.byRegion', { plan, region: city })
    const receipt = await submit()
    const acknowledged = performance.now()
    for (;;) {
      const seen = await viewer.get('aggregation.summary.byRegion', { plan, region: city })
      if (seen.asOf > asOf) break
      if (performance.now() - acknowledged > 10_000) throw new Error('a submission did not become visible within 10 s')
    }
    visible.push(performance.now() - acknowledged)
    if (before.has(receipt.id)) throw new Error('a new submission was there before it was sent')
  }
  const heaviestPlan = await besideHeaviestPlan(port, viewer)
  const figures = {
    machine: { cpus: cpus().length, model: cpus()[0]?.model, node: process.version },
    start: { firstMs: firstStartMs, idleMb },
    submissions,
    stored,
    summaryRead,
    acknowledgedToVisible: summary(visible),
    heaviestPlan,
    memoryMbAfter: residentMb(pid),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  inspector.close()
  viewer.close()
} finally {
  server.kill('SIGTERM')
  await new Promise((ended) => server.once('exit', ended))
  rmSync(data, { recursive: true, force: true })
}
