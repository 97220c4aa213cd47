import { type Actor, type ServiceName, type StreamName, serviceNames, streams } from '@duzhan/contracts'
import type { Peers } from '../peer.ts'

export interface Followers {
  /** Remembers a service that reads a stream from here, named without its service, e.g. `submission`. */
  add(actor: Actor, stream: string): void
  /** Tells those who read one of these streams, soon and once for many calls, that there is something to read; losing it costs latency, never data. */
  nudge(...streams: string[]): void
}

/**
 * Tells all other services that there may be something to read in the streams of a service that has just started: who followed it
 * before it ended looks ever more seldom meanwhile, and is not known to it any more.
 */
export function greetFollowers(service: ServiceName, peers: Peers): void {
  const own = Object.keys(streams).filter((stream) => stream.startsWith(`${service}.`)) as StreamName[] // keys of the table
  for (const name of serviceNames) {
    if (name === service) continue
    try {
      for (const stream of own) peers(name).nudge(stream)
    } catch {
      // no address of it is known here: it comes by itself
    }
  }
}

/**
 * Those who read the streams of a service, each by the streams that it reads, so that nobody looks where nothing came: whoever
 * has pulled. Who is started anew greets them (`greetFollowers`), and they pull again.
 */
export function followersOf(service: ServiceName, peers: Peers, gatherMs = 50): Followers {
  const known = new Map<string, Set<ServiceName>>()
  const waiting = new Set<string>()
  const tell = (stream: string, name: ServiceName) => {
    try {
      peers(name).nudge(`${service}.${stream}` as StreamName) // it was pulled under this name
    } catch {
      known.get(stream)?.delete(name) // no address of it is known here: it comes by itself
    }
  }
  return {
    add({ id }, stream) {
      const name = serviceNames.find((one) => id === `service:${one}`)
      if (name) known.set(stream, (known.get(stream) ?? new Set()).add(name))
    },
    nudge(...streams) {
      const isGathering = waiting.size > 0
      for (const stream of streams) waiting.add(stream)
      if (isGathering || waiting.size === 0) return
      setTimeout(() => {
        const told = [...waiting]
        waiting.clear()
        for (const stream of told) for (const name of known.get(stream) ?? []) tell(stream, name)
      }, gatherMs)
    },
  }
}
