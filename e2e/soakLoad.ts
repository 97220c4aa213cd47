import { setTimeout as wait } from 'node:timers/promises'
import { callAs } from './call.ts'
import type { Acknowledged, Writer } from './tortureWriters.ts'

const plan = 'xiangtan-2020'
/** One record in a hundred has a finding: findings of a village that is sent all day long grow with it. */
const badShare = 0.01

/** What a load has met. */
export interface Met {
  /** How long, in milliseconds, a record took that was received at once, and how long one waited that was due, tries and all. */
  answered: number[]
  waited: number[]
  /** The same of figures that were read. */
  read: number[]
  /** How many answers there were of each status; 0 where the connection broke. */
  statuses: Map<number, number>
  /** Answers 503 that did not say when to come again. */
  withoutAgain: number
}
export const metNothing = (): Met => ({ answered: [], waited: [], read: [], statuses: new Map(), withoutAgain: 0 })

/** Sends one record until there is a receipt, as a device does, no sooner than it is told to. */
async function send({ call, next }: Writer, acknowledged: Acknowledged, met: Met): Promise<void> {
  const { isBad, submission } = next(badShare)
  for (;;) {
    const began = performance.now()
    const { status, again } = await call('mutation', 'forms.submission.submit', submission).catch(() => ({
      status: 0,
      again: undefined,
    }))
    met.statuses.set(status, (met.statuses.get(status) ?? 0) + 1)
    if (status === 503 && again === undefined) met.withoutAgain++
    if (status === 200) {
      met.answered.push(performance.now() - began)
      break
    }
    await wait(again === undefined ? 300 : again * 1_000)
  }
  acknowledged.set(submission.id, { target: submission.target, isBad })
}

/** Lets all devices send as fast as they can for so long, in milliseconds; resolves with how many records were received. */
export async function sendAll(writers: readonly Writer[], ms: number, acknowledged: Acknowledged): Promise<number> {
  const before = acknowledged.size
  const end = performance.now() + ms
  await Promise.all(
    writers.map(async (writer) => {
      while (performance.now() < end) await send(writer, acknowledged, metNothing())
    }),
  )
  return acknowledged.size - before
}

/** Lets the devices send so many records a second together, each when it is due whatever became of those before, until `isOver`. */
export async function sendAtRate(
  writers: readonly Writer[],
  { rate, isOver, acknowledged, met }: { rate: number; isOver: () => boolean; acknowledged: Acknowledged; met: Met },
): Promise<void> {
  const between = (writers.length / rate) * 1_000
  const began = performance.now()
  await Promise.all(
    writers.map(async (writer, at) => {
      for (let due = began + (between * at) / writers.length; !isOver(); due += between) {
        await wait(Math.max(0, due - performance.now()))
        await send(writer, acknowledged, met)
        met.waited.push(performance.now() - due)
      }
    }),
  )
}

/** Reads the figures of the prefecture once a second until `isOver`. */
export async function readFigures(url: string, { isOver, met }: { isOver: () => boolean; met: Met }): Promise<void> {
  const call = await callAs(url, 'xt-viewer')
  while (!isOver()) {
    const began = performance.now()
    const { status } = await call('query', 'aggregation.summary.byRegion', { plan, region: '430300000000' }).catch(() => ({
      status: 0,
    }))
    if (status === 200) met.read.push(performance.now() - began)
    await wait(1_000)
  }
}
