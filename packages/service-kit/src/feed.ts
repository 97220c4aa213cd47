import type { Begin, StreamName, StreamPage } from '@duzhan/contracts'
import type { Peers } from './peer.ts'

/** What a subscription sees of the stream that it reads. */
export interface Feed {
  /** The first entries behind a place, or, for a subscription without a cursor, where it begins. */
  pull(after: number | Begin, limit: number): Promise<StreamPage>
}

/** Who keeps streams: a stream is named by its service. */
type Keeper = StreamName extends `${infer Service}.${string}` ? Service : never

/** A stream at the service that keeps it, as `subscription` reads it. */
export function feedOf(peers: Peers, name: StreamName, subscription: string): Feed {
  const [keeper, stream = ''] = name.split('.') as [Keeper, string] // by the type of its name
  return { pull: (after, limit) => peers(keeper).log.pull({ stream, subscription, after, limit }) }
}
