import { isDeepStrictEqual } from 'node:util'
import type { HeldRegion } from '@duzhan/contracts'
import {
  bodyNamed,
  calendarDate,
  carryDues,
  type DirectoryBody,
  type Due,
  type Duty,
  dutiesOf,
  firstDay,
  jsonText,
  type KeptDue,
  laterOf,
  namesBodies,
  nationalCalendar,
  type Plan,
  planSentence,
  type Roster,
} from '@duzhan/plan'
import { isRegionCode, isWithin, nearestAt, type RegionCode, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, type DatedPlanCopies, doing, platform, type Reader } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { type Asking, toldLists } from '../designation/secrecy.ts'
import { placesOf } from '../register/placesOf.ts'
import { isRegistered, type RegisterReader } from '../register/target.repository.ts'
import type { DueChanges, DueRepository } from './due.repository.ts'
import type { TrackedDue, TrackedStep } from './due.ts'
import { dutiesAdded } from './dutiesAdded.ts'

interface Ports {
  dues: Pick<DueRepository, 'ofPlan' | 'carry'>
  plans: Pick<DatedPlanCopies, 'byRevision' | 'publishedAt'>
  designations: Pick<DesignationRepository, 'frozen' | 'within'>
  targets: Pick<RegisterReader, 'within' | 'changes'>
  /** The names of a region and all below it. */
  regionsWithin(code: string): Promise<HeldRegion[]>
  /** Changes with every merger of regions, and when one is taken back. */
  mergers(): Promise<string>
  /** The bodies of the directories of a region, of those below and of those above it. */
  bodiesWithin(code: string): Promise<readonly DirectoryBody[]>
  clock: Clock
}
/** Opens what is due under a plan by now, and ends what it no longer asks for. */
export type OpenDues = (plan: Plan) => Promise<void>
/** Whom the duties of a plan fall on as things stand: the register and the members of the lists within some regions that whoever asks is told of, and the places below it. */
export type RosterOf = (plan: Plan, within: readonly string[], asking: Asking) => Promise<Roster>

/** What of a plan is handed in: visits are paid by records, plans are filed and reviewed, tasks are reported on their board. */
const handedInKinds: readonly Duty['what'][] = ['report', 'handIn', 'filing', 'meeting', 'milestone', 'confirmation']
export function paperPlan(plan: Plan): Plan {
  const { filings, owed, ...duties } = plan.duties
  const others = filings?.filter(({ what }) => what !== 'plan')
  const isHandedIn = (what: Duty['what'], about: NonNullable<Plan['duties']['owed']>[number]['about']) =>
    handedInKinds.includes(what) || (what === 'visit' && about?.kind !== 'lists') // there is no target whose checklist could be filled
  const own = owed?.filter(({ what, about, paper }) => isHandedIn(what, about) && !(what === 'filing' && paper === 'plan'))
  return { ...plan, duties: { ...duties, visits: [], ...(others && { filings: others }), ...(own && { owed: own }) } }
}

/** What a new revision or another register may change of a due that goes on. */
const moving = ['title', 'by', 'about', 'start', 'end', 'dueOn', 'deadline', 'regionPath', 'to', 'mayBeNil'] as const

const sentenceOf = ({ reason }: KeptDue): string => (reason ? planSentence(reason.code, reason.details, 'zh') : '')

/** The first day on which anything is owed: nobody was late with what was due before the document was issued. */
export const firstOwed = (plan: Plan): string => laterOf(firstDay(plan), plan.document.issuedOn ?? firstDay(plan))

/** Where what is owed lies: at the body that owes it, else at what it is about, else with the plan's own jurisdiction. */
export function placeOf(
  { by, about }: Due,
  { jurisdiction }: Plan,
  targets: ReadonlyMap<string, string>,
  bodies: Roster['bodies'] = [],
): RegionCode {
  const key = by?.key ?? ''
  const named = /(?:^region:|@)(\d{12})$/.exec(key)?.[1] ?? bodies.find((body) => key === `body:${body.key}`)?.region
  const place = named ?? (about?.kind === 'region' ? about.id : targets.get(about?.id ?? ''))
  return regionCode(place !== undefined && isRegionCode(place) ? place : jurisdiction)
}

/** To whom it is owed: a body of the directory, or a unit that is one, that of a level above it, a unit of the jurisdiction, or the jurisdiction itself. */
export function receiverOf(
  duty: Duty | undefined,
  at: RegionCode,
  plan: Plan,
  { places, into = {}, bodies = [] }: Roster,
): TrackedDue['to'] {
  const own = { region: plan.jurisdiction, title: places.get(plan.jurisdiction) ?? plan.document.issuer, body: null }
  const to = duty?.to
  const key = to && to.kind !== 'jurisdiction' ? bodyNamed(plan, to) : plan.office
  const named = key === undefined ? undefined : bodies.find((body) => body.key === key && body.retiredOn === null)
  if (named) return { region: named.region, title: named.title, body: named.key }
  if (to?.kind === 'unit') return { ...own, title: plan.units.find((unit) => unit.key === to.unit)?.title ?? own.title }
  if (to?.kind !== 'level' || to.level === 'household' || to.level === 'site') return own
  const seat = nearestAt(at, to.level)
  const region = seat === null ? null : (into[seat] ?? seat)
  return region === null ? own : { region, title: places.get(region) ?? region, body: null }
}

/** Whether whoever asks sits at the plan's own seat, or above it. */
const sitsAbove = ({ regions }: Pick<Reader, 'regions'>, { jurisdiction }: Plan): boolean =>
  isRegionCode(jurisdiction) && regions.some((region) => isRegionCode(region) && isWithin(jurisdiction, region))

/**
 * Dues are opened when somebody first asks on a day: nothing runs at midnight, and a platform that stood still makes up for
 * it. What was opened is held against the plan again on each day, with each revision, and when its register is changed, its lists are frozen or
 * decided on, or the bodies that it names change. What a later revision adds is owed from the day on which that came into force.
 */
export function dueOpening({ dues, plans, designations, targets, regionsWithin, bodiesWithin, mergers, clock }: Ports): {
  openDues: OpenDues
  rosterOf: RosterOf
  /** Changes with every change of a body that a plan may name; of a plan that names none it stays the same. */
  directoryState(plan: Plan): Promise<string>
} {
  const held = new Map<string, string>()
  const directoryOf = async (plan: Plan) => (namesBodies(plan) ? await bodiesWithin(plan.jurisdiction) : [])
  const directoryState = async (plan: Plan): Promise<string> => jsonText(await directoryOf(plan))

  async function rosterOf(plan: Plan, within: readonly string[], asking: Asking): Promise<Roster> {
    const isToldOf = asking === 'platform' ? () => true : toldLists(asking, plan)
    const [regions, bodies, designated, registered] = await Promise.all([
      regionsWithin(plan.jurisdiction),
      directoryOf(plan),
      designations.within(plan.code, within, asking),
      targets.within(plan.code, within),
    ])
    return {
      ...placesOf(regions),
      bodies,
      isBelow: asking !== 'platform' && !sitsAbove(asking, plan),
      targets: registered.filter(isRegistered),
      designations: designated
        .filter(({ retiredOn }) => !retiredOn)
        .map(({ target, list, reasons }) => ({ targetId: target, list, reasons })),
      drawn: [...new Set(designated.map(({ list }) => list))],
      withheld: plan.targetLists.flatMap(({ key }) => (isToldOf(key) ? [] : [key])),
    }
  }

  async function openDues(plan: Plan): Promise<void> {
    const now = clock.now()
    const today = calendarDate(now)
    const [frozen, ofRegister, directory, ofRegions] = await Promise.all([
      designations.frozen(plan.code),
      targets.changes(plan.code),
      directoryState(plan),
      mergers(),
    ])
    const state = [plan.revision, today, frozen?.frozenOn, frozen?.decisions ?? 0, ofRegister, directory, ofRegions].join(' ')
    if (held.get(plan.code) === state) return
    const papers = paperPlan(plan)
    const [roster, kept] = await Promise.all([rosterOf(plan, [plan.jurisdiction], 'platform'), dues.ofPlan(plan.code)])
    const changes = carryDues(kept, {
      ...{ plan: papers, roster, calendar: nationalCalendar, at: now },
      range: { from: firstOwed(plan), to: today },
    })
    const before = new Map(kept.map((due) => [due.key, due]))
    const duties = new Map(dutiesOf(papers).map((duty) => [duty.id, duty]))
    const regions = new Map(roster.targets.map(({ id, regionCode: code }) => [id, code]))
    const tracked = (due: KeptDue, step: Pick<TrackedStep, 'verb' | 'text'> | null): TrackedDue => {
      const at = placeOf(due, plan, regions, roster.bodies)
      const { steps = [], version = 0 } = before.get(due.key) ?? {}
      return {
        ...due,
        plan: plan.code,
        regionPath: regionPath(at),
        mayBeNil: duties.get(due.duty)?.mayBeNil ?? before.get(due.key)?.mayBeNil ?? false,
        to: receiverOf(duties.get(due.duty), at, plan, roster),
        steps: step ? [...steps, { ...step, at: now, by: platform('assignments') }] : steps,
        version: step ? version + 1 : version,
      }
    }
    const isMoved = (due: TrackedDue) => {
      const was = before.get(due.key)
      return !was || moving.some((field) => !isDeepStrictEqual(was[field], due[field]))
    }
    const isNew = ({ key, dueOn }: KeptDue) => dueOn < today && !before.has(key)
    const added = changes.opened.some(isNew) ? await dutiesAdded(papers, plans) : new Map<string, string>()
    const isOwed = (due: KeptDue) => !isNew(due) || due.dueOn >= (added.get(due.duty) ?? '')
    const moved: DueChanges = {
      opened: changes.opened.filter(isOwed).map((due) => tracked(due, before.has(due.key) ? { verb: 'reopen', text: '' } : null)),
      carried: changes.carried.map((due) => tracked(due, null)).filter(isMoved),
      cancelled: changes.cancelled.map((due) => tracked(due, { verb: 'cancel', text: sentenceOf(due) })),
    }
    // whoever happened to ask first on a day is not the one who opened it
    await doing({ by: platform('assignments'), requestId: null }, () => dues.carry(moved))
    held.set(plan.code, state)
  }

  return { openDues, rosterOf, directoryState }
}
