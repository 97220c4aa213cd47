import type { BodyView, LogVerb } from '@duzhan/contracts'

/** A body as it is kept: what its directory shows of it. */
export type Body = BodyView

/** Each change is logged in the same write. */
export interface BodyRepository {
  byKey(key: string): Promise<Body | null>
  /** All of all directories, by key: as they stand, kept in memory until one is entered or changed. */
  every(): Promise<readonly Body[]>
  /** Those of the directories of some regions, of all within them and of all above them, by key. */
  around(regions: readonly string[]): Promise<Body[]>
  /** Returns false when the key is taken. */
  add(body: Body): Promise<boolean>
  /** Keeps a body in place of the one of the version before; returns false when someone else changed it meanwhile. */
  update(verb: Exclude<LogVerb<'body'>, 'create'>, body: Body): Promise<boolean>
}
