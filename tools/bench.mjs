// npm run bench: the product as it runs for people (own process, embedded store, gateway, durable writes), figures as JSON.
// Client and server share the machine's cores: ratios hold, absolute figures are those of this machine at this moment.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { client, summary } from './benchClient.mjs'
import { besideHeaviestPlan } from './benchHeaviestPlan.mjs'
import { startPlatform } from './benchPlatform.mjs'
import { prepare } from './prepare.mjs'

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const plan = 'xiangtan-2020'
const city = '430300000000'

/** A UUID v7 of now. */
function uuidv7() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
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

prepare()
const started = performance.now()
const { port, pid, stop, ...platform } = await startPlatform()
try {
  const firstStartMs = Math.round(performance.now() - started)
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
    const target = visits[turn % visits.length]?.target.id ?? ''
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
      (await viewer.get('aggregation.figure.behind', { plan, region: city, checklist: 'village' })).map((row) => row.submission),
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
  const heaviestPlan = await besideHeaviestPlan({ port, viewer, ...platform })
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
  await stop()
}
