import { type Actor, type ServiceName, serviceNames } from '@duzhan/contracts'
import type { Peers } from '../peer.ts'

export interface Followers {
  /** Remembers a service that reads from here. */
  add(actor: Actor): void
  /** Tells all of them, soon and once for many calls, that there is something to read; losing it costs latency, never data. */
  nudge(): void
}

/** Those who read a service's streams: whoever has pulled, and pulls again by itself within a second after a restart. */
export function followersOf(peers: Peers, gatherMs = 15): Followers {
  const known = new Set<ServiceName>()
  let isGathering = false
  return {
    add({ id }) {
      const name = serviceNames.find((one) => id === `service:${one}`)
      if (name) known.add(name)
    },
    nudge() {
      if (isGathering) return
      isGathering = true
      setTimeout(() => {
        isGathering = false
        for (const name of known) {
          try {
            peers(name).nudge()
          } catch {
            known.delete(name) // no address of it is known here: it comes by itself
          }
        }
      }, gatherMs)
    },
  }
}
