import type { Actor, FilingSummary, FilingView } from '@duzhan/contracts'
import { daysBetween, fromText } from '@duzhan/plan'
import { grantsFor, may } from '@duzhan/service-kit'
import { type Filing, type FilingRow, type FilingVerb, findingsOf, transitions } from './filing.ts'

/** A jurisdiction that is to file with a superior. */
export interface Filer {
  /** The superior's plan and the revision of it that stands. */
  plan: string
  revision: number
  superiorPath: readonly string[]
  jurisdiction: string
  regionPath: readonly string[]
  name: string
  dueOn: string
}

/** A row of the board; one that has not filed is late for as long as it has not. */
export function toSummary({ jurisdiction, name, dueOn }: Filer, row: FilingRow | null, today: string): FilingSummary {
  return {
    jurisdiction,
    name,
    state: row?.state ?? 'missing',
    dueOn,
    firstFiledOn: row?.firstFiledOn ?? null,
    lateDays: Math.max(0, daysBetween(dueOn, row?.firstFiledOn ?? today)),
    breaches: row?.breaches ?? 0,
    comment: row?.comment ?? '',
    version: row?.version ?? 0,
  }
}

/** Whether an actor may take a step: filing is done below, under the lower plan's code; judging it above, under the superior's. */
export function mayStep(actor: Actor, verb: FilingVerb, filer: Filer, lowerCode: string | null): boolean {
  const { plan, superiorPath, regionPath } = filer
  if (verb !== 'file') return may(actor, `filing.${verb}`, { plan, regionPath: superiorPath })
  return grantsFor(actor, 'filing.file').some(
    (grant) =>
      regionPath.includes(grant.region) &&
      // before the first filing nobody knows the lower plan's code; the superior's it is not
      (grant.plan === '*' || (lowerCode === null ? grant.plan !== plan : grant.plan === lowerCode)),
  )
}

/** Who filed the round that stands. */
export const filerOf = ({ timeline }: Filing): string | undefined => timeline.findLast(({ verb }) => verb === 'file')?.by.id

export function toView(actor: Actor, filer: Filer, filing: Filing | null, today: string): FilingView {
  const round = filing?.rounds.at(-1)
  const isOwnWork = filing !== null && filerOf(filing) === actor.id
  const possible = Object.keys(transitions[filing?.state ?? 'missing']) as FilingVerb[] // keys of a literal table
  return {
    ...toSummary(filer, filing, today),
    plan: filer.plan,
    lower: round?.lower ?? null,
    findings: findingsOf(round),
    comparisons: round ? fromText(round.comparisons) : [],
    timeline: (filing?.timeline ?? []).map(({ verb, at, by, text, breaches }) => ({
      verb,
      at: at.toISOString(),
      by: by.title,
      text,
      breaches,
    })),
    verbs: possible.filter((verb) => mayStep(actor, verb, filer, round?.lower.code ?? null) && (verb === 'file' || !isOwnWork)),
  }
}
