import type {
  Actor,
  DueAheadAsked,
  DueAnytime,
  DueBoard,
  DueBoardFilter,
  DueHandIn,
  DueMonth,
  DueSoon,
  DueTell,
  DueTold,
  DueUntell,
  DueVerb,
  DueView,
  PlanEffects,
  Waiting,
} from '@duzhan/contracts'
import { dutiesOf, type Plan, type PlanAhead } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { may } from '@duzhan/service-kit'
import { excused, excuseRevoked, handedIn, receiptRevoked, received, sentBack, type TrackedDue, type TrackedStep } from './due.ts'
import { type DuePorts, dueAccess } from './dueAccess.ts'
import { dueAhead } from './dueAhead.ts'
import { dueAnytime } from './dueAnytime.ts'
import { dueBoards } from './dueBoards.ts'
import { dueEffects } from './dueEffects.ts'
import { dueEvents } from './dueEvents.ts'
import { mayStep, placeOfDue } from './dueRights.ts'
import { toView } from './dueView.ts'
import { type Asked, askedFreely, handedInFor } from './handedIn.ts'

interface Ref {
  plan: string
  key: string
}
type Answer = Exclude<DueVerb, 'handIn'>

export interface DueService {
  /**
   * What is owed under a plan by now within the actor's reach, a page of it in the order asked for; `of`: only what the actor is
   * to hand in, or to receive. Throws `plan.absent`.
   */
  board(actor: Actor, filter: DueBoardFilter): Promise<DueBoard>
  /** How much of it waits for the actor or is late within reach; null for whoever sees no dues. Throws `plan.absent`. */
  waiting(actor: Actor, plan: string): Promise<Waiting['dues']>
  /** What falls due in a month within the actor's reach, whether it is owed already or not. Throws `plan.absent`. */
  month(actor: Actor, plan: string, month: string): Promise<DueMonth>
  /** What the actor's own bodies owe within the plan's days of reminder, or are late with. Throws `plan.absent`. */
  soon(actor: Actor, plan: string): Promise<DueSoon>
  /** What the actor can hand in unasked, and of which events the actor can tell. Throws `plan.absent`. */
  anytime(actor: Actor, plan: string): Promise<DueAnytime>
  /**
   * Tells of an event and opens what it calls for: of whoever lies within its region, or answers for it above. Telling it twice
   * under one id is the same as once. Throws `plan.absent`, `region.absent`, `due.event-unknown`, `due.event-outside`,
   * `due.event-without-bodies`, `due.event-taken-back`.
   */
  tell(actor: Actor, event: DueTell): Promise<DueTold>
  /**
   * Takes back an event that was told by mistake: what is not handed in or visited yet is owed no more, what was stays. Throws
   * `plan.absent`, `event.absent`, `due.event-taken-back`.
   */
  untell(actor: Actor, event: DueUntell): Promise<void>
  /**
   * What a plan does as its register and lists stand, in sentences: when, who, about how many, what is due first; and what of
   * it cannot take effect. A reader below the plan's jurisdiction is told of the targets within reach, and of no others. Throws `plan.absent`.
   */
  effects(actor: Actor, plan: string): Promise<PlanEffects>
  /**
   * What a plan that is still being written will come to in a month: the members of its lists and what falls due, over the register
   * as it is. Nothing is kept. Throws `plan.absent`, `plan.invalid`, `plan.too-costly`.
   */
  ahead(actor: Actor, asked: DueAheadAsked): Promise<PlanAhead>
  /** Throws `plan.absent`, `due.absent`. */
  byKey(actor: Actor, ref: Ref): Promise<DueView>
  /**
   * Hands something in for a due, or in place of what was handed in before. Throws `plan.absent`, `due.absent`,
   * `due.other-body`, `due.stale`, `due.settled`, `due.unowned`, `due.not-begun`, `evidence.missing` for a file that has not
   * arrived, and what `handedInFor` throws.
   */
  handIn(actor: Actor, input: DueHandIn): Promise<DueView>
  /**
   * Receives what was handed in, sends it back, lets somebody off, or takes either back. Throws `plan.absent`, `due.absent`,
   * `due.other-receiver`, `due.stale`, `due.settled`, `due.not-handed-in`, `due.not-received`, `due.not-excused`, `due.own-work`.
   */
  answer(actor: Actor, verb: Answer, input: Ref & { version: number; text: string }): Promise<DueView>
}

const outcome = {
  handIn: handedIn,
  receive: received,
  sendBack: sentBack,
  excuse: excused,
  revokeReceipt: receiptRevoked,
  revokeExcuse: excuseRevoked,
}
const asksOf = (plan: Plan, { duty }: TrackedDue): Asked => dutiesOf(plan).find(({ id }) => id === duty) ?? askedFreely

export function dueService(ports: DuePorts): DueService {
  const { dues, missingFiles, clock } = ports
  const access = dueAccess(ports)
  const events = dueEvents(access, ports)
  const anytime = dueAnytime(access, ports, events)

  async function see(actor: Actor, { plan: code, key }: Ref): Promise<{ plan: Plan; due: TrackedDue; isKept: boolean }> {
    const plan = await access.opened(actor, 'due.board', code)
    const kept = await dues.byKey(code, key)
    const found = kept ?? (await anytime.byKey(actor, plan, key))
    if (found === null || !may(actor, 'due.byKey', placeOfDue(found))) throw new Problem('absent', 'due.absent')
    return { plan, due: found, isKept: kept !== null }
  }
  const shown = async (actor: Actor, plan: Plan, due: TrackedDue, isKept = true): Promise<DueView> => {
    const view = toView(actor, due, await access.momentOf(plan), asksOf(plan, due))
    return isKept ? view : { ...view, verbs: view.verbs.filter((verb) => verb === 'handIn') } // nobody is let off what nobody asked for
  }
  async function take(
    actor: Actor,
    verb: DueVerb,
    { version, ...ref }: Ref & { version: number },
    said: (seen: { plan: Plan; due: TrackedDue }) => Promise<Pick<TrackedStep, 'text' | 'isNil' | 'files' | 'figures'>>,
  ): Promise<DueView> {
    const { plan, due, isKept } = await see(actor, ref)
    if (!isKept && verb !== 'handIn') throw new Problem('absent', 'due.absent')
    if (!mayStep(actor, verb, due)) throw new Problem('forbidden', verb === 'handIn' ? 'due.other-body' : 'due.other-receiver')
    if (due.version !== version) throw new Problem('stale', 'due.stale')
    const by = { id: actor.id, title: actor.title }
    const step: TrackedStep = { verb, at: clock.now(), by, ...(await said({ plan, due })) }
    const next = outcome[verb](due, step)
    const isTaken = isKept ? await dues.keep(next, step) : await dues.add([next], 'handIn')
    if (!isTaken) throw new Problem('stale', 'due.stale')
    return shown(actor, plan, next)
  }
  return {
    ...dueBoards(access, ports),
    anytime: anytime.anytime,
    tell: events.tell,
    untell: events.untell,
    effects: dueEffects(access, ports),
    ahead: dueAhead(ports),
    async byKey(actor, ref) {
      const { plan, due, isKept } = await see(actor, ref)
      return shown(actor, plan, due, isKept)
    },
    handIn: (actor, input) =>
      take(actor, 'handIn', input, async ({ plan, due }) => {
        const said = handedInFor(asksOf(plan, due), due.mayBeNil, input)
        const hashes = said.files?.map(({ hash }) => hash) ?? []
        const target = `region:${due.regionPath.at(-1) ?? ''}`
        const missing = hashes.length === 0 ? [] : await missingFiles({ plan: plan.code, target, hashes })
        if (missing.length > 0) throw new Problem('invalid', 'evidence.missing', { hashes: missing })
        return said
      }),
    answer: (actor, verb, input) => take(actor, verb, input, async () => ({ text: input.text })),
  }
}
