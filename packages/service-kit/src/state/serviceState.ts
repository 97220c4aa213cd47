import { type FollowingState, mostWaiting, type ServiceState, type StorageState } from '@duzhan/contracts'
import type { Clock } from '../clock.ts'
import type { Subscription } from '../log/subscription.ts'
import { ownVersion } from '../version.ts'

type Followed = Pick<Subscription, 'name' | 'from' | 'waiting' | 'setAside'>

interface Ports {
  /** What the service subscribes to, asked for when it is needed: a service makes its procedures first. */
  subscriptions?: () => readonly Followed[]
  storage(): Promise<StorageState>
  clock: Clock
}

/** How a service is, for its operators. */
export interface ServiceStateService {
  /** Looks at everything anew. Rejects where the service's own store does not answer. */
  state(): Promise<ServiceState>
}

export function serviceStateService({ subscriptions = () => [], storage, clock }: Ports): ServiceStateService {
  const since = clock.now().toISOString()
  return {
    async state() {
      const [following, kept] = await Promise.all([Promise.all(subscriptions().map(followingState)), storage()])
      return {
        version: ownVersion(),
        node: process.versions.node,
        since,
        subscriptions: following,
        storage: kept,
      }
    },
  }
}

async function followingState({ name, from, waiting, setAside }: Followed): Promise<FollowingState> {
  const [left, aside] = await Promise.all([
    waiting(mostWaiting).catch(() => null), // whoever tells the entries is away: that is what is told here
    setAside(),
  ])
  const [oldest] = aside.map(({ since }) => since.toISOString()).sort()
  return { name, from, waiting: left, setAside: aside.length, oldest: oldest ?? null }
}
