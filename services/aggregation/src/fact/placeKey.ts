/** What tells places apart in kept sums: what records of different revisions say is added up only where it is read. */
export const placeKey = (path: string, revision: number): string => `${path} ${revision}`

/** The path and the revision of a key of kept sums. */
export function placeOf(key: string): { path: string; revision: number } {
  const [path = '', revision = ''] = key.split(' ')
  return { path, revision: Number(revision) }
}

/** In place of a revision where none is known: the first release kept none. */
export const unknownRevision = 0
