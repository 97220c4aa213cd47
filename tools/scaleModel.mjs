// What an installation carries, from one county to the nation: reckoned of named inputs over the villages that there are. Nothing here
// reads or writes; `simulateScale.mjs` prints it.

/** A village's region by its twelve digits; its county by six, its prefecture by four, its province by two. @typedef {string} Village */

const digitsOf = { county: 6, prefecture: 4, province: 2, nation: 0 }
/** @typedef {keyof typeof digitsOf} Level */

/**
 * What is reckoned with. `measured` was taken from a run of ours, `chosen` is a year that we assume.
 * @type {Record<string, { value: number, unit: string, from: string }>}
 */
export const inputs = {
  recordsAMonth: {
    value: 1,
    unit: 'records a village and month',
    from: 'chosen: every village that there is, not only those on a list',
  },
  months: { value: 36, unit: 'months kept', from: 'chosen' },
  cpuMs: { value: 5.4, unit: 'ms of processor a record, platform and store', from: 'measured: ADR 0019, over 100,000 targets' },
  crowd: { value: 0.5, unit: 'of a month’s records in its last evening', from: 'chosen: a deadline that half of all wait for' },
  eveningHours: { value: 3, unit: 'hours that such an evening has', from: 'chosen' },
  share: {
    value: 0.5,
    unit: 'of a core that a process may use on that evening',
    from: 'chosen: the other half is for who reads',
  },
  submissionBytes: {
    value: 2_036,
    unit: 'bytes a submission',
    from: 'measured: `npm run bench -- --stored 2000`, a checklist of 26 items',
  },
  visitBytes: { value: 737, unit: 'bytes its visit', from: 'measured: as before' },
  factBytes: { value: 4_990, unit: 'bytes its fact', from: 'measured: as before' },
  rollupBytes: { value: 8_412, unit: 'bytes the figures of a village in a month', from: 'measured: as before' },
  findings: { value: 0.5, unit: 'findings a record', from: 'chosen' },
  findingBytes: { value: 2_000, unit: 'bytes a finding and its entries in the log', from: 'chosen' },
  indexed: {
    value: 2.7,
    unit: 'bytes of store a byte of document',
    from: 'measured: how the file grows, indexes and free pages with it',
  },
  photos: { value: 2, unit: 'photos a record', from: 'chosen' },
  photoBytes: { value: 400_000, unit: 'bytes a photo', from: 'chosen: the page draws them with 1,600 pixels at most, as JPEG' },
  shards: { value: 16, unit: 'shards', from: 'chosen: what the photos of the nation come to, in pieces of about a terabyte' },
}
const input = (/** @type {string} */ name) => inputs[name]?.value ?? Number.NaN

/** The parts of a level and how many villages each has. @param {readonly Village[]} villages @param {Level} level @returns {Map<string, number>} */
export function partsOf(villages, level) {
  /** @type {Map<string, number>} */
  const parts = new Map()
  for (const code of villages) {
    const part = code.slice(0, digitsOf[level])
    parts.set(part, (parts.get(part) ?? 0) + 1)
  }
  return parts
}

/** @typedef {{ name: string, villages: number, records: number, perSecond: number, cores: number, processes: number, documents: number, gigabytes: number, photoGigabytes: number, embeddedYears: number, form: string }} Carried */

/** The embedded store is comfortable to about so much: docs/reference/embedded-store.md. */
const embedded = { documents: 2e6, gigabytes: 5 }
/** One replica set of usual machines keeps so much without being cut up. */
const replicaSet = { gigabytes: 2_000 }

/** What so many villages come to. @param {string} name @param {number} villages @returns {Carried} */
export function carried(name, villages) {
  const monthly = villages * input('recordsAMonth')
  const records = monthly * input('months')
  const perSecond = (monthly * input('crowd')) / (input('eveningHours') * 3_600)
  const cores = (perSecond * input('cpuMs')) / 1_000
  const ofRecord = input('submissionBytes') + input('visitBytes') + input('factBytes') + input('findings') * input('findingBytes')
  const bytes = records * ofRecord + villages * input('months') * input('rollupBytes')
  const gigabytes = (bytes * input('indexed')) / 1e9
  const photoGigabytes = (records * input('photos') * input('photoBytes')) / 1e9
  // submission, visit and fact; a finding and a photo each with its entry in the log; the figures of the month
  const documents = records * (3 + 2 * input('findings') + 2 * input('photos')) + villages * input('months')
  const all = gigabytes + photoGigabytes
  // it fills evenly, month by month
  const embeddedYears = (input('months') / 12) * Math.min(embedded.documents / documents, embedded.gigabytes / all)
  const form =
    embeddedYears * 12 >= input('months')
      ? 'one process, embedded store'
      : all <= replicaSet.gigabytes
        ? 'one replica set'
        : gigabytes <= replicaSet.gigabytes
          ? 'one replica set, photos sharded'
          : 'sharded'
  const processes = Math.max(1, Math.ceil(cores / input('share')))
  return {
    name,
    villages,
    records,
    perSecond,
    cores,
    processes,
    documents,
    gigabytes,
    photoGigabytes,
    embeddedYears,
    form,
  }
}

/** A number between 0 and 1 that is the same for the same text (FNV-1a). @param {string} text */
export function shareOf(text) {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0
  // the last digits of like texts differ in few bits: mixed once more
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** Puts each part where least is yet, the heaviest first. @param {ReadonlyMap<string, number>} weights @param {number} shards @returns {Map<string, number>} */
export function packed(weights, shards) {
  const loads = Array.from({ length: shards }, () => 0)
  /** @type {Map<string, number>} */
  const place = new Map()
  const heaviestFirst = [...weights].sort(([one, weight], [other, otherWeight]) => otherWeight - weight || (one < other ? -1 : 1))
  for (const [part, weight] of heaviestFirst) {
    const at = loads.indexOf(Math.min(...loads))
    place.set(part, at)
    loads[at] = (loads[at] ?? 0) + weight
  }
  return place
}

/** Provinces differ in how often they inspect: so many records a village and month, by lot. @param {string} part */
const cadenceOf = (part) => [1, 1, 2, 4][Math.floor(shareOf(`cadence ${part.slice(0, 2)}`) * 4)] ?? 1
/** On which of a month's working days a prefecture's last evening is. @param {string} part @param {number} month */
const eveningOf = (part, month) => Math.floor(shareOf(`evening ${part.slice(0, 4)} ${month}`) * workingDays)
const workingDays = 21

/**
 * Ways to cut the records of the nation up. `at` says on which shard a county's records of a month lie; null, that their place has
 * nothing to do with where they come from.
 * @typedef {{ name: string, at: ((county: string, month: number) => number) | null }} ShardKey
 */
/** @param {readonly Village[]} villages @param {number} shards @returns {ShardKey[]} */
export function shardKeys(villages, shards) {
  const zoned = (/** @type {Level} */ level) => {
    // what is known beforehand is how many villages there are, not how often they will be inspected
    const place = packed(partsOf(villages, level), shards)
    return (/** @type {string} */ county) => place.get(county.slice(0, digitsOf[level])) ?? 0
  }
  return [
    // what is new lies at the end, until the balancer has moved it
    { name: '`_id` by time', at: (_, month) => Math.floor((month * shards) / input('months')) },
    { name: '`_id` hashed', at: null },
    { name: 'region, each province whole', at: zoned('province') },
    { name: 'region, each prefecture whole', at: zoned('prefecture') },
    { name: 'region, each county whole', at: zoned('county') },
  ]
}

const sum = (/** @type {readonly number[]} */ all) => all.reduce((total, one) => total + one, 0)

/**
 * How a key does over all months: what the fullest shard has of the mean, what the busiest one takes in the worst evening of what each
 * would if it were shared out equally, and how many shards the page of a county, a prefecture and a province ask on average.
 * @param {readonly Village[]} villages @param {ShardKey} key @param {number} shards
 */
export function judged(villages, { name, at }, shards) {
  const levels = /** @type {const} */ (['county', 'prefecture', 'province'])
  if (at === null) return { name, fullest: 1, busiest: 1, asked: levels.map(() => shards) }
  const counties = [...partsOf(villages, 'county')]
  const kept = Array.from({ length: shards }, () => 0)
  const asked = levels.map(() => /** @type {Map<string, Set<number>>} */ (new Map()))
  let [busiest, equally] = [0, 0]
  for (let month = 0; month < input('months'); month++) {
    const evenings = Array.from({ length: workingDays }, () => Array.from({ length: shards }, () => 0))
    for (const [county, villagesIn] of counties) {
      const shard = at(county, month)
      const records = villagesIn * cadenceOf(county)
      kept[shard] = (kept[shard] ?? 0) + records
      const evening = evenings[eveningOf(county, month)] ?? []
      evening[shard] = (evening[shard] ?? 0) + records
      for (const [which, level] of levels.entries()) {
        const part = county.slice(0, digitsOf[level])
        asked[which]?.set(part, (asked[which]?.get(part) ?? new Set()).add(shard))
      }
    }
    for (const evening of evenings) {
      busiest = Math.max(busiest, ...evening)
      equally = Math.max(equally, sum(evening) / shards)
    }
  }
  const average = (/** @type {Map<string, Set<number>>} */ parts) => sum([...parts.values()].map((one) => one.size)) / parts.size
  return { name, fullest: Math.max(...kept) / (sum(kept) / shards), busiest: busiest / equally, asked: asked.map(average) }
}
