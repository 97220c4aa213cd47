import type { Actor, Begin, StreamEntry, StreamPage, StreamPull } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Followers } from './followers.ts'

/** Entries in the order of their places, to be read from any place on. */
export interface Stream {
  /** The first entries behind a place; fewer than asked for may not be all, none is none. */
  after(seq: number, limit: number): Promise<StreamEntry[]>
  /** The last place that is taken; 0 where none is. */
  last(): Promise<number>
  /** The place before the first entry of that instant or later; the last place where there is no such entry. */
  before(instant: Date): Promise<number>
}

interface Ports {
  streams: Readonly<Record<string, Stream>>
  followers: Pick<Followers, 'add'>
  /** Where a subscription of an earlier release stood, by `service.subscription`; it had no cursor of its own. */
  formerly?: (subscription: string) => Promise<number | null>
}
export interface LogService {
  has(stream: string): boolean
  /** Entries of a stream behind a place, or where a subscription begins. Throws `procedure.absent` for no stream of this service. */
  pull(actor: Actor, input: StreamPull): Promise<StreamPage>
}

/** Lets other services read the streams of this one, and remembers who does. */
export function logService({ streams, followers, formerly = async () => null }: Ports): LogService {
  async function placeOf(stream: Stream, subscription: string, begin: Begin): Promise<number> {
    const left = await formerly(subscription)
    if (left !== null) return left
    if (begin === 'beginning') return 0
    return begin === 'now' ? stream.last() : stream.before(new Date(begin))
  }
  return {
    has: (name) => Object.hasOwn(streams, name),
    async pull(actor, { stream: name, subscription, after: asked, limit }) {
      const stream = streams[name]
      if (!stream) throw new Problem('absent', 'procedure.absent')
      followers.add(actor, name)
      const after = typeof asked === 'number' ? asked : await placeOf(stream, subscription, asked)
      return { after, entries: await stream.after(after, limit) }
    },
  }
}
