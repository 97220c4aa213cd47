import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Following } from './log/subscription.ts'

/** One call of a procedure, as it ended. */
export interface Call {
  service: string
  path: string
  /** `ok`, the kind of the problem that it was answered with, or `failed`. */
  outcome: string
  seconds: number
}

/** What a process counts of itself, in the text format of Prometheus: no ids, no names, no addresses. */
export interface Metrics {
  called(call: Call): void
  /** Counts a request that was turned away because memory was nearly used up. */
  turnedAway(): void
  /** Looks, whenever the figures are read, at how much these have left to read and what they could not apply. */
  follow(service: string, subscriptions: readonly Following[]): void
  /** Tells, whenever the figures are read, whether something answers. */
  watch(service: string, isReady: () => Promise<boolean>): void
  /** Tells, whenever the figures are read, whether the last backup is late; nothing where that is not known. */
  watchBackup(service: string, isLate: () => Promise<boolean | null>): void
  /** Answers with all figures of the process. */
  answer: RequestHandler
}

/** From a read that is in memory to a slow comparison of two plans; what takes longer is an outage. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Of what a subscription has left to read no more than this is counted. */
const mostWaiting = 500

/** The figures of this process, of every service that runs in it. */
export function processMetrics(): Metrics {
  const registry = new Registry()
  // a look every 10 ms, as by default, would be most of what a platform at rest does
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  const registers = [registry]
  const calls = new Counter({
    name: 'duzhan_calls_total',
    help: 'Calls of procedures by how they ended.',
    labelNames: ['service', 'path', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    ...{ name: 'duzhan_call_seconds', help: 'How long calls of procedures took.', labelNames: ['service', 'path'], buckets },
    registers,
  })
  const turnedAway = new Counter({
    name: 'duzhan_turned_away_total',
    help: 'Requests that were turned away because memory was nearly used up.',
    registers,
  })
  const following: { service: string; subscription: Following }[] = []
  const watched: { service: string; isReady: () => Promise<boolean> }[] = []
  const each = async <One>(all: readonly One[], look: (one: One) => Promise<void>): Promise<void> =>
    void (await Promise.allSettled(all.map(look))) // what cannot be reached has no figure, and is missed by an alert
  new Gauge({
    name: 'duzhan_subscription_waiting',
    help: `Entries of a stream that a subscription has not read yet, ${mostWaiting} at most.`,
    labelNames: ['service', 'subscription'],
    registers,
    async collect() {
      this.reset()
      await each(following, async ({ service, subscription }) =>
        this.set({ service, subscription: subscription.name }, await subscription.waiting(mostWaiting)),
      )
    },
  })
  new Gauge({
    name: 'duzhan_subscription_set_aside',
    help: 'Entries that a subscription could not apply and keeps trying.',
    labelNames: ['service', 'subscription'],
    registers,
    async collect() {
      this.reset()
      await each(following, async ({ service, subscription }) =>
        this.set({ service, subscription: subscription.name }, (await subscription.setAside()).length),
      )
    },
  })
  new Gauge({
    name: 'duzhan_ready',
    help: '1 where a service and its store answer, 0 where they do not.',
    labelNames: ['service'],
    registers,
    async collect() {
      await each(watched, async ({ service, isReady }) => this.set({ service }, (await isReady()) ? 1 : 0))
    },
  })
  const backups: { service: string; isLate: () => Promise<boolean | null> }[] = []
  new Gauge({
    name: 'duzhan_backup_late',
    help: '1 where the last backup of the embedded store is older than DUZHAN_BACKUP_HOURS, 0 where it is not.',
    labelNames: ['service'],
    registers,
    async collect() {
      this.reset()
      await each(backups, async ({ service, isLate }) => {
        const late = await isLate()
        if (late !== null) this.set({ service }, late ? 1 : 0)
      })
    },
  })
  return {
    called({ service, path, outcome, seconds: took }) {
      calls.inc({ service, path, outcome })
      seconds.observe({ service, path }, took)
    },
    turnedAway: () => turnedAway.inc(),
    follow: (service, subscriptions) => void following.push(...subscriptions.map((subscription) => ({ service, subscription }))),
    watchBackup: (service, isLate) => void backups.push({ service, isLate }),
    watch: (service, isReady) => void watched.push({ service, isReady }),
    async answer(_request, response) {
      const text = await registry.metrics()
      response.set('cache-control', 'no-store').type(registry.contentType).send(text)
    },
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Lets nobody through but who shows this token; without a token there is nothing to see. */
export function bearing(token: string | undefined): RequestHandler {
  const wanted = token === undefined ? null : digest(`Bearer ${token}`)
  return (request, response, next) => {
    if (wanted !== null && timingSafeEqual(digest(request.header('authorization') ?? ''), wanted)) next()
    else response.status(404).end()
  }
}
