// npm run bench:admin: what those who keep the platform wait for. How long a register of so many rows takes to go up as its page sends
// it and what everybody else waits meanwhile, and how long a search takes among so many people, regions and targets; as JSON.
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { MongoClient } from 'mongodb'
import { searchesAmong, townshipOf, villageOf, waits } from './benchAdminSearch.mjs'
import { client } from './benchClient.mjs'
import { longestTurns } from './benchHeaviestPlan.mjs'
import { startPlatform } from './benchPlatform.mjs'
import { addPerson, median } from './benchStored.mjs'
import { prepare } from './prepare.mjs'

const like = 'xiangtan-2020'
/** As the page of the register sends them. */
const [rowsInPart, lanes] = [500, 2]
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rows: { type: 'string', default: '100000' },
    people: { type: 'string', default: '100000' },
    targets: { type: 'string', default: '620000' },
    regions: { type: 'string', default: '620573' },
    accounts: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
  },
})
const wanted = Object.fromEntries(
  Object.entries(values).map(([name, text]) => {
    const count = Number(text)
    if (!Number.isInteger(count) || count < 0) throw new Error(`--${name} wants a number, not ${text}`)
    return [name, count]
  }),
)
const { rows = 0, people = 0, targets = 0, regions = 0, accounts = 0, runs = 1 } = wanted

/** The store of a platform. @param {string} data */
async function storeIn(data) {
  const socket = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => basename(path) === 'store.sock')
  if (!socket) throw new Error(`no store in ${data}`)
  return await new MongoClient(`mongodb://${encodeURIComponent(join(data, socket))}`).connect()
}
/** Processor seconds that the platform and what it started have used: they say what something costs, whoever else uses the machine. @param {number} parent */
function cpuSeconds(parent) {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return [parent, ...children.map(Number)].reduce((sum, process) => {
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return sum + (Number(fields[11]) + Number(fields[12])) / 100
  }, 0)
}

/** How long others wait while something is done: asked from a thread of its own. @template T @param {{ port: number, cookie: string }} asked @param {() => Promise<T>} act */
async function beside(asked, act) {
  const sampler = new Worker(new URL('./benchSampler.mjs', import.meta.url), { workerData: asked })
  try {
    const result = await act()
    const times = await new Promise((resolve) => {
      sampler.once('message', resolve)
      sampler.postMessage('waits')
    })
    return { result, othersWait: waits(/** @type {number[]} */ (times)) }
  } finally {
    await sampler.terminate()
  }
}

prepare()
const { port, pid, stop, data, turns, watchTurns } = await startPlatform()
try {
  await watchTurns()
  await addPerson(data)
  const author = client(port, 8)
  await author.signIn('bench-size')
  const { document } = await author.get('forms.plan.byId', { plan: like })
  const [model] = (await author.get('assignments.target.list', { plan: like })).filter(({ kind }) => kind === 'village')
  if (!model) throw new Error('the demonstration has no village')

  /** A register goes up as its page sends it. @param {number} run */
  const upload = async (run) => {
    const plan = `bench-upload-${run}`
    await author.post('forms.plan.publish', { document: { ...document, code: plan, revision: 1 } })
    const given = Array.from({ length: rows }, (_, at) => ({
      ...{ id: `u${at}`, name: `${at + 1}号村`, kind: model.kind, regionCode: villageOf(at), attributes: model.attributes },
    }))
    const id = `00000000-0000-4000-8000-${String(run).padStart(12, '0')}`
    const parts = Math.ceil(rows / rowsInPart)
    const [began, usedBefore, since] = [performance.now(), cpuSeconds(pid), Date.now()]
    let next = 0
    const staging = await beside({ port, cookie: author.cookie() }, () =>
      Promise.all(
        Array.from({ length: lanes }, async () => {
          while (next < parts) {
            const part = next++
            const some = given.slice(part * rowsInPart, (part + 1) * rowsInPart)
            await author.post('assignments.target.stage', {
              plan,
              import: id,
              part,
              targets: some,
              columns: Object.keys(model.attributes),
            })
          }
        }),
      ),
    )
    const [staged, usedStaging, stagedAt] = [performance.now(), cpuSeconds(pid), Date.now()]
    const turnWhileStaging = longestTurns(turns, since)
    const entering = await beside({ port, cookie: author.cookie() }, async () => {
      for (;;) if ((await author.post('assignments.target.enter', { plan, import: id, parts })).isEntered) return
    })
    const seconds = (performance.now() - began) / 1_000
    const used = cpuSeconds(pid)
    const cpuMsEach = (/** @type {number} */ from, /** @type {number} */ to) => Math.round(((to - from) * 100_000) / rows) / 100
    const counted = () => author.get('assignments.target.search', { plan, limit: 1 })
    let { total, isAtLeast } = await counted()
    for (; isAtLeast; await pause(100)) ({ total, isAtLeast } = await counted())
    if (total !== rows) throw new Error(`${total} of ${rows} rows are in the register`)
    return {
      seconds: Math.round(seconds * 10) / 10,
      stageSeconds: Math.round((staged - began) / 100) / 10,
      cpuMsEachRow: { staging: cpuMsEach(usedBefore, usedStaging), entering: cpuMsEach(usedStaging, used) },
      longestTurnMs: { staging: turnWhileStaging, entering: longestTurns(turns, stagedAt) },
      rowsPerSecond: Math.round(rows / seconds),
      othersWaitWhileStaging: staging.othersWait,
      othersWaitWhileEntering: entering.othersWait,
    }
  }
  const uploads = []
  if (rows > 0) {
    const townships = [...new Set(Array.from({ length: rows }, (_, at) => townshipOf(villageOf(at))))]
    for (let at = 0; at < townships.length; at += 5_000)
      await author.post('identity.region.create', {
        regions: townships.slice(at, at + 5_000).map((code, index) => ({ code, name: `${at + index + 1}号镇` })),
      })
    for (let run = 0; run < runs; run++) uploads.push(await upload(run))
  }

  /** People are held against the platform and added, as the page of an import does. @param {number} run */
  const added = async (run) => {
    const grants = [{ role: /** @type {const} */ ('inspector'), region: '430321000000', plan: '*' }]
    const newcomers = Array.from({ length: accounts }, (_, at) => ({ account: `n${run}-${at}`, title: `督查${at}岗`, grants }))
    const [began, usedBefore, since] = [performance.now(), cpuSeconds(pid), Date.now()]
    const { result, othersWait } = await beside({ port, cookie: author.cookie() }, async () => {
      await author.post('identity.person.createMany', { people: newcomers, isTrial: true })
      return await author.post('identity.person.createMany', { people: newcomers, isTrial: false })
    })
    if (result.codes.length !== accounts) throw new Error(`${result.codes.length} of ${accounts} people were added`)
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const cpuMsEach = Math.round(((cpuSeconds(pid) - usedBefore) * 100_000) / accounts) / 100
    return { seconds, cpuMsEach, longestTurnMs: longestTurns(turns, since), othersWait }
  }
  const imports = []
  if (accounts > 0) for (let run = 0; run < runs; run++) imports.push(await added(run))

  const store = await storeIn(data)
  const searches = await searchesAmong({ store, port, author, like: { plan: like, document, model }, people, regions, targets })
  await store.close()
  author.close()
  const figures = {
    machine: { cpus: cpus().length, model: cpus()[0]?.model, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version },
    asked: wanted,
    ...(uploads.length > 0 && {
      upload: {
        medianSeconds: median(uploads.map(({ seconds }) => seconds)),
        medianRowsPerSecond: median(uploads.map(({ rowsPerSecond }) => rowsPerSecond)),
        runs: uploads,
      },
    }),
    ...(imports.length > 0 && { people: { medianSeconds: median(imports.map(({ seconds }) => seconds)), runs: imports } }),
    searches,
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
} finally {
  await stop()
}
