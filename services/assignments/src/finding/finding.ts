import type { FindingLimit } from '@duzhan/checklist'
import type { FindingState, FindingVerb } from '@duzhan/contracts'
import { calendarDate, type Deadline } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Place } from '@duzhan/service-kit'
import type { AskedExtension } from './extension.ts'

/** One step in a finding's life: what was done, when, by whom. `by` is a post. */
export interface FindingStep {
  verb: FindingVerb | 'record' | 'correct'
  at: Date
  by: { id: string; title: string }
  text: string | null
  photos: string[]
  rectifyBy: string | null
  /** The correction that the step followed from. */
  submission: string | null
}

/** A bad answer followed until its rectification is verified and closed out. */
export interface Finding extends Place {
  id: string
  target: string
  targetName: string
  place: string
  /** Every submission that reported it while it stood open; the first one opened it. */
  submissions: string[]
  /** The same by chain: the first record of each. A record and its corrections report a thing once. */
  records: string[]
  clausePath: string
  itemTitle: string
  title: string
  category: string
  severity: 'general' | 'serious'
  /** The unit that answers for it, at its seat; and the body of the directory that it is, where the plan says so. */
  responsible: { region: string; regionPath: string[]; title: string; bodies?: string[] | undefined }
  /** The bodies of the directory for which it was found. */
  foundBy?: string[] | undefined
  /** The bodies of the directory that were asked for more time: they see what became of it. */
  deciders?: string[] | undefined
  state: FindingState
  /** A calendar date in Asia/Shanghai, or a minute of one; that day, or minute, itself is not late. */
  rectifyBy: Deadline
  /** What it was counted by; absent in findings kept before there were limits in hours. */
  limit?: FindingLimit
  /** More time that is asked for and not decided on. */
  extension?: AskedExtension | null
  openedAt: Date
  /** What was answered where it was found, as people read it; '' in findings kept before it was asked. */
  answer: string
  note: string | null
  photos: string[]
  timeline: FindingStep[]
  version: number
}

/** What an actor, or the platform, changes of a finding by one step. */
export type FindingChange = Pick<Finding, 'state' | 'rectifyBy'> & { step: FindingStep } & Partial<
    Pick<Finding, 'submissions' | 'records' | 'title' | 'answer' | 'note' | 'photos' | 'extension' | 'deciders'>
  >

/** The bodies of the directory that a finding concerns: those that answer for it, that found it, and that were asked for more time. */
export const bodiesOf = ({ responsible, foundBy, deciders }: Pick<Finding, 'responsible' | 'foundBy' | 'deciders'>): string[] => [
  ...new Set([responsible.bodies, foundBy, deciders].flatMap((bodies) => bodies ?? [])),
]

/** The bodies that review what they found: none of them what it answers for itself. */
export const reviewingBodies = ({ responsible, foundBy = [] }: Pick<Finding, 'responsible' | 'foundBy'>): string[] =>
  foundBy.filter((body) => !responsible.bodies?.includes(body))

/**
 * What may follow what. The page draws its buttons from it. A finding that a checklist opens is handed over in the
 * same write; nothing is closed out before its rectification is verified. Until then a correction of the record that
 * opened it withdraws it; what was closed out stays as it was dealt with. Asking for more time, and the answer, leave the state as it is.
 */
export const transitions: Record<FindingState, Partial<Record<FindingVerb, FindingState>>> = {
  recorded: { handOver: 'handedOver', withdraw: 'withdrawn' },
  handedOver: { accept: 'rectifying', reportBack: 'submitted', withdraw: 'withdrawn', ...extending('handedOver') },
  rectifying: { reportBack: 'submitted', withdraw: 'withdrawn', ...extending('rectifying') },
  returned: { reportBack: 'submitted', withdraw: 'withdrawn', ...extending('returned') },
  submitted: { verify: 'verified', sendBack: 'returned', withdraw: 'withdrawn' },
  verified: { closeOut: 'closedOut', sendBack: 'returned', withdraw: 'withdrawn' },
  closedOut: {},
  withdrawn: {},
}

/** More time is asked for, and given or not, while the unit is to rectify. */
function extending<State extends FindingState>(state: State) {
  return { askExtension: state, extend: state, refuseExtension: state }
}

/** The state after a verb. Throws `finding.not-verified` for a close-out too early, `finding.wrong-state` for anything else that cannot follow. */
export function after(state: FindingState, verb: FindingVerb): FindingState {
  const next = transitions[state][verb]
  if (next) return next
  const isEarly = verb === 'closeOut' && openStates.includes(state)
  throw new Problem('conflict', isEarly ? 'finding.not-verified' : 'finding.wrong-state', { state, verb })
}

/** The calendar date on which a finding was closed out; null for one that is not. */
export function closedOn({ state, timeline }: Pick<Finding, 'state' | 'timeline'>): string | null {
  const last = timeline.findLast(({ verb }) => verb === 'closeOut')
  return state === 'closedOut' && last ? calendarDate(last.at) : null
}

/** Those that still ask for something; the others are history. */
export const openStates = (Object.keys(transitions) as FindingState[]) // keys of a literal table
  .filter((state) => Object.keys(transitions[state]).length > 0)

/** A rectification reported back is no longer silence, though it may be late. */
export const inProgress: readonly FindingState[] = ['submitted', 'verified']

/** What waits for the responsible unit. */
export const toRectify: readonly FindingState[] = ['handedOver', 'rectifying', 'returned']
