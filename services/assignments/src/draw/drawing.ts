import { calendarDate, jsonText, type MadeDraw, type Plan, type Target } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, readInTurn } from '@duzhan/service-kit'
import type { DrawRepository, KeptDraw } from './draw.repository.ts'

/** Among how many lots are drawn at most: a draw keeps all of them, and is one document. */
export const mostDrawnFrom = 100_000

interface Ports {
  draws: DrawRepository
  clock: Clock
  run: RunPlanJob
  /** A text that nobody can foresee. */
  nonce(): string
}
/** Draws lots for lists of a plan over a register, and keeps them; throws `draw.too-large` and, where somebody else just drew, `target-list.stale`. */
export type DrawLots = (
  plan: Plan,
  register: readonly Target[],
  asked: { lists: readonly string[]; by: string; reason: string },
) => Promise<void>

/** A draw as the lists of a plan are decided by it. */
export const madeDraw = ({ list, on, population, drawn }: KeptDraw): MadeDraw => ({
  list,
  on,
  population: population.length,
  drawn,
})

export const drawing =
  ({ draws, clock, run, nonce }: Ports): DrawLots =>
  async (plan, register, { lists, by, reason }) => {
    if (lists.length === 0) return
    const last = await draws.last(plan.code)
    const targets = register.map(({ id, name, kind, regionCode: code, attributes }) => ({
      id,
      name,
      kind,
      regionCode: code,
      attributes,
    }))
    const nonces = lists.map((list) => [list, nonce()] as const)
    const order = jsonText({ targets, made: last.map(madeDraw), nonces })
    const drawings = await readInTurn(await run('draw', { plan: jsonText(plan), order }))
    for (const { list: key, among, ...drawn } of drawings) {
      if (among.length > mostDrawnFrom)
        throw new Problem('invalid', 'draw.too-large', { population: among.length, most: mostDrawnFrom })
      const list = plan.targetLists.find((one) => one.key === key)
      const no = (last.find((one) => one.list === key)?.no ?? 0) + 1
      const { count = null, percent = null } = list?.draw ?? {}
      const kept = {
        plan: plan.code,
        list: key,
        no,
        on: calendarDate(clock.now()),
        by,
        reason,
        count,
        percent,
        population: among,
        ...drawn,
      }
      const told = { title: list?.title ?? key, regionPath: regionPath(regionCode(plan.jurisdiction)) }
      if (!(await draws.add(kept, told))) throw new Problem('stale', 'target-list.stale')
    }
  }
