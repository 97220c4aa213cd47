import { isRegionCode, isSeatOf, isWithin } from '@duzhan/regions'
import type { DirectoryBody } from './directoryBody.ts'

function membersOf({ region, members }: DirectoryBody, bodies: readonly DirectoryBody[]): readonly DirectoryBody[] {
  if (members === null) return []
  if (members.by === 'key') return members.members.flatMap((key) => bodies.find((body) => body.key === key) ?? [])
  return bodies.filter(
    ({ kind, region: seat }) =>
      kind === members.kind &&
      isRegionCode(seat) &&
      isRegionCode(region) &&
      isSeatOf(seat, members.level) &&
      isWithin(seat, region),
  )
}

/** Whether a key is that of a body which stands in the directory today and is no group of others: only such a one is granted to anybody. */
export const standsAlone = (key: string, bodies: readonly DirectoryBody[]): boolean =>
  bodies.some((body) => body.key === key && body.kind !== 'group' && body.retiredOn === null)

/**
 * Whom a key of the directory stands for today: the body itself, or of a group its members and theirs, each once and in the
 * order in which they are named. Nobody for a key that no body has, for who is retired, and for a group without members.
 */
export function standingBodies(key: string, bodies: readonly DirectoryBody[]): DirectoryBody[] {
  const seen = new Set<string>()
  const found: DirectoryBody[] = []
  function follow(body: DirectoryBody): void {
    if (seen.has(body.key) || body.retiredOn !== null) return
    seen.add(body.key)
    if (body.kind !== 'group') found.push(body)
    else membersOf(body, bodies).forEach(follow)
  }
  bodies.filter((body) => body.key === key).forEach(follow)
  return found
}
