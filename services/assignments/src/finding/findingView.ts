import type { Actor, FindingAction, FindingSummary, FindingVerb, FindingView, Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { may, type Place } from '@duzhan/service-kit'
import type { ExtensionLeft } from './extension.ts'
import { type Finding, reviewingBodies, transitions } from './finding.ts'
import { lightFor } from './lights.ts'

/** The right that a step asks for. */
export const rightFor = (verb: FindingAction): Verb => `finding.${verb}`
const unitVerbs: readonly FindingVerb[] = ['accept', 'reportBack', 'askExtension']
/** What is done by whoever decides whether there is more time. */
const deciderVerbs: readonly FindingVerb[] = ['extend', 'refuseExtension']

/**
 * Where a verb is done: the responsible unit's own region for what the unit does, the target's for what is done about it, and for more
 * time where that is decided; and beside them by the bodies that the plan has answer, that found it, or that decide.
 */
export function placeOfStep(finding: Finding, verb: FindingVerb): Place {
  const { plan, target, regionPath, responsible, extension, covert } = finding
  const place = { plan, target, covert }
  if (unitVerbs.includes(verb)) return { ...place, regionPath: responsible.regionPath, bodies: responsible.bodies }
  if (deciderVerbs.includes(verb) && extension) return { ...place, regionPath: extension.regionPath, bodies: extension.bodies }
  return { ...place, regionPath, bodies: reviewingBodies(finding) }
}

/** Why a step is not an actor's: what a body of the directory decides, those do not who review at the place. */
export function refusal({ extension }: Finding, verb: FindingAction): Problem {
  const isOfBody = deciderVerbs.includes(verb) && extension?.bodies !== undefined
  return isOfBody
    ? new Problem('forbidden', 'finding.extension-of-body')
    : new Problem('forbidden', 'right.missing', { verb: rightFor(verb) })
}

/** `left`: what more time may be asked for, where it was looked up; in a list it is not, and nobody asks for any there. */
export function toSummary(actor: Actor, finding: Finding, now: string, left: ExtensionLeft | null = null): FindingSummary {
  const { id, title, category, severity, target, targetName, place, responsible, state, rectifyBy, openedAt, version } = finding
  return {
    id,
    title,
    category,
    severity,
    target: { id: target, name: targetName, place },
    responsible: { region: responsible.region, title: responsible.title },
    state,
    light: lightFor(finding, now),
    rectifyBy,
    openedAt: openedAt.toISOString(),
    version,
    verbs: verbsOf(actor, finding, left),
    isCovert: Boolean(finding.covert),
  }
}

/** The steps that an actor may take now. */
function verbsOf(actor: Actor, finding: Finding, left: ExtensionLeft | null): FindingVerb[] {
  const possible = Object.keys(transitions[finding.state]) as FindingVerb[] // keys of a literal table
  const isOpen = (verb: FindingVerb) =>
    (verb !== 'askExtension' || left !== null) && (!deciderVerbs.includes(verb) || Boolean(finding.extension))
  return possible.filter(
    (verb) =>
      verb !== 'handOver' && verb !== 'withdraw' && isOpen(verb) && may(actor, rightFor(verb), placeOfStep(finding, verb)),
  )
}

type PlainView = Omit<FindingView, 'lookBacks' | 'repeats'>
/** A finding as its own page tells it. */
export function toView(actor: Actor, finding: Finding, now: string, left: ExtensionLeft | null): PlainView {
  return {
    ...toSummary(actor, finding, now, left),
    extension: { asked: finding.extension?.until ?? null, left },
    plan: finding.plan,
    submission: finding.submissions[0] ?? '',
    opens: {
      target: may(actor, 'target.byId', { ...finding, bodies: finding.foundBy }),
      record: may(actor, 'submission.byId', { ...finding, target: null, bodies: finding.foundBy }),
    },
    clausePath: finding.clausePath,
    itemTitle: finding.itemTitle,
    answer: finding.answer,
    note: finding.note,
    photos: [...finding.photos],
    timeline: finding.timeline.map(({ verb, at, by, text, photos, rectifyBy, submission }) => ({
      verb,
      at: at.toISOString(),
      by: by.title,
      text,
      photos,
      rectifyBy,
      submission,
    })),
  }
}
