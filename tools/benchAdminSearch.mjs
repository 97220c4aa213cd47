// How long those who keep the platform wait for a search among very many people, regions and targets, which are put straight into the
// store; for `npm run bench:admin`.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { runnerImport } from 'vite'
import { client } from './benchClient.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** So many documents are put into the store in one command. */
const batch = 2_000
/** Villages of so many made-up townships, in the counties of the demonstration's city. */
const counties = ['430302', '430304', '430321', '430381', '430382']
const villagesEach = 900

/** What is said of many waits. @param {readonly number[]} times */
export const waits = (times) => {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (/** @type {number} */ share) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { n: sorted.length, p50ms: at(0.5), p95ms: at(0.95), maxMs: at(1) }
}
/** The made-up village of a number: no two share a code. @param {number} at */
export const villageOf = (at) => {
  const township = Math.floor(at / villagesEach)
  return `${counties[township % counties.length]}${300 + Math.floor(township / counties.length)}${100 + (at % villagesEach)}`
}
export const townshipOf = (/** @type {string} */ village) => `${village.slice(0, 9)}000`
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

/** Puts so many documents into a collection. @param {import('mongodb').Collection} collection @param {number} count @param {(at: number) => object} make */
async function put(collection, count, make) {
  for (let from = 0; from < count; from += batch)
    await collection.insertMany(
      Array.from({ length: Math.min(batch, count - from) }, (_, at) => make(from + at)),
      { ordered: false },
    )
}

/**
 * @typedef {object} Among
 * @property {import('mongodb').MongoClient} store
 * @property {number} port
 * @property {ReturnType<typeof client>} author who may see everything
 * @property {{ plan: string, document: object, model: { kind: string } }} like the plan, and a target of it, that others are made like
 * @property {number} people
 * @property {number} regions
 * @property {number} targets
 */

/** Puts so many there and searches among them. @param {Among} among */
export async function searchesAmong({ store, port, author, like: { plan: like, document, model }, people, regions, targets }) {
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
    process.stderr.write(`${name} ${JSON.stringify(searches[name])}\n`)
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
  return searches
}
