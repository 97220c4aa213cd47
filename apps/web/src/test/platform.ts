import type { Procedures } from '@duzhan/gateway'
import { catalogue, Problem } from '@duzhan/problems'
import { afterEach, vi } from 'vitest'
import { callAnswered, callBegun, callLeft, nothingUnderWay } from './underWay.ts'

type Path = keyof Procedures
type Input<P extends Path> = Procedures[P]['input']
type Output<P extends Path> = Procedures[P]['output']

/** The answer that never comes. */
export const waiting: unique symbol = Symbol('waiting')
/** What a call meets that does not reach the platform. */
export const unreachable: unique symbol = Symbol('unreachable')

type Said<P extends Path> = Output<P> | Problem | typeof waiting | typeof unreachable
/** What the platform says to each procedure, by its path: the same to every call, or what follows from the input. */
export type Answers = { [P in Path]?: Said<P> | ((input: Input<P>) => Said<P>) }
/** Answers at addresses that are no procedures, by `METHOD /path` without what follows a question mark. */
type Elsewhere = Record<string, () => Response>

export interface Platform {
  /** The inputs that a procedure was called with, the first one first. */
  asked<P extends Path>(path: P): Input<P>[]
  /** What it says from now on. */
  answers(more: Answers): void
  /** Where and with what method anything else was asked, as `METHOD /path?search`. */
  elsewhere: string[]
}

interface Call {
  path: string
  input: unknown
}

let unexpected: string[] = []
afterEach(() => {
  const never = unexpected
  unexpected = []
  nothingUnderWay()
  vi.unstubAllGlobals()
  // a page that is left only by the next test may have a last word, which nobody is to hear
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  if (never.length > 0) throw new Error(`the page asked what this test has no answer to: ${never.join(', ')}`)
})

/** What most platforms say: there is no issuer, the first operator was made long ago, and nobody else writes the plan. */
const usual: Answers = {
  'signOn.ways': { issuer: null, passwords: 'everyone' },
  'setup.state': { isOpen: false },
  'forms.plan.presence': [],
}

/** The platform as the browser reaches it, with these answers; the page's own link, batches and all, is the real one. */
export function platform(first: Answers, others: Elsewhere = {}): Platform {
  const known = new Map<string, unknown>(Object.entries({ ...usual, ...first }))
  const calls: Call[] = []
  const elsewhere: string[] = []
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, location.origin)
    callBegun()
    if (url.pathname.startsWith('/trpc/')) return answered(callsOf(url, init), { known, calls })
    elsewhere.push(`${init.method ?? 'GET'} ${url.pathname}${url.search}`)
    callAnswered()
    const other = others[`${init.method ?? 'GET'} ${url.pathname}`]
    if (!other) throw new TypeError('Failed to fetch')
    return other()
  })
  return {
    asked: <P extends Path>(path: P) => calls.filter((call) => call.path === path).map(({ input }) => input as Input<P>), // as the page's own client sent it
    answers: (more) => {
      for (const [path, answer] of Object.entries(more)) known.set(path, answer)
    },
    elsewhere,
  }
}

function callsOf(url: URL, init: RequestInit): Call[] {
  const sent: unknown = JSON.parse(init.body ? String(init.body) : (url.searchParams.get('input') ?? '{}'))
  const inputs = new Map(Object.entries(sent ?? {}))
  return url.pathname
    .slice('/trpc/'.length)
    .split(',')
    .map((path, index) => ({ path, input: inputs.get(String(index)) }))
}

async function answered(batch: Call[], { known, calls }: { known: Map<string, unknown>; calls: Call[] }): Promise<Response> {
  calls.push(...batch)
  const said = batch.map(({ path, input }) => {
    if (!known.has(path)) {
      unexpected.push(path)
      return new Problem('unavailable', 'service.unavailable')
    }
    const answer = known.get(path)
    const here = typeof answer === 'function' ? answer(input) : answer
    if (here instanceof Problem && !Object.hasOwn(catalogue, here.code)) unexpected.push(`${path} refused with ${here.code}`)
    return here
  })
  if (said.includes(waiting)) {
    callLeft()
    return new Promise(() => {})
  }
  callAnswered()
  if (said.includes(unreachable)) throw new TypeError('Failed to fetch')
  return Response.json(said.map(envelope))
}

const envelope = (said: unknown) =>
  said instanceof Problem
    ? { error: { message: said.code, code: -32000, data: { problem: { ...wire(said), requestId: 'r-1' } } } }
    : { result: { data: said } }

const wire = ({ code, kind, details }: Problem) => ({ code, kind, details })
