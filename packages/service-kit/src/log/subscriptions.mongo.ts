import type { ServiceName } from '@duzhan/contracts'
import type { Connection } from 'mongoose'
import { feedOf } from '../feed.ts'
import type { ServiceContext } from '../service.ts'
import { cursorOf } from './cursor.mongo.ts'
import { platform } from './serviceLog.ts'
import { setAsideRepository } from './setAside.mongo.ts'
import { type Following, subscribe } from './subscription.ts'
import type { SubscriptionLine } from './subscriptionLine.ts'
import { doing } from './underWay.ts'

/** Begins to follow what a service subscribes to, with cursors and entries that were set aside in the service's own database. */
export function subscribeAll(
  connection: Connection,
  service: ServiceName,
  { peers, clock, log }: Pick<ServiceContext, 'peers' | 'clock' | 'log'>,
  lines: readonly SubscriptionLine[],
): Following[] {
  const by = platform(service)
  return lines.map(({ from, apply, ...line }) => ({
    ...subscribe({
      ...line,
      from,
      feed: feedOf(peers, from, `${service}.${line.name}`),
      apply: (entries) => doing({ by, requestId: null }, () => apply(entries)),
      cursor: cursorOf(connection, line.name),
      kept: setAsideRepository(connection, line.name, clock),
      log,
    }),
  }))
}
