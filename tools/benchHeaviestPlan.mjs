// How long an author waits for the heaviest plan that the budgets allow, and everybody else meanwhile.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { MongoClient } from 'mongodb'
import { client, summary } from './benchClient.mjs'

const county = '430321000000'
const province = '430000000000'

/**
 * Adds an operator of the province, of whom the demonstration has none: the same password as the author's.
 * @param {string} data the platform's data folder
 */
async function addOperator(data) {
  const socket = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => basename(path) === 'store.sock')
  if (!socket) throw new Error(`no store in ${data}`)
  const store = await new MongoClient(`mongodb://${encodeURIComponent(join(data, socket))}`).connect()
  const people = /** @type {import("mongodb").Collection<{ _id: string, account: string, grants: object[] }>} */ (
    store.db('duzhan_identity').collection('people')
  )
  const like = await people.findOne({ account: 'xtx-author' })
  if (!like) throw new Error('no author in the demonstration')
  const grants = [{ role: 'operator', region: province, plan: '*' }]
  await people.insertOne({ ...like, _id: 'p-bench', account: 'bench-operator', grants })
  await store.close()
}

/** The longest turn of each process's loop since a moment. @param {string} folder @param {number} since */
export function longestTurns(folder, since) {
  const longest = (/** @type {string} */ name) => {
    const file = join(folder, `${name}.turns`)
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
    const taken = lines.map((line) => line.split(' ').map(Number)).filter(([at = 0]) => at >= since)
    return Math.max(0, ...taken.map(([, ms = 0]) => ms))
  }
  return { platform: longest('serve'), store: longest('server') }
}

/**
 * Each step, with everything that follows from it: how long its author waited, how long others did, and how much processor
 * time the longest turn of the loop of the platform and of the store took.
 * @param {{ port: number, viewer: ReturnType<typeof client>, data: string, turns: string, pauseMs?: number }} platform
 */
export async function besideHeaviestPlan({ port, viewer, data, turns, pauseMs = 2_000 }) {
  const { heaviestPlan } = await import(new URL('../packages/plan/dist/heaviestPlan.js', import.meta.url).href)
  await addOperator(data)
  const [author, operator] = [client(port, 4), client(port, 1)]
  await author.signIn('xtx-author')
  await operator.signIn('bench-operator')
  /** @type {(revision: number) => { document: Record<string, unknown> }} */
  const document = (revision) => ({ document: { ...heaviestPlan(revision), jurisdiction: county } })
  const blank = { key: 'title', title: '名称', schema: { type: 'string', maxLength: 20 } }
  const template = { key: 'heavy', title: '模板', parameters: [blank], plan: { ...document(1).document, title: '{{title}}' } }
  const plan = 'heaviest'
  const steps = {
    saveDraft: () => author.post('forms.plan.saveDraft', document(1)),
    preview: () => author.post('forms.plan.preview', document(1)),
    publish: () => author.post('forms.plan.publish', document(1)),
    publishNext: () => author.post('forms.plan.publish', document(2)),
    // the first time that these services need what they were told
    readByAssignments: () => author.get('assignments.visit.list', { plan }),
    readByAggregation: () => author.get('aggregation.summary.byRegion', { plan, region: county }),
    readByAuthor: () => author.get('forms.plan.byId', { plan }),
    compare: () => author.get('forms.plan.compare', { plan, revision: 2, with: { plan, revision: 1 } }),
    saveTemplate: () => operator.post('forms.template.save', { document: template }),
    fillTemplate: () => author.post('forms.template.fill', { template: 'heavy', plan: 'filled', answers: { title: '方案' } }),
    close: () => author.post('forms.plan.close', { plan, revision: 2 }),
  }
  const sampler = new Worker(new URL('./benchSampler.mjs', import.meta.url), { workerData: { port, cookie: viewer.cookie() } })
  /** @type {() => Promise<ReturnType<typeof summary> & { maxMs: number }>} */
  const sampled = () =>
    new Promise((resolve) => {
      sampler.once('message', (/** @type {number[]} */ waits) =>
        resolve({ ...summary(waits), maxMs: Math.round(Math.max(...waits)) }),
      )
      sampler.postMessage('waits')
    })
  const measured = async (/** @type {number} */ since) => ({
    othersWait: await sampled(),
    longestTurnMs: longestTurns(turns, since),
  })
  const began = Date.now()
  await pause(pauseMs)
  const alone = await measured(began)
  /** @type {Record<string, Awaited<ReturnType<typeof measured>> & { ms: number }>} */
  const figures = {}
  for (const [name, act] of Object.entries(steps)) {
    const since = Date.now()
    await act()
    const ms = Date.now() - since
    await pause(pauseMs) // what follows from it is part of it
    figures[name] = { ms, ...(await measured(since)) }
  }
  await sampler.terminate()
  author.close()
  operator.close()
  const longestWaitMs = Math.max(...Object.values(figures).map(({ othersWait }) => othersWait.maxMs))
  return { longestWaitMs, alone, steps: figures }
}
