import type { LogChange, LogEntry, MessageTopic } from '@duzhan/contracts'
import { calendarDate, type Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import type { PlanCopies } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { DueRepository } from '../due/due.repository.ts'
import type { TrackedDue, TrackedStep } from '../due/due.ts'
import { placeOfDue } from '../due/dueRights.ts'
import type { FilingRepository } from '../filing/filing.repository.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import { type Finding, inProgress, reviewingBodies, toRectify } from '../finding/finding.ts'
import type { LotRepository } from '../lot/lot.repository.ts'
import type { Audience } from './audience.ts'
import type { Message } from './message.ts'
import { owersOf } from './owersOf.ts'

export interface MessageSources {
  findings: Pick<FindingRepository, 'byId'>
  dues: Pick<DueRepository, 'byKey'>
  filings: Pick<FilingRepository, 'byJurisdiction'>
  designations: Pick<DesignationRepository, 'frozen'>
  lots: Pick<LotRepository, 'ofWindow'>
  plans: Pick<PlanCopies, 'latest'>
}
type Told = Omit<Message, 'plan' | 'at' | 'count'>

/**
 * The messages that follow from an entry of the service's log: none of what is told only from a seat up (0024, 0025), until it is
 * told everybody, and none of what is the platform's own. The same entry makes the same messages, however often it is read.
 */
export function messagesOf(sources: MessageSources): (entry: LogEntry) => Promise<Message[]> {
  const tellers: Record<string, (entry: LogEntry & { plan: string }) => Promise<Told[]>> = {
    finding: (entry) => ofFinding(sources, entry),
    due: (entry) => ofDue(sources, entry),
    filing: (entry) => ofFiling(sources, entry),
    targetList: (entry) => ofFreeze(sources, entry),
    designation: (entry) => ofDesignation(sources, entry),
    lot: (entry) => ofLot(sources, entry),
  }
  return async (entry) => {
    const { plan, noun, at } = entry
    const tell = Object.hasOwn(tellers, noun) ? tellers[noun] : undefined
    if (plan === null || !tell || 'covert' in entry.change) return []
    return (await tell({ ...entry, plan })).map((told) => ({ ...told, plan, at: new Date(at), count: null }))
  }
}

type Of = LogEntry & { plan: string }
/** Once for an entry: what happens again is told again. */
const idOf = (topic: MessageTopic, { id }: LogEntry, whom = ''): string => `${topic} ${id}${whom && ` ${whom}`}`

/** Which step of a finding is told by which message, and to whom. */
const findingSteps: Partial<Record<string, { topic: MessageTopic; to: 'unit' | 'reviewer' | 'decider' }>> = {
  reportBack: { topic: 'finding.toVerify', to: 'reviewer' },
  sendBack: { topic: 'finding.returned', to: 'unit' },
  correct: { topic: 'finding.corrected', to: 'unit' },
  withdraw: { topic: 'finding.withdrawn', to: 'unit' },
  verify: { topic: 'finding.verified', to: 'unit' },
  closeOut: { topic: 'finding.closedOut', to: 'unit' },
  askExtension: { topic: 'finding.extensionAsked', to: 'decider' },
  extend: { topic: 'finding.extended', to: 'unit' },
  refuseExtension: { topic: 'finding.extensionRefused', to: 'unit' },
}

/** Those that come with the reason that somebody gave. */
const reasoned: ReadonlySet<MessageTopic> = new Set<MessageTopic>([
  ...(['finding.returned', 'finding.extensionAsked', 'finding.extensionRefused'] as const),
])

const among = (bodies: readonly string[] = []) => (bodies.length > 0 ? { bodies } : {})

/** The unit that answers for a finding, at its own seat and by the body that it is; and whoever reviews it, where the target lies. */
const unitOf = ({ target, responsible }: Finding): Audience => ({
  ...{ rule: 'place', verb: 'finding.accept', regionPath: responsible.regionPath, target, ...among(responsible.bodies) },
})
const reviewerOf = (finding: Finding): Audience => ({
  ...{ rule: 'place', verb: 'finding.verify', regionPath: finding.regionPath, target: finding.target },
  ...among(reviewingBodies(finding)),
})

/** Whoever decides whether a finding gets more time; where that is decided on already, whoever could review it. */
const deciderOf = ({ target, regionPath: path, extension }: Finding): Audience => ({
  ...{ rule: 'place', verb: 'finding.extend', regionPath: extension?.regionPath ?? path, target, ...among(extension?.bodies) },
})
const audienceOf = { unit: unitOf, reviewer: reviewerOf, decider: deciderOf }

async function ofFinding({ findings }: MessageSources, entry: Of): Promise<Told[]> {
  const { state, rectifyBy } = entry.change as LogChange<'finding'> // as the repository of findings logs it
  const isGiven = (entry.verb === 'open' || entry.verb === 'handOver') && state === 'handedOver'
  const step = isGiven ? null : findingSteps[entry.verb]
  if (step === undefined) return []
  const finding = await findings.byId(entry.thing)
  if (finding === null || finding.covert) return []
  const { id, target, targetName, title, regionPath: path, bodies, responsible, openedAt, timeline } = finding
  const shown: Told['shown'] = { verb: 'finding.byId', place: { regionPath: path, target, ...among(bodies) } }
  const words = { title, of: targetName, on: rectifyBy }
  if (step === null) {
    // what one record found is one message to the unit, and one to each unit that is a body of the directory
    const whom = [responsible.region, ...(responsible.bodies ?? []).map((body) => `@${body}`)].join(' ')
    const key = `finding.given ${entry.plan} ${target} ${openedAt.toISOString()} ${whom}`
    return [{ id: key, topic: 'finding.given', audiences: [unitOf(finding)], shown, words, things: [id] }]
  }
  if (entry.verb === 'correct' && ![...toRectify, ...inProgress].includes(state)) return []
  const taken = timeline.findLast(({ verb, at }) => verb === entry.verb && at.toISOString() <= entry.at)
  const audience = audienceOf[step.to](finding)
  const on = step.topic === 'finding.extensionAsked' ? (taken?.rectifyBy ?? rectifyBy) : rectifyBy
  const said = { ...words, on, ...(taken?.text && reasoned.has(step.topic) && { text: taken.text }) }
  return [{ id: idOf(step.topic, entry), topic: step.topic, audiences: [audience], shown, words: said, things: [id] }]
}

const dueSteps: Partial<Record<string, MessageTopic>> = {
  receive: 'due.received',
  sendBack: 'due.returned',
  excuse: 'due.excused',
  revokeReceipt: 'due.owedAgain',
  revokeExcuse: 'due.owedAgain',
}
/** Whoever receives what is owed: the body itself, or those at its seat and above it. */
export const receiverOf = ({ to }: Pick<TrackedDue, 'to'>): Audience => ({
  ...{ rule: 'place', verb: 'due.receive', regionPath: regionPath(regionCode(to.region)) },
  ...(to.body && { bodies: [to.body] }),
})
/** Where the page of a due is asked for. */
export function shownAs(due: TrackedDue): Told['shown'] {
  const { regionPath: path, target, bodies } = placeOfDue(due)
  return { verb: 'due.byKey', place: { regionPath: path, bodies, ...(target && { target }) } }
}

async function ofDue({ dues }: MessageSources, entry: Of): Promise<Told[]> {
  const { dueOn } = entry.change as LogChange<'due'> // as the repository of dues logs it
  const isOpened = ['open', 'reopen', 'tell'].includes(entry.verb)
  const topic = isOpened ? 'due.opened' : entry.verb === 'handIn' ? 'due.handedIn' : dueSteps[entry.verb]
  // nobody is told today of what was to be done by a day gone by: the list of what is owed shows it
  if (topic === undefined || (isOpened && dueOn < calendarDate(new Date(entry.at)))) return []
  const due = await dues.byKey(entry.plan, entry.thing)
  if (due === null) return []
  const shown = shownAs(due)
  const words = { title: due.title, on: dueOn, ...(due.by && { of: due.by.title }) }
  const things = [due.key]
  if (topic === 'due.opened') {
    const { of: _, ...common } = words
    // one for all that its duty asks of them for one window
    return owersOf(due).map(({ key, audience }) => ({
      ...{ id: `${topic} ${entry.plan} ${due.duty} ${due.window} ${dueOn} ${key}`, topic, audiences: [audience] },
      ...{ shown: audience.rule === 'ower' ? shown : null, words: common, things },
    }))
  }
  const audiences = topic === 'due.handedIn' ? [receiverOf(due)] : owersOf(due).map(({ audience }) => audience)
  if (audiences.length === 0) return []
  const step = due.steps.findLast(({ verb, at }: TrackedStep) => verb === entry.verb && at.toISOString() <= entry.at)
  const text = topic === 'due.handedIn' || topic === 'due.received' ? undefined : step?.text
  return [{ id: idOf(topic, entry), topic, audiences, shown, words: { ...words, ...(text && { text }) }, things }]
}

async function ofFiling({ filings, plans }: MessageSources, entry: Of): Promise<Told[]> {
  const { jurisdiction, state } = entry.change as LogChange<'filing'> // as the repository of filings logs it
  const [filing, plan] = await Promise.all([filings.byJurisdiction(entry.plan, jurisdiction), plans.latest(entry.plan)])
  if (filing === null || plan === null) return []
  const title = filing.rounds.at(-1)?.lower.title ?? ''
  const [things, shown] = [[jurisdiction], { verb: 'filing.byId', place: { regionPath: filing.regionPath } } as const]
  if (state === 'submitted') {
    const superior = regionPath(regionCode(plan.jurisdiction))
    const audiences: Audience[] = [{ rule: 'place', verb: 'filing.accept', regionPath: superior }]
    return [{ id: idOf('filing.filed', entry), topic: 'filing.filed', audiences, shown, words: { title }, things }]
  }
  const topic = state === 'accepted' ? 'filing.accepted' : 'filing.returned'
  const text = filing.timeline.findLast(({ verb, at }) => verb === entry.verb && at.toISOString() <= entry.at)?.text
  const audiences: Audience[] = [{ rule: 'seat', verb: 'filing.byId', region: jurisdiction }]
  return [{ id: idOf(topic, entry), topic, audiences, shown, words: { title, ...(text && { text }) }, things }]
}

async function ofFreeze({ plans }: MessageSources, entry: Of): Promise<Told[]> {
  const plan = await plans.latest(entry.plan)
  if (plan === null) return []
  const { frozenOn } = entry.change as LogChange<'targetList'> // as the repository of designations logs it
  const audiences: Audience[] = [{ rule: 'plan', verb: 'targetList.byPlan', jurisdiction: plan.jurisdiction }]
  const words = { title: plan.title, on: frozenOn }
  return [{ id: idOf('list.frozen', entry), topic: 'list.frozen', audiences, shown: null, words, things: [] }]
}

const titleOf = ({ targetLists }: Plan, list: string): string => targetLists.find(({ key }) => key === list)?.title ?? list

async function ofDesignation({ designations, plans }: MessageSources, entry: Of): Promise<Told[]> {
  if (entry.verb !== 'designate' && entry.verb !== 'release') return []
  const { target, targetName, list, designatedOn, releasedOn, regionPath: path } = entry.change as LogChange<'designation'> // as above
  const [frozen, plan] = await Promise.all([designations.frozen(entry.plan), plans.latest(entry.plan)])
  // who came on a list when it was frozen is told by that
  const isOfFreeze = entry.verb === 'designate' && (frozen === null || (designatedOn ?? '') <= frozen.frozenOn)
  if (plan === null || list === null || isOfFreeze) return []
  const topic = entry.verb === 'designate' ? 'list.designated' : 'list.released'
  const on = (topic === 'list.designated' ? designatedOn : releasedOn) ?? ''
  // decisions that were taken together are told together, to each seat what lies within
  return path.map((region) => ({
    ...{ id: `${topic} ${entry.plan} ${list} ${entry.requestId ?? entry.id} ${region}`, topic },
    audiences: [{ rule: 'seat', verb: 'target.byId', region }],
    ...{ shown: null, words: { title: titleOf(plan, list), of: targetName, on }, things: [target], list },
  }))
}

/** Whoever was drawn in the place of another, and that other: nobody else is told of a visit by a message. */
async function ofLot({ lots }: MessageSources, entry: Of): Promise<Told[]> {
  if (entry.verb !== 'replace') return []
  const { duty, window, no, title } = entry.change as LogChange<'lot'> // as the repository of lots logs it
  const lot = (await lots.ofWindow({ plan: entry.plan, duty, window })).find((one) => one.no === no)
  if (!lot) return []
  const toBody = (topic: MessageTopic, body: string): Told => ({
    ...{ id: idOf(topic, entry, body), topic, words: { title }, things: [], shown: null },
    audiences: [{ rule: 'place', verb: 'visit.list', regionPath: [], bodies: [body] }],
  })
  const given = lot.drawn.flatMap(([, inspectors]) => inspectors.map((body) => toBody('visit.given', body)))
  return [...given, ...(lot.replaced === null ? [] : [toBody('visit.taken', lot.replaced)])]
}
