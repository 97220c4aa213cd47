import type { Actor, ListDecided, ListDecisions, ListProposal, ListReview, ListReviewFilter, Retirement } from '@duzhan/contracts'
import { calendarDate, drawsDue, jsonText, type ListVerdict, type Plan, retiredSentence } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import {
  type Clock,
  concerns,
  may,
  type NewEntry,
  type PlanCopies,
  type Reader,
  readerFor,
  readInTurn,
} from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { isOpenTo, toldLists } from '../designation/secrecy.ts'
import type { Sheet, StandingRepository } from '../designation/standing.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import type { DrawRepository } from '../draw/draw.repository.ts'
import { madeDraw } from '../draw/drawing.ts'
import { placeOf } from '../register/placeOf.ts'
import { refuseEntering } from '../register/refuseEntering.ts'
import { isRegistered, type RegisteredTarget, type RegisterReader } from '../register/target.repository.ts'
import type { OpenVisits } from '../visit/visitOpening.ts'
import { heldAnswers } from './heldAnswers.ts'
import { groundsOf, outcomeOf } from './listDecision.ts'
import { proposalPage } from './proposalPage.ts'

/** How many proposals are told at once, where nobody says how many. */
const mostProposals = 100
/** For so many readers what would change is held, and for none of whom that is more. */
const [mostReaders, mostHeld] = [20, 20_000]
/** Which proposals are asked for. */
type AskedOfReview = Partial<Omit<ListReviewFilter, 'plan'>>

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: Pick<RegisterReader, 'within' | 'byIds' | 'changes' | 'isEntering'>
  designations: Pick<DesignationRepository, 'frozen'> & StandingRepository
  draws: Pick<DrawRepository, 'last'>
  /** Opens the visits that are owed by today. */
  openVisits: OpenVisits
  /** Makes the visits of these targets follow where they stand now. */
  followVisits(plan: Plan, standings: readonly KeptStanding[]): Promise<void>
  /** Has everybody told where these targets stand, as far as a visit shows it: one may have been made while they were decided on. */
  disclose(targets: readonly string[]): Promise<void>
  clock: Clock
  run: RunPlanJob
}

export interface ListReviewService {
  /**
   * What the lists of the plan in force say of today's register, where that differs from where targets stand; of what the
   * actor may see. Nothing is proposed before the lists were frozen, and nothing judged where no proposals are asked for. Throws `plan.absent`.
   */
  review(actor: Actor, plan: string, asked?: AskedOfReview): Promise<ListReview>
  /**
   * Takes decisions together: all of them or none. Decided again as it stands changes nothing. Throws `plan.absent`,
   * `target-list.not-frozen`, `register.entering`, `target.absent`, `target-list.stale`, `target-list.absent`, `designation.wrong-state`,
   * `designation.several-lists` and `designation.reason-missing`.
   */
  decide(actor: Actor, decisions: ListDecisions): Promise<ListDecided>
  /** Carries out what was taken and not yet carried out, of every plan: after a platform that died in between. */
  settleAll(): Promise<void>
}

export function listReviewService(ports: Ports): ListReviewService {
  const { plans, targets, designations, draws, openVisits, followVisits, disclose, clock, run } = ports
  const held = heldAnswers<ListProposal[]>({ most: mostReaders, isHeld: ({ length }) => length <= mostHeld })
  async function settle(sheets: readonly Sheet[]): Promise<void> {
    for (const sheet of sheets) {
      await designations.write(sheet)
      const plan = await plans.latest(sheet.plan)
      const ids = sheet.changes.flatMap(({ places: [first] }) => (first ? [first.target] : []))
      if (plan) await followVisits(plan, await designations.kept(sheet.plan, ids, 'platform'))
      await disclose(ids)
      await designations.settle(sheet)
    }
  }
  async function verdicts(plan: Plan, register: readonly RegisteredTarget[], kept: readonly KeptStanding[]) {
    const isRanked = plan.targetLists.some(({ atLeast }) => atLeast)
    // who comes next on a list of at least so many depends on all of the register, whoever asks about whom
    const all = isRanked ? await targets.within(plan.code, [plan.jurisdiction]) : register
    const made = (await draws.last(plan.code)).map(madeDraw)
    const judged = all.filter(isRegistered).map(({ id, name, kind, regionCode: code, attributes }) => ({
      ...{ id, name, kind, regionCode: code, attributes },
    }))
    const standing = kept.flatMap(({ stands, target, list, reasons }) => (stands ? [{ target, list, reasons }] : []))
    const input = { plan: jsonText(plan), targets: jsonText(judged), standing: jsonText(standing), draws: jsonText(made) }
    const found = grouped(await readInTurn(await run('review', input)))
    const retired = new Map(register.flatMap((one) => (one.retired ? [[one.id, one.retired] as const] : [])))
    return (target: string): ListVerdict[] => {
      const gone = retired.get(target)
      if (!gone) return found.get(target) ?? []
      const lists = standing.flatMap((one) => (one.target === target ? [one.list] : []))
      return (lists.length > 0 ? lists : [null]).map((list) => retiredVerdict(target, gone, list))
    }
  }

  /** All that would change of what a reader may see and is told of, by region. */
  async function proposalsFor(reader: Reader, plan: Plan): Promise<ListProposal[]> {
    const { regions } = reader
    const isTold = toldLists(reader, plan)
    const within = (await targets.within(plan.code, regions)).filter((one) => liesIn(plan, one))
    const kept = await keptOf(plan.code, within, designations)
    // where a target was listed says who may know of that, wherever the register has it since
    const isReached = (path: readonly string[]) => path.some((region) => regions.includes(region))
    const register = within.filter(({ id }) => (kept.get(id) ?? []).every(({ regionPath: path }) => isReached(path)))
    const found = await verdicts(plan, register, [...kept.values()].flat())
    const isToldOf = ({ from, list }: ListVerdict, places: readonly KeptStanding[]) =>
      isTold(list) && isTold(from) && places.every((one) => one.list !== from || isOpenTo(reader, one))
    return register.flatMap((one) => {
      const places = kept.get(one.id) ?? []
      return found(one.id).flatMap((verdict) => (isToldOf(verdict, places) ? proposalOf(one, verdict, places) : []))
    })
  }

  return {
    async review(actor, code, asked = {}) {
      const reader = readerFor(actor, 'targetList.review', code)
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, 'targetList.review', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      await settle(await designations.pending(code))
      const frozen = await designations.frozen(code)
      const isTold = toldLists(reader, plan)
      // how often it was decided on is not said to who is not told of all that was
      const version = plan.targetLists.every(({ key }) => isTold(key)) ? (frozen?.decisions ?? 0) : 0
      const head = { plan: code, version, frozenOn: frozen?.frozenOn ?? null }
      const mayDecide = may(actor, 'targetList.decide', { plan: code, regionPath: pathOf(plan) })
      const none = { total: 0, undecided: 0, proposals: [], next: null, mayDecide }
      if (!frozen) return { ...head, ...none, drawsDue: [] }
      const drawn = await draws.last(code)
      const due = drawsDue(plan, drawn.map(madeDraw), calendarDate(clock.now())).filter(isTold)
      const { list, cursor, limit = mostProposals } = asked
      if (limit === 0) return { ...head, ...none, drawsDue: due }
      // while an import is entered rows come that the count of changes does not tell of
      const register = [await targets.changes(code), await targets.isEntering(code)]
      const lots = drawn.map(({ list: of, no }) => [of, no])
      const state = JSON.stringify([plan.revision, register, frozen.decisions, frozen.changes, lots])
      const proposals = await held.of(JSON.stringify([code, reader]), state, () => proposalsFor(reader, plan))
      return { ...head, ...proposalPage(proposals, { list, cursor, limit }), drawsDue: due, mayDecide }
    },
    async decide(actor, { plan: code, decisions, version }) {
      const plan = await plans.latest(code)
      if (plan === null || !may(actor, 'targetList.decide', { plan: code, regionPath: pathOf(plan) }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      await settle(await designations.pending(code))
      const frozen = await designations.frozen(code)
      if (frozen === null) throw new Problem('conflict', 'target-list.not-frozen')
      await refuseEntering(targets, code)
      const now = frozen.decisions ?? 0
      const ids = decisions.map(({ target }) => target)
      const register = new Map((await targets.byIds(code, ids)).map((one) => [one.id, one]))
      const kept = grouped(await designations.kept(code, ids, 'platform'))
      const found = await verdicts(plan, [...register.values()], [...kept.values()].flat())
      const on = calendarDate(clock.now())
      const decidedAt = new Map<string, { places: KeptStanding[]; entries: NewEntry[] }>()
      const outcomes = decisions.map((decision) => {
        const target = register.get(decision.target)
        if (!target || !liesIn(plan, target)) return new Problem('absent', 'target.absent', { target: decision.target })
        const before = decidedAt.get(target.id) ?? { places: kept.get(target.id) ?? [], entries: [] }
        const of = { decision, target, verdicts: found(target.id), places: before.places, on, by: actor.title }
        const outcome = outcomeOf(plan, of)
        if (outcome === null || outcome instanceof Problem) return outcome
        const { at, places } = outcome
        const entry = designations.entryOf(decision.verb, at, places)
        decidedAt.set(target.id, { places, entries: [...before.entries, entry] })
        return outcome
      })
      if (version !== undefined && version !== now && outcomes.some((one) => one !== null))
        throw new Problem('stale', 'target-list.stale')
      for (const outcome of outcomes) if (outcome instanceof Problem) throw outcome
      const changed = outcomes.filter((outcome) => outcome !== null).length
      if (changed === 0) return { version: now, changed }
      const changes = [...decidedAt.values()]
      const sheet = { plan: code, no: now + 1, changes }
      await openVisits(plan) // what was owed until now is owed by who stood until now
      if (!(await designations.take(sheet))) throw new Problem('stale', 'target-list.stale')
      await settle([sheet])
      return { version: sheet.no, changed }
    },
    settleAll: async () => settle(await designations.pending()),
  }
}

/** Of a target that the register has no longer no rule says anything: it is to come off whatever list it stands on. */
const retiredVerdict = (target: string, { on, reason }: Retirement, from: string | null): ListVerdict => ({
  ...{ target, change: from === null ? null : 'off', from, list: null, reasons: [], meets: [] },
  lost: [retiredSentence({ on, reason })],
})

const pathOf = (plan: Plan): string[] => regionPath(regionCode(plan.jurisdiction))
const liesIn = (plan: Plan, target: RegisteredTarget): boolean => target.regionPath.includes(plan.jurisdiction)

/** Where these targets stand, wherever they stood when they came on their list. */
async function keptOf(plan: string, register: readonly RegisteredTarget[], repository: StandingRepository) {
  const kept: KeptStanding[] = []
  for (let from = 0; from < register.length; from += 1_000) {
    const ids = register.slice(from, from + 1_000).map(({ id }) => id)
    for (const one of await repository.kept(plan, ids, 'platform')) kept.push(one)
  }
  return grouped(kept)
}

/** What is said of each target. */
function grouped<One extends { target: string }>(all: readonly One[]): Map<string, One[]> {
  const found = new Map<string, One[]>()
  for (const one of all) {
    const group = found.get(one.target)
    if (group) group.push(one)
    else found.set(one.target, [one])
  }
  return found
}

function proposalOf(target: RegisteredTarget, verdict: ListVerdict, places: readonly KeptStanding[]): ListProposal[] {
  if (!verdict.change) return []
  const { change, from, list, reasons, lost } = verdict
  const isAbout = (one: KeptStanding) => (from === null ? !one.stands : one.stands && one.list === from)
  const held = places.find((one) => isAbout(one) && one.verdict?.grounds === groundsOf(verdict))?.verdict ?? null
  const { id, name, kind, regionPath: path } = target
  return [
    {
      target: { id, name, place: placeOf(target), kind, regionPath: [...path] },
      ...{ change, from, list, reasons, lost },
      decided: held && { verb: held.verb, reason: held.reason, on: held.on, by: held.by },
    },
  ]
}
