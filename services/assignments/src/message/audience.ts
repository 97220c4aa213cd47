import type { Actor, Grant, Verb } from '@duzhan/contracts'
import { isRegionCode, seatsOver } from '@duzhan/regions'
import { concerns, grantsFor, may } from '@duzhan/service-kit'
import { speaksFor } from '../due/dueRights.ts'

/**
 * For whom a message is, by what they may do and where: whoever holds a verb at a place; at that very seat, for what is
 * counted there; in a team, or for any, at that very seat; for one target alone; who speaks for the body that owes
 * something; and all whom a plan concerns. No message names a person: who may read it follows from their grants, each time it is read.
 */
export type Audience =
  | { rule: 'place'; verb: Verb; regionPath: readonly string[]; target?: string; bodies?: readonly string[] }
  | { rule: 'seat'; verb: Verb; region: string }
  | { rule: 'team'; verb: Verb; region: string; team: string }
  | { rule: 'target'; verb: Verb; regionPath: readonly string[]; target: string }
  | { rule: 'ower'; by: string; regionPath: readonly string[] }
  | { rule: 'plan'; verb: Verb; jurisdiction: string }

/** The verbs by which somebody is told anything. */
export const tellingVerbs: readonly Verb[] = [
  ...([
    'finding.accept',
    'finding.verify',
    'finding.extend',
    'filing.accept',
    'filing.byId',
    'due.handIn',
    'due.receive',
  ] as const),
  ...(['targetList.byPlan', 'target.byId', 'visit.list'] as const),
]

const isWhole = ({ target, body }: Grant): boolean => target === undefined && body === undefined
const pathOf = (region: string): readonly string[] => (isRegionCode(region) ? seatsOver(region) : [])

/**
 * The desks at which a message lies. An actor looks at `desksFor` and at no others, so that what is for somebody lies at one of
 * theirs; what lies there and is not for them is held back by `isFor`.
 */
export function desksOf(audience: Audience): string[] {
  switch (audience.rule) {
    case 'place': {
      const { verb, regionPath: path, target, bodies = [] } = audience
      const about = target === undefined ? [] : [`${verb} #${target}`]
      return [...path.map((region) => `${verb} ${region}`), ...about, ...bodies.map((body) => `${verb} @${body}`)]
    }
    case 'seat':
      return [`${audience.verb} =${audience.region}`]
    case 'team':
      return [`${audience.verb} =${audience.region} ${audience.team}`]
    case 'target':
      return [`${audience.verb} #${audience.target}`]
    case 'ower': {
      const [kind = '', name = ''] = audience.by.split(/:(.*)/s)
      const alone = kind === 'body' ? [`due.handIn @${name}`] : kind === 'target' ? [`due.handIn #${name}`] : []
      return [...audience.regionPath.map((region) => `due.handIn ${region}`), ...alone]
    }
    case 'plan': {
      const { verb, jurisdiction } = audience
      return [...pathOf(jurisdiction).map((region) => `${verb} ${region}`), `${verb} >${jurisdiction}`]
    }
  }
}

/** The desks at which an actor's messages lie, by its grants as they are now. */
export function desksFor(actor: Actor): string[] {
  const desks = tellingVerbs.flatMap((verb) =>
    grantsFor(actor, verb).flatMap((grant) => {
      const { role, region, team = '', target, body } = grant
      const alone = [...(target === undefined ? [] : [`${verb} #${target}`]), ...(body === undefined ? [] : [`${verb} @${body}`])]
      if (alone.length > 0) return alone
      const ofTeam = role === 'inspector' ? [`${verb} =${region} ${team}`] : []
      const below = verb === 'targetList.byPlan' ? pathOf(region).map((above) => `${verb} >${above}`) : []
      return [`${verb} ${region}`, `${verb} =${region}`, ...ofTeam, ...below]
    }),
  )
  return [...new Set(desks)]
}

/** Whether a message of a plan is for an actor, by its grants as they are now. */
export function isFor(actor: Actor, plan: string, audience: Audience): boolean {
  const whole = (verb: Verb) => grantsFor(actor, verb, plan).filter(isWhole)
  switch (audience.rule) {
    case 'place':
      return may(actor, audience.verb, { ...audience, plan })
    case 'seat': {
      // what bodies at a place owe is not the inspectors' to hand in
      const isOffice = ({ role }: Grant) => audience.verb !== 'due.handIn' || role !== 'inspector'
      return whole(audience.verb).some((grant) => grant.region === audience.region && isOffice(grant))
    }
    case 'team':
      return whole(audience.verb).some(
        ({ role, region, team = '' }) => role === 'inspector' && region === audience.region && team === audience.team,
      )
    case 'target':
      return grantsFor(actor, audience.verb, plan).some(
        ({ target, region }) => target === audience.target && audience.regionPath.includes(region),
      )
    case 'ower':
      return speaksFor(actor, { plan, by: { key: audience.by, title: '' }, regionPath: audience.regionPath })
    case 'plan':
      return concerns(actor, audience.verb, { plan, jurisdiction: audience.jurisdiction })
  }
}
