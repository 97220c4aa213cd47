import { Problem } from '@duzhan/problems'
import { startWorker, type WorkerFailure, type WorkerThread, type WorkerThreadOptions } from './workerThread.ts'

export interface WorkerSeatsOptions extends WorkerThreadOptions {
  readonly workers: number
  /** How many may wait for a thread; whoever comes after them is turned away at once. */
  readonly queued: number
}

/** One thread for as long as it is held: asked one question at a time, and replaced when an answer did not come. */
export interface Seat<Request, Reply> {
  ask(request: Request, deadlineMs: number): Promise<Reply | WorkerFailure>
}

export interface WorkerSeats<Request, Reply> {
  /** Waits for a free thread, lends it to the work, and takes it back. Throws `service.unavailable` when too many wait. */
  use<Result>(work: (seat: Seat<Request, Reply>) => Promise<Result>): Promise<Result>
  readonly isClosed: boolean
  close(): Promise<void>
}

/** A few worker threads that are lent in turn, each started when it is first asked; one that fails is started anew. */
export function workerSeats<Request, Reply extends object>(options: WorkerSeatsOptions): WorkerSeats<Request, Reply> {
  const { workers, queued, entry, memoryMb } = options
  type Held = Seat<Request, Reply> & { isBusy: boolean; stop(): Promise<void> }
  let isClosed = false
  const seats = Array.from({ length: workers }, newSeat)
  const waiting: ((seat: Held | null) => void)[] = []

  function newSeat(): Held {
    let thread: WorkerThread<Request, Reply> | null = null
    return {
      isBusy: false,
      async ask(request, deadlineMs) {
        if (thread === null || thread.isGone) thread = await startWorker({ entry, memoryMb })
        if (isClosed) await thread.stop() // closed while it started
        return thread.ask(request, deadlineMs)
      },
      stop: async () => thread?.stop(),
    }
  }

  async function take(): Promise<Held> {
    if (isClosed || waiting.length >= queued) throw unavailable()
    const free = seats.find((seat) => !seat.isBusy)
    if (free) free.isBusy = true
    const seat = free ?? (await new Promise<Held | null>((resolve) => waiting.push(resolve)))
    if (seat === null) throw unavailable()
    return seat
  }

  /** A seat goes straight to whoever has waited longest, and is free only when nobody waits. */
  function leave(seat: Held): void {
    const next = waiting.shift()
    if (next) next(seat)
    else seat.isBusy = false
  }

  return {
    async use(work) {
      const seat = await take()
      try {
        return await work(seat)
      } finally {
        leave(seat)
      }
    },
    get isClosed() {
      return isClosed
    },
    async close() {
      isClosed = true
      for (const wake of waiting.splice(0)) wake(null)
      await Promise.all(seats.map((seat) => seat.stop()))
    },
  }
}

function unavailable(): Problem {
  return new Problem('unavailable', 'service.unavailable')
}
