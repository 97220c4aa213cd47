import {
  type Actor,
  type EvidenceOf,
  type FindingAction,
  type FindingChoices,
  type FindingCounts,
  type FindingDue,
  type FindingFilter,
  type FindingQueue,
  type FindingStanding,
  type FindingSummary,
  type FindingView,
  findingQueues,
  type Page,
  type StreamEntry,
  type SubmissionEvent,
  type Waiting,
} from '@duzhan/contracts'
import { deadlineKey, minuteAt } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, seatsOver } from '@duzhan/regions'
import { type Clock, type Failure, grantsFor, may, type PlanCopies, readerFor, visible } from '@duzhan/service-kit'
import type { RegisterReader } from '../register/target.repository.ts'
import { type AskedExtension, askedExtension, extensionFor, extensionLeft, extensionToDecide } from './extension.ts'
import type { FindingMatch, FindingRepository, FindingScope } from './finding.repository.ts'
import { after, type Finding } from './finding.ts'
import { findingRecorder } from './findingRecorder.ts'
import { placeOfStep, refusal, rightFor, toSummary, toView } from './findingView.ts'
import { boundsOf, countsByRegion } from './lights.ts'
import { turnsOf } from './turnsOf.ts'

export interface FindingPorts {
  findings: FindingRepository
  plans: PlanCopies
  targets: Pick<RegisterReader, 'byIds'>
  /** Those of the photos that the forms service does not hold for the target. */
  missingPhotos(photos: EvidenceOf): Promise<string[]>
  /** What looks back at a finding, and what it was found again as, as far as an actor is told. */
  lookBacksOf(actor: Actor, finding: Finding): Promise<Pick<FindingView, 'lookBacks' | 'repeats'>>
  clock: Clock
}
type ListingVerb = 'finding.list' | 'finding.choices' | 'finding.summary'
type SeenFindings = Pick<FindingMatch, 'plan' | 'reader' | 'named'>
type DeadlineChange = Pick<Finding, 'rectifyBy'> & { told: string | null; extension: AskedExtension | null }
interface Step {
  id: string
  version: number
  text?: string
  photos?: string[]
  rectifyBy?: string | undefined
}

/** What was found at a target: the first of it, whether there is more, and how much of all is open. */
export interface FindingsOfTarget {
  rows: FindingSummary[]
  hasMore: boolean
  open: number
}

export interface FindingService {
  /** A page of the findings within the actor's reach, with how many there are and where the next page begins. */
  list(actor: Actor, filter: FindingFilter): Promise<Page<FindingSummary>>
  /** How many wait for a step of the actor's, how many are late within reach, and who is late with the most. */
  waiting(actor: Actor, plan: string): Promise<Pick<Waiting, 'findings' | 'lateUnits'>>
  /** What the findings of the region can be narrowed down to. */
  choices(actor: Actor, plan: string, region: string): Promise<FindingChoices>
  /** The findings of a target that stand first in the order of deadlines, whether there are more, and how many of all are open. */
  ofTarget(actor: Actor, plan: string, target: string): Promise<FindingsOfTarget>
  byId(actor: Actor, id: string): Promise<FindingView>
  /** Counts of the region and of every region below it that has any. */
  summary(actor: Actor, plan: string, region: string): Promise<FindingCounts[]>
  /**
   * Moves a finding on. Throws `finding.absent`, `right.missing`, `finding.extension-of-body`, `finding.stale` when someone was faster,
   * `finding.wrong-state`, `finding.not-verified`, `finding.own-work`, `evidence.missing`, `finding.deadline-earlier`, and of more time
   * what `askedExtension` and `extensionToDecide` throw.
   */
  step(actor: Actor, verb: FindingAction, step: Step): Promise<FindingView>
  /**
   * Opens the findings that a batch of submissions reports. A correction besides withdraws what the record that it corrects
   * had reported and no longer stands; one of the `settled`, by the ids of their entries, is told again and puts nothing into other
   * words. Returns what could not be taken; throws `finding.stale` when somebody was faster each time.
   */
  record(entries: StreamEntry<SubmissionEvent>[], settled?: ReadonlySet<string>): Promise<Failure[]>
}

export function findingService({ findings, plans, targets, missingPhotos, lookBacksOf, clock }: FindingPorts): FindingService {
  const now = () => minuteAt(clock.now())
  const see = async (actor: Actor, id: string) => visible(actor, 'finding.byId', await findings.byId(id), 'finding.absent')

  const ruleFor = async (finding: Finding) => extensionFor(await plans.latest(finding.plan), finding)
  const viewOf = async (actor: Actor, finding: Finding): Promise<FindingView> => ({
    ...toView(actor, finding, now(), extensionLeft(await ruleFor(finding), finding)),
    ...(await lookBacksOf(actor, finding)),
  })

  /** What a step does to the deadline, what its entry in the timeline tells of one, and which request for more time is left. */
  async function changeBy(
    actor: Actor,
    verb: FindingAction,
    finding: Finding,
    asked: string | undefined,
  ): Promise<DeadlineChange> {
    const { rectifyBy } = finding
    if (verb === 'askExtension') {
      const extension = askedExtension(await ruleFor(finding), finding, asked ?? rectifyBy, clock.now())
      return { rectifyBy, told: extension.until, extension }
    }
    if (verb === 'extend' || verb === 'refuseExtension') {
      const { until } = extensionToDecide(finding, actor)
      return { rectifyBy: verb === 'extend' ? until : rectifyBy, told: until, extension: null }
    }
    const due = asked ?? rectifyBy
    if (deadlineKey(due) < deadlineKey(rectifyBy)) throw new Problem('invalid', 'finding.deadline-earlier', { rectifyBy })
    // who accepts still waits for more time; who reports back has none to wait for
    return { rectifyBy: due, told: asked ?? null, extension: verb === 'accept' ? (finding.extension ?? null) : null }
  }

  /** What of a plan's findings an actor may list or count; null where that is nothing. */
  function seenBy(actor: Actor, plan: string, verb: ListingVerb = 'finding.list'): SeenFindings | null {
    const reader = readerFor(actor, verb, plan)
    const named = grantsFor(actor, verb, plan).flatMap(({ region, target, body }): FindingScope[] =>
      body !== undefined ? [{ body }] : target !== undefined ? [{ region, target }] : [],
    )
    return reader.regions.length + named.length === 0 ? null : { plan, reader, named }
  }
  const shown = (actor: Actor, found: readonly Finding[]) =>
    found.filter((finding) => may(actor, 'finding.list', finding)).map((finding) => toSummary(actor, finding, now()))

  return {
    async list(actor, { plan, region, state, due, mine, order, cursor, limit, ...asked }) {
      const seen = seenBy(actor, plan)
      const turns = mine ? turnsOf(actor, plan, state) : undefined
      if (seen === null || turns?.length === 0) return { rows: [], total: 0, next: null }
      const match = { ...seen, ...asked, within: region, turns, ...boundsOf(state, due, now()) }
      const [found, total] = await Promise.all([
        findings.list({ ...match, order, cursor, limit: limit + 1 }),
        findings.count(match),
      ])
      const own = found.slice(0, limit)
      const last = found.length > limit ? own.at(-1) : undefined
      return { rows: shown(actor, own), total, next: last ? findings.cursorAt(last, order) : null }
    },
    async waiting(actor, plan) {
      const seen = seenBy(actor, plan)
      if (seen === null) return { findings: null, lateUnits: [] }
      const queued = async ({ state, due }: { state: FindingStanding; due?: FindingDue }): Promise<number> => {
        const turns = turnsOf(actor, plan, state)
        return turns.length === 0 ? 0 : await findings.count({ ...seen, turns, ...boundsOf(state, due, now()) })
      }
      const lateOnes = { ...seen, ...boundsOf('open', 'late', now()) }
      const queues = Object.entries(findingQueues)
      const [late, ...counts] = await Promise.all([findings.count(lateOnes), ...queues.map(([, asked]) => queued(asked))])
      const byQueue = Object.fromEntries(queues.map(([queue], at) => [queue, counts[at] ?? 0])) as Record<FindingQueue, number> // its keys
      // a unit that has reported back waits for its reviewer
      const silent = { ...seen, ...boundsOf('toRectify', 'late', now()) }
      const { responsible } = late === 0 ? { responsible: [] } : await findings.choices(silent)
      return { findings: { ...byQueue, late }, lateUnits: responsible.slice(0, mostUnits) }
    },
    async choices(actor, plan, region) {
      const seen = seenBy(actor, plan, 'finding.choices')
      return seen === null ? { categories: [], responsible: [] } : findings.choices({ ...seen, within: region })
    },
    async ofTarget(actor, plan, target) {
      const seen = seenBy(actor, plan)
      if (seen === null) return { rows: [], hasMore: false, open: 0 }
      const [found, open] = await Promise.all([
        findings.list({ ...seen, target, order: 'due', limit: mostOfTarget + 1 }),
        findings.count({ ...seen, target, ...boundsOf('open', undefined, now()) }),
      ])
      return { rows: shown(actor, found.slice(0, mostOfTarget)), hasMore: found.length > mostOfTarget, open }
    },
    byId: async (actor, id) => viewOf(actor, await see(actor, id)),
    async summary(actor, plan, region) {
      const seen = seenBy(actor, plan, 'finding.summary')
      if (seen === null) return []
      const { regions } = seen.reader
      const isNamed = seen.named !== undefined && seen.named.length > 0
      const rows = (await findings.tally({ ...seen, within: region })).filter(({ region: below }) => {
        const path: readonly string[] = seatsOver(regionCode(below))
        // what lies above would count only a part of itself; of one target or body that part is what is asked for
        return path.includes(region) && (isNamed || path.some((code) => regions.includes(code)))
      })
      return countsByRegion(rows, now())
    },
    async step(actor, verb, { id, version, text, photos = [], rectifyBy }) {
      const finding = await see(actor, id)
      if (!may(actor, rightFor(verb), placeOfStep(finding, verb))) throw refusal(finding, verb)
      if (finding.version !== version) throw new Problem('stale', 'finding.stale')
      const state = after(finding.state, verb)
      if ((verb === 'verify' || verb === 'closeOut') && lastReporter(finding) === actor.id)
        throw new Problem('forbidden', 'finding.own-work')
      const missing = photos.length > 0 ? await missingPhotos({ plan: finding.plan, target: finding.target, hashes: photos }) : []
      if (missing.length > 0) throw new Problem('conflict', 'evidence.missing', { hashes: missing, count: missing.length })
      const change = await changeBy(actor, verb, finding, rectifyBy)
      const by = { id: actor.id, title: actor.title }
      const step = { verb, at: clock.now(), by, text: text ?? null, photos, rectifyBy: change.told, submission: null }
      const { rectifyBy: due, extension } = change
      const deciders = extension?.bodies && { deciders: [...new Set([...(finding.deciders ?? []), ...extension.bodies])] }
      if (!(await findings.advance(finding, { state, rectifyBy: due, extension, step, ...deciders })))
        throw new Problem('stale', 'finding.stale')
      return viewOf(actor, await see(actor, id))
    },
    record: findingRecorder({ findings, plans, targets }),
  }
}

/** How many of the units that are late are named. */
const mostUnits = 5

/** How many findings come with the card of a target; who wants the others reads them page by page. */
const mostOfTarget = 100
const lastReporter = ({ timeline }: Finding) => timeline.findLast(({ verb }) => verb === 'reportBack')?.by.id
