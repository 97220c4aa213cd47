import type { Grant } from '@duzhan/contracts'
import type { AppRouter } from '@duzhan/gateway'
import { type PlanPack, packs } from '@duzhan/plan-packs'
import { type Peers, serviceActor } from '@duzhan/service-kit'
import { disposableStore, type ManualClock, manualClock } from '@duzhan/test-kit'
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from '@trpc/client'
import { type Collection, type Document, MongoClient } from 'mongodb'
import { demoPassword, startStandalone } from '../src/index.ts'

export interface Visitor {
  api: TRPCClient<AppRouter>
  cookie: string
  request(path: string, init?: RequestInit): Promise<Response>
}
export interface TestPlatform {
  url: string
  /** Where its data is. */
  store: { mongoUri: string; database: string }
  clock: ManualClock
  /** Everything that was logged, line by line, at the finest level that is used. */
  log: string[]
  /** Closes the platform and opens it again on the same store, after something was done to what is stored. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  settle(): Promise<void>
  /** The services as another service calls them. */
  peersOf(service: string): Peers
  /** Sets a subscription, `service.name`, back to the beginning. */
  replay(subscription: string): Promise<void>
  /** That person, signed in: anew when the clock has moved beyond the last session. */
  as(account: string): Promise<Visitor>
  anonymous: Visitor
  /** A person beyond the demo's, put straight into the store; the password is the demo's. */
  addPerson(account: string, grants: Grant[]): Promise<void>
  /** Puts a document straight into a service's database, as no procedure would; returns after it is written. */
  plant(database: 'forms' | 'assignments' | 'aggregation', collection: string, document: object): Promise<void>
  /** Changes what a service's database holds, document by document, as no procedure would. */
  rewrite(
    database: 'identity' | 'forms' | 'assignments' | 'aggregation',
    collection: string,
    change: (stored: Document) => object,
  ): Promise<void>
  /** Drops every index of a collection but that of its ids. */
  dropIndexes(database: 'forms' | 'assignments' | 'aggregation', collection: string): Promise<void>
  /** Empties collections of a service's database. */
  empty(database: 'forms' | 'assignments' | 'aggregation', ...collections: string[]): Promise<void>
  /** What a service's database holds in a collection. */
  stored(database: 'forms' | 'assignments' | 'aggregation', collection: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

const hour = 60 * 60 * 1_000
const elevenHours = 11 * hour

/** A pack of which nobody has filed anything yet. */
const bare = ({ filings: _, ...pack }: PlanPack): PlanPack => pack

/** The whole platform on a store of its own, with the first pack loaded (or those given), standing at an instant: 20 March 2020, 09:00 in Shanghai. */
export async function testPlatform(
  loaded: readonly PlanPack[] = [bare(packs[0]!)],
  { at, ...more }: { patience?: number; at?: string } = {},
): Promise<TestPlatform> {
  const store = await disposableStore()
  const clock = manualClock(at)
  const log: string[] = []
  const logTo = { write: (line: string) => void log.push(line) }
  const options = {
    ...store,
    clock,
    secret: 's'.repeat(64),
    port: 0,
    demo: loaded,
    logLevel: 'info',
    logTo,
    rate: 1_000_000,
    ...more,
    session: { lifetime: 12 * hour, idle: 12 * hour }, // a test may move the clock through a day
  }
  let running = await startStandalone(options)
  await running.settle()
  let sweptAt = 0
  const visitors = new Map<string, { visitor: Promise<Visitor>; until: number }>()
  const inStore = async <Result>(
    database: string,
    collection: string,
    act: (documents: Collection<Document & { _id: string }>) => Promise<Result>,
  ): Promise<Result> => {
    const client = new MongoClient(store.mongoUri)
    try {
      return await act(client.db(`${store.database}_${database}`).collection(collection))
    } finally {
      await client.close()
    }
  }
  return {
    store,
    get url() {
      return running.url
    },
    clock,
    log,
    settle: () => running.settle(),
    peersOf: (service) => running.peersAs(serviceActor(service)),
    replay: (subscription) => running.replay(subscription),
    async restart(meanwhile) {
      await running.close()
      await meanwhile?.()
      visitors.clear()
      running = await startStandalone(options)
      await running.settle()
    },
    get anonymous() {
      return visitorAt(running.url, '')
    },
    as(account) {
      const known = visitors.get(account)
      const now = clock.now().getTime()
      if (known && known.until > Math.max(now, sweptAt)) return known.visitor
      sweptAt = Math.max(now, sweptAt) // signing in sweeps away what has expired by then, though the clock may go back
      const visitor = signIn(running.url, account)
      visitors.set(account, { visitor, until: now + elevenHours })
      return visitor
    },
    addPerson: (account, grants) =>
      inStore('identity', 'people', async (people) => {
        const like = (await people.findOne({ account: 'xt-author' })) ?? (await people.findOne({})) // another plan’s, where that is loaded
        await people.insertOne({ ...like, _id: `p-${account}`, account, title: `${account}的岗位`, grants })
      }),
    plant: (database, collection, document) =>
      inStore(database, collection, async (documents) => void (await documents.insertOne(document as { _id: string }))), // a planted one has an id
    rewrite: (database, collection, change) =>
      inStore(database, collection, async (documents) => {
        for await (const stored of documents.find()) await documents.replaceOne({ _id: stored._id }, { ...change(stored) })
      }),
    dropIndexes: (database, collection) =>
      inStore(database, collection, async (documents) => void (await documents.dropIndexes())),
    async empty(database, ...collections) {
      for (const collection of collections) await inStore(database, collection, (documents) => documents.deleteMany({}))
    },
    stored: (database, collection) => inStore(database, collection, (documents) => documents.find().toArray()),
    async close() {
      await running.close()
      await store.close()
    },
  }
}

/** Signs a person in; every call is a session of its own. */
export async function signIn(url: string, account: string, password = demoPassword): Promise<Visitor> {
  const response = await fetch(`${url}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-duzhan': '1' },
    body: JSON.stringify({ account, password }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`${account} cannot sign in: ${await response.text()}`)
  return visitorAt(url, cookie)
}

function visitorAt(url: string, cookie: string): Visitor {
  const headers = { 'x-duzhan': '1', cookie }
  return {
    cookie,
    api: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] }),
    request: (path, init) => fetch(`${url}${path}`, { ...init, headers: { ...headers, ...init?.headers } }),
  }
}

/** Sends a change as plain HTTP, so that it may hold what the typed client would never send. */
export const post = (visitor: Visitor, path: string, input: unknown): Promise<Response> =>
  visitor.request(`/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  })

interface ProblemAnswer {
  code: string
  kind: string
  details: Record<string, unknown>
  requestId: string
}

/** The problem that a plain HTTP answer tells of, in either shape; null for an answer that went well. */
export async function problemIn(response: Response): Promise<ProblemAnswer | null> {
  const body = (await response.json()) as { error?: { data?: { problem?: ProblemAnswer } } } & Partial<ProblemAnswer>
  const first = Array.isArray(body) ? (body[0] as typeof body) : body
  const told = first.error?.data?.problem ?? (first.code === undefined ? null : (first as ProblemAnswer))
  if (told === null && !response.ok) throw new Error(`no problem told: ${response.status} ${JSON.stringify(body)}`)
  return told
}

/** The code of the problem that a call answers with, or what it answered if it went well. */
export async function problemOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await call }
  } catch (error) {
    if (error instanceof TRPCClientError && error.data?.problem) return error.data.problem.code
    throw error
  }
}
