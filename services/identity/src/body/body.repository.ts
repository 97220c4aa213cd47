import type { BodyView, LogVerb } from '@duzhan/contracts'

/** A body as it is kept: what its directory shows of it. */
export type Body = BodyView

/** Each change is logged in the same write. */
export interface BodyRepository {
  byKey(key: string): Promise<Body | null>
  /** All of all directories, by key: as they stand, kept in memory until one is entered or changed. */
  every(): Promise<readonly Body[]>
  /** Those of the directories of a region, of all within it and of all above it, by key. */
  around(region: string): Promise<Body[]>
  /** Returns false when the key is taken. */
  add(body: Body): Promise<boolean>
  /** Keeps a body in place of the one of the version before; returns false when someone else changed it meanwhile. */
  update(verb: Exclude<LogVerb<'body'>, 'create'>, body: Body): Promise<boolean>
}
