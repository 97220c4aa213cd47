import { levels } from '@duzhan/regions'

/** What a body of a directory is: a government, one of its offices, what lies at a place, a post, or a group of others. */
export const bodyKinds = [
  'government',
  'office',
  'townStation',
  'team',
  'enterprise',
  'school',
  'zone',
  'village',
  'post',
  'group',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** The levels at which the members of a group may have their seat. */
export const bodyLevels = levels

/** Whom a group stands for: members by key, or every body of a kind whose region lies at a level within the group's own. */
export type BodyMembers =
  | { by: 'key'; members: readonly string[] }
  | { by: 'kind'; kind: Exclude<BodyKind, 'group'>; level: (typeof bodyLevels)[number] }

/** A body as plans speak of it: who it is, where it lies, and whom it stands for where it is a group. */
export interface DirectoryBody {
  key: string
  title: string
  kind: BodyKind
  region: string
  /** Only of a group. */
  members: BodyMembers | null
  /** A calendar date; who is retired owes nothing any more. */
  retiredOn: string | null
}
