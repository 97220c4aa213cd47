// npm run bench: the product as it runs for people (own process, embedded store, gateway, durable writes), figures as JSON.
// Client and server share the machine's cores: ratios hold, absolute figures are those of this machine at this moment.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { client, summary } from './benchClient.mjs'
import { besideHeaviestPlan } from './benchHeaviestPlan.mjs'
import { startPlatform } from './benchPlatform.mjs'
import { profiled, profileFolder } from './benchProfile.mjs'
import { commandsEach, storeCommands, total } from './benchStore.mjs'
import { atSize, storedFrom } from './benchStored.mjs'
import { prepare } from './prepare.mjs'

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
/** How long it is watched while nobody does anything. */
const restSeconds = 20
/** Before that: what a start leaves to do is done, and what looks for work looks ever more seldom. */
const settleSeconds = 60
/** How many records are stored when it is measured once more, see `benchStored.mjs`. */
const stored = storedFrom(process.argv.slice(2))
/** Where the processor time of a record goes is told instead of all the rest, see `benchProfile.mjs`. */
const profiles = profileFolder(process.argv.includes('--profile'))
/** How many records go in one request of a queue. */
const queue = 50
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

/** The processes that a process started. @param {number} pid */
const childrenOf = (pid) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .flatMap((child) => (child === '' ? [] : [Number(child)]))
/** Processor seconds that a process has used. @param {number} pid */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
/** Resident memory of a process, in MB. @param {number} pid */
const residentMb = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

prepare()
/** Starts a platform, tells how long that took. @param {{ profiles?: string | undefined, data?: string }} given */
async function timedStart(given) {
  const started = performance.now()
  const platform = await startPlatform(given)
  return { ...platform, ms: Math.round(performance.now() - started) }
}
// the first start makes the demonstration; what is measured is a platform as it stands from then on
const first = await timedStart({})
await first.stop({ isKept: true })
const { port, pid, stop, ms: secondMs, ...platform } = await timedStart({ profiles, data: first.data })
try {
  const commands = await storeCommands(platform.data)
  const [store = pid] = childrenOf(pid)
  const inspector = client(port, 64)
  await inspector.signIn('xt-inspector')
  const viewer = client(port, 64)
  await viewer.signIn('xt-viewer')
  const { schema } = await inspector.get('forms.checklist.byKey', { plan, checklist: 'village' })
  const { visits } = await inspector.get('assignments.visit.list', { plan, mine: true })
  const { now } = await inspector.get('session.current')
  const answers = goodAnswers(schema)
  let turn = 0
  const submission = () => {
    turn += 1
    const target = visits[turn % visits.length]?.target.id ?? ''
    return { id: uuidv7(), plan, revision: 1, checklist: 'village', target, startedAt: now, finishedAt: now, answers }
  }
  /** What the platform takes while nobody does anything, with a summary page open that waits for something to change. */
  const atRest = async () => {
    const { version } = await viewer.get('aggregation.summary.byRegion', { plan, region: city })
    let isOpen = true
    const page = async () => {
      while (isOpen) await viewer.get('aggregation.summary.changed', { plan, region: city, since: version })
    }
    await new Promise((done) => setTimeout(done, settleSeconds * 1_000))
    const before = [cpuSeconds(pid), cpuSeconds(store)]
    const failure = new Promise((_, failed) => {
      page().catch((error) => isOpen && failed(error))
    })
    await Promise.race([failure, new Promise((done) => setTimeout(done, restSeconds * 1_000))])
    isOpen = false
    const [platformCpu = 0, storeCpu = 0] = [cpuSeconds(pid), cpuSeconds(store)].map(
      (used, at) => Math.round(((used - (before[at] ?? 0)) * 10_000) / restSeconds) / 100,
    )
    return { platformMb: residentMb(pid), storeMb: residentMb(store), cpuPercent: { platform: platformCpu, store: storeCpu } }
  }
  const submit = () => inspector.post('forms.submission.submit', submission())
  const submitMany = async () => {
    const outcomes = await inspector.post('forms.submission.submitMany', {
      submissions: Array.from({ length: queue }, submission),
    })
    if (outcomes.some((outcome) => !('receipt' in outcome))) throw new Error('a record of a queue was refused')
  }
  const idle = await atRest()
  for (let warm = 0; warm < 100; warm++) await submit()
  /** What one record costs each process, until all of it has been applied. @param {number} connections @param {() => Promise<unknown>} act @param {number} each */
  const measured = async (connections, act, each = 1) => {
    const before = [cpuSeconds(pid), cpuSeconds(store)]
    const commandsBefore = await commands.count()
    const { n, perSecond, p50ms, p99ms } = await load(connections, act)
    await caughtUp()
    const [platformCpu = 0, storeCpu = 0] = [cpuSeconds(pid), cpuSeconds(store)].map((seconds, at) => {
      return Math.round(((seconds - (before[at] ?? 0)) * 100_000) / (n * each)) / 100
    })
    const commandsAfter = await commands.count()
    const storeCommandsEach = Math.round(((total(commandsAfter) - total(commandsBefore)) * 100) / (n * each)) / 100
    return {
      connections,
      n: n * each,
      perSecond: perSecond * each,
      p50ms,
      p99ms,
      cpuMsEach: { platform: platformCpu, store: storeCpu },
      storeCommandsEach,
      storeCommandsByKind: commandsEach(commandsBefore, commandsAfter, n * each),
    }
  }
  // what counts in the figures moves on with every record, and stands still once all are applied
  const caughtUp = async () => {
    for (let last = '', still = 0; still < 3; ) {
      await new Promise((done) => setTimeout(done, 400))
      const { asOf } = await viewer.get('aggregation.summary.byRegion', { plan, region: city })
      still = asOf === last ? still + 1 : 0
      last = asOf
    }
  }
  /** @type {unknown[]} */
  const submissions = []
  for (const connections of [1, 8, 32]) submissions.push(await measured(connections, submit))
  const rest = async () => {
    const queues = { records: queue, ...(await measured(1, submitMany, queue)) }
    const summaryRead = await load(8, () => viewer.get('aggregation.summary.byRegion', { plan, region: city }))
    /** @type {number[]} */
    const visible = []
    for (let round = 0; round < 40; round++) {
      const before = new Set(
        (await viewer.get('aggregation.figure.behind', { plan, region: city, checklist: 'village' })).map(
          (row) => row.submission,
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
    const bothProcesses = () => cpuSeconds(pid) + cpuSeconds(store)
    const size =
      stored > 0
        ? await atSize({ port, data: platform.data, stored, newId: uuidv7, answers, load, cpuSeconds: bothProcesses })
        : undefined
    await platform.watchTurns()
    const heaviestPlan = await besideHeaviestPlan({ port, viewer, ...platform })
    return {
      queues,
      summaryRead,
      acknowledgedToVisible: summary(visible),
      ...(size && { atSize: size }),
      heaviestPlan,
    }
  }
  const figures = {
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      system: `${type()} ${release()}`,
    },
    start: { firstMs: first.ms, secondMs },
    idle,
    submissions,
    ...(profiles
      ? { profile: await profiled({ pid, store, profiles }, async () => (await measured(32, submit)).n) }
      : await rest()),
    memoryMbAfter: residentMb(pid),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  inspector.close()
  viewer.close()
  await commands.close()
} finally {
  await stop()
}
