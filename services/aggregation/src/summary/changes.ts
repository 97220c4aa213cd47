import { Problem } from '@duzhan/problems'

/** Someone who has a region's page before them and waits until it says something else. */
export interface Wait {
  person: string
  /** What is waited for: waits with one key share each look at it. */
  key: string
  /** The version that the person saw. */
  since: string
  /** The version that stands now. */
  look(): Promise<string>
  /** Aborted when the person goes away. */
  signal?: AbortSignal | undefined
}
export interface Changes {
  /**
   * Resolves with true as soon as `look` finds another version than `since`, at once if it does already; with false after
   * the patience, when the person has gone and when the service stops. Throws `summary.waits-limited`, and what `look` throws.
   */
  until(wait: Wait): Promise<boolean>
  /** Something may have changed: everything that is waited for is looked at once more. */
  stir(): void
  /** Lets everyone go, and nobody wait any more. */
  stop(): void
}

interface Limits {
  /** How long a wait may take, in milliseconds: less than what proxies between allow a silent connection. */
  patience: number
  /** How many waits a person, and all together, may hold. */
  each: number
  all: number
}
type Found = { version: string } | { error: unknown }
interface Room {
  waiters: Set<(found: Found) => void>
  look(): Promise<string>
  isLooking: boolean
  again: boolean
}

const usual: Limits = { patience: 25_000, each: 8, all: 1_000 }

/**
 * Who waits for which figures, in this process. However many wait for one region's page, a change costs one look at it, and
 * a look asked for while another runs is made after it, so that no change is missed. At the end of its patience every wait
 * looks once more, which finds what another process changed.
 */
export function changes(limits: Partial<Limits> = {}): Changes {
  const { patience, each, all } = { ...usual, ...limits }
  const rooms = new Map<string, Room>()
  const held = new Map<string, number>()
  const leave = new Set<() => void>()
  let isStopped = false

  async function lookInto(room: Room): Promise<void> {
    room.again = true
    if (room.isLooking) return
    room.isLooking = true
    while (room.again && room.waiters.size > 0) {
      room.again = false
      const found = await room.look().then(
        (version): Found => ({ version }),
        (error: unknown): Found => ({ error }),
      )
      for (const tell of [...room.waiters]) tell(found)
    }
    room.isLooking = false
  }

  function roomFor({ key, look }: Wait): Room {
    const room = rooms.get(key) ?? { waiters: new Set(), look, isLooking: false, again: false }
    rooms.set(key, room)
    return room
  }

  return {
    until(wait) {
      const { person, key, since, signal } = wait
      const own = held.get(person) ?? 0
      if (own >= each || leave.size >= all) throw new Problem('limited', 'summary.waits-limited')
      if (isStopped || signal?.aborted) return Promise.resolve(false)
      held.set(person, own + 1)
      const room = roomFor(wait)
      return new Promise((resolve, reject) => {
        let isLast = false
        const end = (act: () => void) => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', go)
          leave.delete(go)
          room.waiters.delete(tell)
          if (room.waiters.size === 0) rooms.delete(key)
          const left = (held.get(person) ?? 1) - 1
          if (left > 0) held.set(person, left)
          else held.delete(person)
          act()
        }
        const go = () => end(() => resolve(false))
        const tell = (found: Found) => {
          if ('error' in found) end(() => reject(found.error))
          else if (found.version !== since) end(() => resolve(true))
          else if (isLast) go()
        }
        const timer = setTimeout(() => {
          isLast = true
          void lookInto(room)
        }, patience)
        signal?.addEventListener('abort', go)
        leave.add(go)
        room.waiters.add(tell)
        void lookInto(room)
      })
    },
    stir() {
      for (const room of rooms.values()) void lookInto(room)
    },
    stop() {
      isStopped = true
      for (const go of [...leave]) go()
    },
  }
}
