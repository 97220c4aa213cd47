import type { BodyInput } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Body } from './body.repository.ts'

/**
 * Holds a body against those around it. Throws `body.parent-invalid` for a parent that does not stand, is a group, or is part
 * of the body itself, and `body.member-invalid` for a member that does not stand or is the group itself.
 */
export function checkPlacing({ key, parent, members }: BodyInput, around: readonly Body[]): void {
  const standing = new Map(around.filter(({ retiredOn }) => retiredOn === null).map((body) => [body.key, body]))
  if (parent !== null && !isParent(parent, key, standing)) throw new Problem('invalid', 'body.parent-invalid', { parent })
  for (const member of members?.by === 'key' ? members.members : [])
    if (member === key || !standing.has(member)) throw new Problem('invalid', 'body.member-invalid', { member })
}

function isParent(parent: string, key: string, standing: ReadonlyMap<string, Body>): boolean {
  if (standing.get(parent)?.kind === 'group') return false
  const above = new Set<string>()
  for (let at: string | null = parent; at !== null; at = standing.get(at)?.parent ?? null) {
    if (at === key || above.has(at)) return false
    above.add(at)
  }
  return standing.has(parent)
}
