import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { Problem } from '@duzhan/problems'
import type { Request, RequestHandler } from 'express'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'

/** What a process uses of its memory, and how much there is, in bytes. */
export interface MemoryFigures {
  /** What its objects take, and how much they may. */
  heap: number
  heapLimit: number
  /** What all of it takes, with files that are held, and how much the machine or the container has. */
  resident: number
  limit: number
}

interface SheddingOptions {
  log: Logger
  metrics?: Pick<Metrics, 'turnedAway'> | undefined
  memory?: (() => MemoryFigures) | undefined
}

/** Above the first share of what there is new requests are turned away, until less than the second is used. */
const full = 0.9
const relieved = 0.8
/** So long, in milliseconds, a look at the memory counts: what comes in meanwhile is bounded by its size. */
const counts = 100
/** Bodies that are under way at once take this share of the memory at most; one is always taken. */
const bodyShare = 0.25
/** What a body counts that does not say how large it is: as much as the largest file. */
const unsaid = 10 * 1024 * 1024

/** The memory of this process as it is now; a container's limit counts where it is less than the machine has. */
export function memoryNow(): MemoryFigures {
  const { used_heap_size: heap, heap_size_limit: heapLimit } = getHeapStatistics()
  const constrained = process.constrainedMemory() ?? 0
  const limit = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
  return { heap, heapLimit, resident: process.memoryUsage.rss(), limit }
}

const useOf = ({ heap, heapLimit, resident, limit }: MemoryFigures): number => Math.max(heap / heapLimit, resident / limit)

function bodySize({ headers }: Request): number {
  if (headers['content-length'] !== undefined) return Number(headers['content-length'])
  return headers['transfer-encoding'] === undefined ? 0 : unsaid
}

/**
 * Turns requests away with 503 and `Retry-After` before memory ends: while nearly all of it is used, and where the bodies under way would
 * come to more than a quarter of it. What was begun is finished. Throws `service.busy`.
 */
export function shedding({ log, metrics, memory = memoryNow }: SheddingOptions): RequestHandler {
  let isFull = false
  let use = 0
  let most = 0
  let looked = Number.NEGATIVE_INFINITY
  let underWay = 0
  const look = () => {
    looked = performance.now()
    const figures = memory()
    use = useOf(figures)
    most = figures.limit * bodyShare
    const wasFull = isFull
    isFull = use >= (wasFull ? relieved : full)
    if (isFull && !wasFull) log.warn({ ...figures }, 'memory is nearly used up: requests are turned away')
    if (wasFull && !isFull) log.warn({ ...figures }, 'memory is free again')
  }
  return (request, response, next) => {
    if (performance.now() - looked >= counts) look()
    const size = bodySize(request)
    if (isFull || (underWay > 0 && size > 0 && underWay + size > most)) {
      metrics?.turnedAway()
      throw new Problem('unavailable', 'service.busy')
    }
    underWay += size
    response.once('close', () => {
      underWay -= size
    })
    next()
  }
}
