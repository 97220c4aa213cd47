import { teamOf } from '@duzhan/plan'
import type { TrackedDue } from '../due/due.ts'
import type { Audience } from './audience.ts'

/** Some of those who are told of a due, and what they have in common with those who are told of others of its kind. */
export interface Owers {
  key: string
  audience: Audience
}

/**
 * Who is told of what a body owes: whoever speaks for it, by the rules of `speaksFor`. What targets, sponsors and teams owe, of
 * which there may be many, is counted at each seat that answers for it. Nobody where the plan names nobody.
 */
export function owersOf({ by, regionPath }: Pick<TrackedDue, 'by' | 'regionPath'>): Owers[] {
  if (by === null) return []
  const [kind = '', name = ''] = by.key.split(/:(.*)/s)
  const seats = (of: (region: string) => Owers) => regionPath.map(of)
  if (kind === 'target' || kind === 'sponsor') {
    const alone: Owers[] =
      kind === 'target' ? [{ key: `#${name}`, audience: { rule: 'target', verb: 'due.handIn', regionPath, target: name } }] : []
    const office = (region: string): Owers => ({ key: `=${region}`, audience: { rule: 'seat', verb: 'due.handIn', region } })
    return [...seats(office), ...alone]
  }
  if (kind === 'team')
    return [teamOf(name), ''].flatMap((team) =>
      seats((region) => ({ key: `=${region} ${team}`, audience: { rule: 'team', verb: 'due.handIn', region, team } })),
    )
  return [{ key: `${by.key}@${regionPath.at(-1) ?? ''}`, audience: { rule: 'ower', by: by.key, regionPath } }]
}
