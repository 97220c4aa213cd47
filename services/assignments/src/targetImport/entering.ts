import type { Logger } from '@duzhan/service-kit'
import { isSame } from '../register/judging.ts'
import type { TargetRepository } from '../register/target.repository.ts'
import type { TargetImport, TargetImportRepository } from './targetImport.repository.ts'

interface Ports {
  imports: Pick<TargetImportRepository, 'entering' | 'rows' | 'note' | 'finish'>
  targets: Pick<TargetRepository, 'byIds' | 'enter'>
  /** Lets lists and visits follow what was changed. */
  followRegister(): Promise<void>
  log: Logger
  /** How long it waits, in milliseconds, before it tries again what the store refused. */
  retryMs?: number
}
/** Enters into the registers what was confirmed. */
export interface Entering {
  /** Begins, where something is confirmed and nobody is at it. */
  begin(): void
  /** Resolves when all that was confirmed is entered, or after so many milliseconds. */
  within(ms: number): Promise<void>
  /** Resolves when it has stopped: between two stretches, so that a start goes on from there. */
  stop(): Promise<void>
}
/** So many rows are written in one command: others wait no longer than for that. */
const stretch = 250
/** So often rows are read anew that somebody changed in the moment of writing; afterwards it is tried again as after an outage. */
const mostTurns = 10

/**
 * Takes every confirmed import to its end, one after the other, part by part. What stands as the import has it is left alone, so that
 * a part is entered again after a death in the middle of it, and twice equals once.
 */
export function enteringOf({ imports, targets, followRegister, log, retryMs = 2_000 }: Ports): Entering {
  let running: Promise<void> | null = null
  let isStopped = false
  let isAskedAgain = false
  let again: NodeJS.Timeout | undefined

  async function enterRows(entered: TargetImport, part: number): Promise<void> {
    const step = { verb: 'register', at: entered.at, by: entered.by.title, reason: '' } as const
    const rows = await imports.rows(entered.id, part)
    for (let at = 0; at < rows.length && !isStopped; at += stretch) {
      const some = rows.slice(at, at + stretch)
      const ids = some.map(({ id }) => id)
      for (let turn = 0, isIn = false; !isIn; turn++) {
        if (turn === mostTurns) throw new Error('rows of an import are changed by others all the time')
        const standing = new Map((await targets.byIds(entered.plan, ids)).map((target) => [target.id, target]))
        const left = some.filter((target) => !isSame(standing.get(target.id), target))
        const were = left.flatMap(({ id }) => standing.get(id) ?? [])
        isIn = left.length === 0 || (await targets.enter(left, were, step))
      }
    }
  }
  async function enterAll(): Promise<void> {
    for (const entered of await imports.entering()) {
      for (let part = entered.partsDone; part < entered.parts && !isStopped; part++) {
        await enterRows(entered, part)
        if (!isStopped) await imports.note(entered.id, part + 1)
      }
      if (isStopped) return
      if (entered.changed > 0) await followRegister()
      await imports.finish(entered)
    }
  }
  async function work(): Promise<void> {
    do {
      isAskedAgain = false
      await enterAll()
    } while (isAskedAgain && !isStopped)
  }
  function begin(): void {
    if (isStopped) return
    isAskedAgain = true
    running ??= work()
      .catch((error: unknown) => {
        log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'an import will be entered later')
        again = setTimeout(begin, retryMs)
      })
      .finally(() => {
        running = null
      })
  }
  return {
    begin,
    async within(ms) {
      let late: NodeJS.Timeout | undefined
      await Promise.race([running, new Promise<void>((done) => (late = setTimeout(done, ms)))])
      clearTimeout(late)
    },
    async stop() {
      isStopped = true
      clearTimeout(again)
      await running
    },
  }
}
