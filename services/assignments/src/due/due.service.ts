import type { Actor, DueBoard, DueHandIn, DueVerb, DueView, PlanEffects } from '@duzhan/contracts'
import { calendarDate, jsonText, type Plan } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, type PlanCopies, reach, readInTurn, visible } from '@duzhan/service-kit'
import type { DueRepository } from './due.repository.ts'
import { excused, handedIn, received, sentBack, type TrackedDue, type TrackedStep } from './due.ts'
import type { OpenDues, RosterOf } from './dueOpening.ts'
import { mayStep } from './dueRights.ts'
import { toSummary, toView } from './dueView.ts'

interface Ports {
  dues: DueRepository
  plans: Pick<PlanCopies, 'latest'>
  openDues: OpenDues
  rosterOf: RosterOf
  clock: Clock
  /** Where a plan is told in sentences, so that nobody else waits for it. */
  run: RunPlanJob
}
type Ref = { plan: string; key: string }

export interface DueService {
  /** What is owed under a plan by now within the actor's reach, what is due first standing first. Throws `plan.absent`. */
  board(actor: Actor, plan: string): Promise<DueBoard>
  /**
   * What a plan does as its register and lists stand, in sentences: when, who, about how many, what is due first; and what of
   * it cannot take effect. A reader below the plan's jurisdiction is told of the targets within reach, and of no others. Throws `plan.absent`.
   */
  effects(actor: Actor, plan: string): Promise<PlanEffects>
  /** Throws `plan.absent`, `due.absent`. */
  byKey(actor: Actor, ref: Ref): Promise<DueView>
  /**
   * Hands something in for a due, or in place of what was handed in before. Throws `plan.absent`, `due.absent`,
   * `due.other-body`, `due.stale`, `due.settled`, `due.unowned`, `due.not-begun`, and `due.nil-refused` where nothing to
   * report is no answer.
   */
  handIn(actor: Actor, input: DueHandIn): Promise<DueView>
  /**
   * Receives what was handed in, sends it back, or lets somebody off. Throws `plan.absent`, `due.absent`, `due.other-receiver`,
   * `due.stale`, `due.settled`, `due.not-handed-in`, `due.own-work`.
   */
  answer(actor: Actor, verb: Exclude<DueVerb, 'handIn'>, input: Ref & { version: number; text: string }): Promise<DueView>
}

const outcome = { handIn: handedIn, receive: received, sendBack: sentBack, excuse: excused }

export function dueService({ dues, plans, openDues, rosterOf, clock, run }: Ports): DueService {
  async function inForce(actor: Actor, verb: 'due.board' | 'due.effects', code: string): Promise<Plan> {
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    return plan
  }
  const planOf = async (actor: Actor, code: string) => openDues(await inForce(actor, 'due.board', code))
  async function see(actor: Actor, { plan, key }: Ref): Promise<TrackedDue> {
    await planOf(actor, plan)
    return visible(actor, 'due.byKey', await dues.byKey(plan, key), 'due.absent')
  }
  async function take(
    actor: Actor,
    verb: DueVerb,
    { version, ...input }: Ref & { version: number; text: string; isNil?: boolean },
  ): Promise<DueView> {
    const due = await see(actor, input)
    if (!mayStep(actor, verb, due)) throw new Problem('forbidden', verb === 'handIn' ? 'due.other-body' : 'due.other-receiver')
    if (due.version !== version) throw new Problem('stale', 'due.stale')
    const { text, isNil } = input
    if (isNil && !due.mayBeNil) throw new Problem('invalid', 'due.nil-refused')
    const step: TrackedStep = { verb, text, at: clock.now(), by: { id: actor.id, title: actor.title }, ...(isNil && { isNil }) }
    const next = outcome[verb](due, step)
    if (!(await dues.keep(next, step))) throw new Problem('stale', 'due.stale')
    return toView(actor, next, clock.now())
  }
  return {
    async board(actor, code) {
      await planOf(actor, code)
      const found = await dues.within(code, reach(actor, 'due.board', code))
      const now = clock.now()
      return { plan: code, today: calendarDate(now), dues: found.map((due) => toSummary(due, now)) }
    },
    async effects(actor, code) {
      const plan = await inForce(actor, 'due.effects', code)
      const { places, ...roster } = await rosterOf(plan, reach(actor, 'due.effects', code))
      const input = { plan: jsonText(plan), roster: jsonText({ ...roster, places: [...places] }) }
      return await readInTurn(await run('effects', input))
    },
    byKey: async (actor, ref) => toView(actor, await see(actor, ref), clock.now()),
    handIn: (actor, input) => take(actor, 'handIn', input),
    answer: take,
  }
}
