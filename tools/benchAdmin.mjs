// npm run bench:admin: what those who keep the platform wait for. How long a register of so many rows takes to go up as its page sends
// it and what everybody else waits meanwhile, and how long a search takes among so many people, regions and targets; as JSON.
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { brotliDecompressSync } from 'node:zlib'
import { MongoClient } from 'mongodb'
import { runnerImport } from 'vite'
import { client } from './benchClient.mjs'
import { longestTurns } from './benchHeaviestPlan.mjs'
import { startPlatform } from './benchPlatform.mjs'
import { addPerson, median } from './benchStored.mjs'
import { prepare } from './prepare.mjs'

const like = 'xiangtan-2020'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** As the page of the register sends them. */
const [rowsInPart, lanes] = [500, 2]
/** So many documents are put into the store in one command. */
const batch = 2_000
/** Villages of so many made-up townships, in the counties of the demonstration's city. */
const counties = ['430302', '430304', '430321', '430381', '430382']
const villagesEach = 900

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rows: { type: 'string', default: '100000' },
    people: { type: 'string', default: '100000' },
    targets: { type: 'string', default: '620000' },
    regions: { type: 'string', default: '620573' },
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
const { rows = 0, people = 0, targets = 0, regions = 0, runs = 1 } = wanted

/** What is said of many waits. @param {readonly number[]} times */
const waits = (times) => {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (/** @type {number} */ share) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { n: sorted.length, p50ms: at(0.5), p95ms: at(0.95), maxMs: at(1) }
}
/** The made-up village of a number: no two share a code. @param {number} at */
const villageOf = (at) => {
  const township = Math.floor(at / villagesEach)
  return `${counties[township % counties.length]}${300 + Math.floor(township / counties.length)}${100 + (at % villagesEach)}`
}
const townshipOf = (/** @type {string} */ village) => `${village.slice(0, 9)}000`
const pathOf = (/** @type {string} */ code) =>
  [2, 4, 6, 9, 12].map((digits) => code.slice(0, digits).padEnd(12, '0')).filter((one, at, all) => one !== all[at - 1])

/** Every division of the national tree, as the platform ships it. @returns {[code: string, name: string][]} */
const nationalRegions = () =>
  readdirSync(join(root, 'packages/regions/data'))
    .filter((name) => name.endsWith('.br'))
    .flatMap((name) =>
      brotliDecompressSync(readFileSync(join(root, 'packages/regions/data', name)))
        .toString()
        .trim()
        .split('\n')
        .map((line) => /** @type {[string, string]} */ (line.split(' ').slice(0, 2))),
    )

/** The store of a platform. @param {string} data */
async function storeIn(data) {
  const socket = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => basename(path) === 'store.sock')
  if (!socket) throw new Error(`no store in ${data}`)
  return await new MongoClient(`mongodb://${encodeURIComponent(join(data, socket))}`).connect()
}
/** Puts so many documents into a collection. @param {import('mongodb').Collection} collection @param {number} count @param {(at: number) => object} make */
async function put(collection, count, make) {
  for (let from = 0; from < count; from += batch)
    await collection.insertMany(
      Array.from({ length: Math.min(batch, count - from) }, (_, at) => make(from + at)),
      { ordered: false },
    )
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
const { port, pid, stop, data, turns } = await startPlatform()
try {
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
    const { total } = await author.get('assignments.target.search', { plan, limit: 1 })
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

  const store = await storeIn(data)
  /** @type {Record<string, ReturnType<typeof waits>>} */
  const searches = {}
  /** Asks the same thing again and again, each time with other words. @param {string} name @param {(turn: number) => Promise<unknown>} ask */
  const searched = async (name, ask) => {
    const times = []
    for (let turn = 0; turn < 60; turn++) {
      const asked = performance.now()
      await ask(turn)
      if (turn >= 10) times.push(performance.now() - asked)
    }
    searches[name] = waits(times)
  }

  if (regions > 0) {
    const all = nationalRegions().slice(0, regions)
    const held = store.db('duzhan_identity').collection('regions')
    const known = new Set((await held.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => String(_id)))
    const missing = all.filter(([code]) => !known.has(code))
    await put(held, missing.length, (at) => {
      const [code = '', name = ''] = missing[at] ?? []
      return { _id: code, name, path: pathOf(code) }
    })
    const names = ['潭桥', '湘潭', '人民路', '东风村', '石', 'xt', 'cs', '4303', '430381106', '新农村']
    const text = (/** @type {number} */ turn) => names[turn % names.length] ?? ''
    await searched('region.find', (turn) => author.get('identity.region.find', { text: text(turn) }))
    await searched('region.find within a county', (turn) =>
      author.get('identity.region.find', { text: text(turn), within: '430381000000' }),
    )
    await searched('region.list of codes', (turn) =>
      author.get('identity.region.list', { codes: all.slice(turn * 100, turn * 100 + 100).map(([code]) => code) }),
    )
  }

  if (people > 0) {
    const { module: grams } = await runnerImport(join(root, 'services/identity/src/person/grams.ts'))
    const { module: sight } = await runnerImport(join(root, 'services/identity/src/person/sight.ts'))
    const kept = store.db('duzhan_identity').collection('people')
    const example = await kept.findOne({ account: 'xt-inspector' })
    if (!example) throw new Error('no inspector in the demonstration')
    const areas = nationalRegions().flatMap(([code]) => (/^\d{6}0{6}$/.test(code) && !/0000000000$/.test(code) ? [code] : []))
    const posts = ['乡村振兴局督查岗', '教育局食堂监管岗', '卫健局疾控岗', '纪委监委监督岗', '县委办督查室', '驻村工作队队长']
    await put(kept, people, (at) => {
      const account = `p${String(at).padStart(6, '0')}`
      const title = `${posts[at % posts.length]}${at}`
      const grants = [{ role: 'inspector', region: at % 4 === 0 ? '430321000000' : areas[at % areas.length], plan: '*' }]
      return {
        ...example,
        _id: `bench-${at}`,
        account,
        title,
        grants,
        sight: sight.sightWords(grants),
        finds: grams.gramsOf(account, title),
      }
    })
    const grants = [{ role: 'operator', region: '430321000000', plan: '*' }]
    await kept.insertOne(/** @type {object} */ ({ ...example, _id: 'bench-clerk', account: 'bench-clerk', grants }))
    await kept.updateOne({ account: 'bench-clerk' }, { $set: { sight: sight.sightWords(grants) } })
    const clerk = client(port, 2)
    await clerk.signIn('bench-clerk')
    const number = (/** @type {number} */ turn) => String(1_000 + turn * 97)
    await searched('person.list', () => clerk.get('identity.person.list', {}))
    await searched('person.list behind', (turn) => clerk.get('identity.person.list', { after: `p0${number(turn)}0` }))
    await searched('person.list by account', (turn) => clerk.get('identity.person.list', { words: `p00${number(turn)}` }))
    await searched('person.list by post', (turn) => clerk.get('identity.person.list', { words: posts[turn % posts.length] }))
    await searched('person.list by a number', (turn) => clerk.get('identity.person.list', { words: number(turn) }))
    await searched('person.list of nobody', (turn) => clerk.get('identity.person.list', { words: `监督${number(turn)}` }))
    clerk.close()
  }

  if (targets > 0) {
    const plan = 'bench-search'
    await author.post('forms.plan.publish', { document: { ...document, code: plan, revision: 1 } })
    const kept = store.db('duzhan_assignments').collection('targets')
    const example = await kept.findOne({ plan: like, kind: model.kind })
    await put(kept, targets, (at) => {
      const code = villageOf(at)
      const path = pathOf(code)
      const { annex: _, ...village } = /** @type {Record<string, unknown>} */ (example ?? {})
      return {
        ...village,
        _id: /** @type {any} */ (`${plan}:v${at}`),
        id: `v${at}`,
        plan,
        name: `${at % 5_000}号村`,
        regionCode: code,
        regionPath: path,
      }
    })
    const number = (/** @type {number} */ turn) => 1_000 + turn * 61
    const search = (/** @type {object} */ more) => author.get('assignments.target.search', { plan, ...more })
    await searched('target.search', () => search({}))
    await searched('target.search of all', () => search({ show: 'all' }))
    await searched('target.search of retired', () => search({ show: 'retired' }))
    await searched('target.search by name', (turn) => search({ text: `${number(turn)}号` }))
    await searched('target.search by id', (turn) => search({ text: `v${number(turn)}` }))
    await searched('target.search by code', (turn) => search({ text: villageOf(number(turn) * 10).slice(0, 9) }))
    await searched('target.search of nothing', (turn) => search({ text: `没有${turn}` }))
  }
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
    searches,
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
} finally {
  await stop()
}
