// What a record costs with many records stored, against the same platform before: `npm run bench -- --stored 100000`. The records are
// sent as devices send them, in queues of fifty (`forms.submission.submitMany`), and lie spread over many targets of one plan.
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { client } from './benchClient.mjs'

const city = '430300000000'
const like = 'xiangtan-2020'
const plan = 'bench-size'
const checklist = 'village'
const connections = 32
const queue = 50
/** Every figure is the median of so many runs. */
const runs = 3
/** A plan of a whole province has about so many targets; with fewer records there is one for each. */
const mostTargets = 100_000
/** So many villages a made-up township has. */
const villagesEach = 900
/** So many targets are registered in one request. */
const batch = 1_000
/** At rest is what took no more than such a share of a core, three looks in a row, each so many milliseconds after the last. */
const [restShare, lookMs] = [0.1, 2_000]
/** So long, in milliseconds, the platform may let us wait for something that it will do. */
const mostWaitMs = 600_000

/** How many records are to be stored before it is measured again: `--stored`, or BENCH_STORED; 0 where nothing is said. @param {string[]} words */
export function storedFrom(words) {
  const { values } = parseArgs({ args: words, options: { stored: { type: 'string' }, profile: { type: 'boolean' } } })
  const stored = Number(values.stored ?? process.env.BENCH_STORED ?? 0)
  if (!Number.isInteger(stored) || stored < 0) throw new Error(`--stored wants a number of records, not ${values.stored}`)
  return stored
}

/** The middle one. @param {readonly number[]} values */
export const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

/** What each record cost, and how it compares: 1 is the same. @param {Cost[]} empty @param {Cost[]} full */
export function comparison(empty, full) {
  const of = (/** @type {Cost[]} */ costs) => ({
    cpuMsEach: Math.round(median(costs.map(({ cpuMs }) => cpuMs)) * 100) / 100,
    p99ms: median(costs.map(({ p99ms }) => p99ms)),
    perSecond: median(costs.map(({ perSecond }) => perSecond)),
  })
  const [before, after] = [of(empty), of(full)]
  return { empty: before, full: after, ratio: Math.round((after.cpuMsEach / before.cpuMsEach) * 100) / 100 }
}

/** @typedef {{ cpuMs: number, p99ms: number, perSecond: number }} Cost */
/**
 * @typedef {object} Platform
 * @property {number} port
 * @property {string} data the platform's data folder
 * @property {number} stored how many records there are to be
 * @property {() => string} newId
 * @property {Record<string, unknown>} answers what every record says
 * @property {(connections: number, act: () => Promise<unknown>) => Promise<{ n: number, p99ms: number, perSecond: number }>} load
 * @property {() => number} cpuSeconds what platform and store have used together
 */

/**
 * Those of a queue that are sent again, as a device does: the platform had no time for them. Throws for one that it refused.
 * @template Sent @param {readonly Sent[]} sent @param {readonly ({ receipt: unknown } | { problem: { kind: string, code: string } })[]} outcomes
 */
export function leftOf(sent, outcomes) {
  const refused = outcomes.find((outcome) => 'problem' in outcome && outcome.problem.kind !== 'unavailable')
  if (refused) throw new Error(`a record of a queue was refused: ${JSON.stringify(refused)}`)
  return sent.filter((_, at) => !('receipt' in (outcomes[at] ?? {})))
}

/** A person who may do everything there, with the password of the demonstration's author. @param {string} data */
export async function addPerson(data) {
  const socket = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => basename(path) === 'store.sock')
  if (!socket) throw new Error(`no store in ${data}`)
  const store = await new MongoClient(`mongodb://${encodeURIComponent(join(data, socket))}`).connect()
  const people = /** @type {import("mongodb").Collection<{ _id: string, account: string, grants: object[] }>} */ (
    store.db('duzhan_identity').collection('people')
  )
  const author = await people.findOne({ account: 'xt-author' })
  if (!author) throw new Error('no author in the demonstration')
  const grants = ['author', 'inspector', 'viewer', 'operator'].map((role) => ({ role, region: city, plan: '*' }))
  await people.insertOne({ ...author, _id: 'p-bench-size', account: 'bench-size', grants })
  await store.close()
}

/** Made-up townships of a county that there is, and villages of them: no two targets lie in one. */
const townshipOf = (/** @type {number} */ at) => `430321${500 + Math.floor(at / villagesEach)}000`
const villageOf = (/** @type {number} */ at) => `430321${500 + Math.floor(at / villagesEach)}${100 + (at % villagesEach)}`

/** The demonstration's plan once more under another code, with villages like its own, all on its lists. @param {ReturnType<typeof client>} person @param {number} count */
async function furnish(person, count) {
  const { document } = await person.get('forms.plan.byId', { plan: like })
  await person.post('forms.plan.publish', { document: { ...document, code: plan, revision: 1 } })
  const [lists, registered] = await Promise.all([
    person.get('assignments.targetList.byPlan', { plan: like }),
    person.get('assignments.target.list', { plan: like }),
  ])
  const listed = new Set(lists.flatMap(({ targets }) => targets.map(({ id }) => id)))
  const models = registered.filter(({ id, kind }) => kind === 'village' && listed.has(id))
  const townships = [...new Set(Array.from({ length: count }, (_, at) => townshipOf(at)))]
  await person.post('identity.region.create', { regions: townships.map((code, at) => ({ code, name: `${at + 1}号镇` })) })
  const ids = Array.from({ length: count }, (_, at) => `b${at}`)
  for (let at = 0; at < count; at += batch) {
    const targets = ids.slice(at, at + batch).map((id, index) => {
      const { kind, attributes } = models[(at + index) % models.length] ?? missing()
      return { id, name: `${at + index + 1}号村`, kind, regionCode: villageOf(at + index), attributes }
    })
    await person.post('assignments.target.register', { plan, targets })
  }
  await person.post('assignments.targetList.freeze', { plan })
  return ids
}

/** @returns {never} */
function missing() {
  throw new Error('the demonstration has no listed village')
}

/** Waits until the platform does nothing more of what was begun before, as with a list of 100,000. @param {() => number} cpuSeconds @param {(ms: number) => Promise<unknown>} [look] */
export async function atRest(cpuSeconds, look = pause) {
  const until = Date.now() + mostWaitMs
  for (let still = 0, used = cpuSeconds(); still < 3; ) {
    if (Date.now() > until) throw new Error('the platform did not come to rest in ten minutes')
    await look(lookMs)
    const now = cpuSeconds()
    still = now - used <= (restShare * lookMs) / 1_000 ? still + 1 : 0
    used = now
  }
}

/**
 * Measures what a record costs with nothing stored in a plan of many targets, fills it, and measures again; everything that
 * follows from a record is part of its cost.
 * @param {Platform} platform
 */
export async function atSize({ port, data, stored, newId, answers, load, cpuSeconds }) {
  await addPerson(data)
  const person = client(port, 64)
  await person.signIn('bench-size')
  const targets = await furnish(person, Math.min(stored, mostTargets))
  const { now } = await person.get('session.current')
  let turn = 0
  const submission = () => ({
    ...{ id: newId(), plan, revision: 1, checklist, target: targets[turn++ % targets.length] ?? '' },
    ...{ startedAt: now, finishedAt: now, answers },
  })
  const submit = () => person.post('forms.submission.submit', submission())
  const submitMany = async () => {
    const until = Date.now() + mostWaitMs
    let left = Array.from({ length: queue }, submission)
    for (;;) {
      left = leftOf(left, await person.post('forms.submission.submitMany', { submissions: left }))
      if (left.length === 0) return
      if (Date.now() > until) throw new Error(`${left.length} records of a queue were not taken in ten minutes`)
      await pause(500)
    }
  }
  // the summary moves on with every record that is applied, and stands still once all are
  const caughtUp = async () => {
    for (let last = '', still = 0; still < 3; ) {
      await pause(400)
      const { asOf } = await person.get('aggregation.summary.byRegion', { plan, region: city })
      still = asOf === last ? still + 1 : 0
      last = asOf
    }
  }
  /** @returns {Promise<Cost>} */
  const measured = async () => {
    const before = cpuSeconds()
    const { n, p99ms, perSecond } = await load(connections, submit)
    await caughtUp()
    return { cpuMs: ((cpuSeconds() - before) * 1_000) / n, p99ms, perSecond }
  }
  const costs = async () => {
    const found = []
    for (let run = 0; run < runs; run++) found.push(await measured())
    return found
  }
  // the list reaches the forms service entry by entry: the last target is the last that can be reported on
  turn = targets.length - 1
  for (let until = Date.now() + mostWaitMs; ; await pause(500)) {
    const refusal = await submit().then(
      () => null,
      (/** @type {unknown} */ error) => error,
    )
    if (refusal === null) break
    turn = targets.length - 1
    if (Date.now() > until) throw refusal
  }
  for (let warm = 0; warm < 100; warm++) await submit()
  await caughtUp()
  await atRest(cpuSeconds)
  const empty = await costs()
  const emptyWith = turn - targets.length
  const began = performance.now()
  while (turn - targets.length < stored) await Promise.all(Array.from({ length: 4 }, submitMany))
  await caughtUp()
  const fillSeconds = Math.round((performance.now() - began) / 1_000)
  await atRest(cpuSeconds)
  const full = await costs()
  person.close()
  return {
    targets: targets.length,
    emptyWith,
    stored: turn - targets.length,
    fillSeconds,
    connections,
    runs,
    ...comparison(empty, full),
  }
}
