import { createHash, randomInt } from 'node:crypto'

/** Crockford's base 32: no letter of it is taken for a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const groupLength = 4

/** A new code of twenty bits a group, in groups of four that can be read out and typed. */
export function newSpokenCode(groups: number): string {
  const character = () => alphabet[randomInt(alphabet.length)]
  const group = () => Array.from({ length: groupLength }, character).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** What is kept of a code: the hash of it as it is meant, however its groups are parted and whichever of o and 0, i, l and 1 is typed. */
export function hashOfCode(typed: string): string {
  const meant = typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return createHash('sha256').update(meant).digest('hex')
}
