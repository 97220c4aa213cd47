import type { Actor, LogEntry, LogFilter, LogPage, RepeatOutcome, SetAsideRef, SetAsideView, Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { grantsFor, may } from '../rights.ts'
import { asidePlaceOf, asideTargetOf } from './asidePlace.ts'
import type { LogReader } from './logReader.ts'
import type { ServiceLog } from './serviceLog.ts'
import type { KeptAside } from './setAside.ts'
import type { Subscription } from './subscription.ts'

/** Names of the things of entries, by the ids of these; what has none, or is gone, is left out. */
export type Titles = (entries: readonly LogEntry[]) => Promise<ReadonlyMap<string, string>>

interface Ports {
  reader: LogReader
  serviceLog: Pick<ServiceLog, 'entry' | 'flush'>
  /** What the service subscribes to, asked for when it is needed: a service makes its procedures first. */
  subscriptions?: () => readonly Pick<Subscription, 'name' | 'from' | 'setAside' | 'repeat'>[]
  titles?: Titles
}

/**
 * A service's log, and what it could not apply, as its operators see them: each what lies within the regions of their
 * grants, for the plans of these.
 */
export interface LogAccessService {
  /** Entries, the newest first. What lies in no region is told to nobody. */
  list(actor: Actor, filter: LogFilter): Promise<LogPage>
  /** What the service's subscriptions set aside. What tells no place tells nothing else either, and is shown to operators for every plan. */
  asideList(actor: Actor): Promise<SetAsideView[]>
  /** Tries one of these again at once, and logs who asked. Throws `entry.absent`. */
  repeat(actor: Actor, ref: SetAsideRef): Promise<RepeatOutcome>
}

/** How many places one call looks through, so that a filter which meets nothing costs no more than that. */
const span = 20_000

export function logAccessService({ reader, serviceLog, subscriptions = () => [], titles }: Ports): LogAccessService {
  async function kept(actor: Actor, verb: Verb) {
    const all = await Promise.all(
      subscriptions().map(async (subscription) =>
        (await subscription.setAside()).map((aside) => ({ aside, subscription, place: asidePlaceOf(aside.entry) })),
      ),
    )
    const isForAll = grantsFor(actor, verb).some(({ plan }) => plan === '*')
    return all.flat().filter(({ place }) => (place ? may(actor, verb, place) : isForAll))
  }

  return {
    async list(actor, { from, until, before: asked, ...filter }) {
      const before = asked ?? (await reader.last()) + 1
      const after = Math.max(0, before - 1 - span)
      const found = await reader.newest({
        ...filter,
        scopes: grantsFor(actor, 'log.list'),
        from: from === undefined ? from : new Date(from),
        until: until === undefined ? until : new Date(until),
        after,
        before,
      })
      const names = (await titles?.(found)) ?? new Map<string, string>()
      const end = found.length === filter.limit ? (found.at(-1)?.seq ?? 0) : after + 1
      return { lines: found.map((entry) => ({ ...entry, title: names.get(entry.id) ?? null })), next: end > 1 ? end : null }
    },
    asideList: async (actor) =>
      (await kept(actor, 'log.asideList')).map(({ aside, subscription }) => viewOf(aside, subscription)),
    async repeat(actor, { subscription: name, key }) {
      const found = (await kept(actor, 'log.repeat')).find((one) => one.subscription.name === name && one.aside.key === key)
      if (!found) throw absent()
      const { subscription, aside, place } = found
      const asked = serviceLog.entry('setAside', 'repeat', {
        thing: `${name}:${key}`,
        plan: place?.plan ?? null,
        regionPath: place?.regionPath ?? homePath(actor),
        change: { subscription: name, stream: subscription.from, reason: aside.reason },
      })
      const isApplied = await subscription.repeat(key, asked)
      await serviceLog.flush()
      if (isApplied === null) throw absent()
      return { isApplied }
    },
  }
}

const absent = () => new Problem('absent', 'entry.absent')

/** What tells no place is repeated where the operator is one. */
function homePath(actor: Actor): string[] {
  const [grant] = grantsFor(actor, 'log.repeat')
  return grant ? regionPath(regionCode(grant.region)) : []
}

function viewOf(
  { key, entry, reason, since, tries }: KeptAside,
  { name, from }: Pick<Subscription, 'name' | 'from'>,
): SetAsideView {
  const place = asidePlaceOf(entry)
  const about = place && { plan: place.plan, target: asideTargetOf(entry), region: place.regionPath.at(-1) ?? '' }
  return { subscription: name, key, stream: from, reason, since: since.toISOString(), tries, about }
}
