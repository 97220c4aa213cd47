import type { FilingState, FilingView } from '@duzhan/contracts'
import {
  type ConformanceFinding,
  calendarDate,
  fromText,
  isBreach,
  type JsonText,
  type Plan,
  type PlanComparison,
} from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Place } from '@duzhan/service-kit'

export type FilingVerb = FilingView['verbs'][number]

/** One step in a filing's life. `by` is a post. */
export interface FilingStep {
  verb: FilingVerb
  at: Date
  by: { id: string; title: string }
  text: string
  breaches: number
}

/** What was filed at one time: the document as its author wrote it, and what it was held against. What may be long is text. */
export interface FilingRound {
  filedAt: Date
  superiorRevision: number
  own: JsonText<Plan>
  hash: string
  lower: { code: string; revision: number; title: string }
  findings: JsonText<ConformanceFinding[]>
  comparisons: JsonText<PlanComparison[]>
}

/** What a board shows of a filing. */
export interface FilingRow extends Place {
  jurisdiction: string
  state: Exclude<FilingState, 'missing'>
  /** A calendar date in Asia/Shanghai: what is late is the first filing, however often it is returned. */
  firstFiledOn: string
  breaches: number
  /** The words of the answer to the round that stands. */
  comment: string
  version: number
}

/** A lower jurisdiction's plan before its superior. `plan` is the superior's; one that was never filed is not kept. */
export interface Filing extends FilingRow {
  /** Every round is kept: what was returned, and what was accepted. The last one stands. */
  rounds: FilingRound[]
  timeline: FilingStep[]
}

/** What may follow what. The page draws its buttons from it. An accepted plan that changes is filed again. */
export const transitions: Record<FilingState, Partial<Record<FilingVerb, FilingRow['state']>>> = {
  missing: { file: 'submitted' },
  submitted: { accept: 'accepted', sendBack: 'returned' },
  returned: { file: 'submitted' },
  accepted: { file: 'submitted' },
}

/** The state after a verb. Throws `filing.wrong-state` for what cannot follow. */
export function after(state: FilingState, verb: FilingVerb): FilingRow['state'] {
  const next = transitions[state][verb]
  if (next) return next
  throw new Problem('conflict', 'filing.wrong-state', { state, verb })
}

/** Where the plan of a round breaks with what its superior holds. */
export const findingsOf = (round: FilingRound | undefined): ConformanceFinding[] => (round ? fromText(round.findings) : [])

/** What stands in the way of accepting a plan. */
export const breachesOf = (findings: readonly ConformanceFinding[]): ConformanceFinding[] => findings.filter(isBreach)

type Occasion = Pick<FilingStep, 'at' | 'by'>

/** A filing with one more round. Throws `filing.wrong-state` while an earlier one stands. */
export function filedAgain(
  standing: Filing | null,
  whose: Place & Pick<Filing, 'jurisdiction'>,
  last: FilingRound,
  by: FilingStep['by'],
): Filing {
  const breaches = breachesOf(findingsOf(last)).length
  return {
    plan: whose.plan,
    jurisdiction: whose.jurisdiction,
    regionPath: whose.regionPath,
    state: after(standing?.state ?? 'missing', 'file'),
    firstFiledOn: standing?.firstFiledOn ?? calendarDate(last.filedAt),
    breaches,
    comment: '',
    rounds: [...(standing?.rounds ?? []), last],
    timeline: [...(standing?.timeline ?? []), { verb: 'file', at: last.filedAt, by, text: '', breaches }],
    version: (standing?.version ?? 0) + 1,
  }
}

/**
 * A filing with its superior's answer. Throws `filing.wrong-state`, and `filing.not-conforming` of an acceptance while the
 * plan breaks with what its superior holds.
 */
export function answered(filing: Filing, verb: 'accept' | 'sendBack', { at, by, text }: Occasion & { text: string }): Filing {
  const state = after(filing.state, verb)
  const findings = breachesOf(findingsOf(filing.rounds.at(-1)))
  const breaches = findings.length
  if (verb === 'accept' && breaches > 0) throw new Problem('conflict', 'filing.not-conforming', { breaches, findings })
  return {
    ...filing,
    state,
    comment: text,
    timeline: [...filing.timeline, { verb, at, by, text, breaches }],
    version: filing.version + 1,
  }
}
