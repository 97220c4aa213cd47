export type StoreErrorCode =
  | 'store.locked'
  | 'store.unwritable'
  | 'store.port-taken'
  | 'store.not-built'
  | 'store.not-started'
  | 'store.absent'
  | 'store.occupied'
  | 'store.damaged'
  | 'store.newer'
  | 'store.failing'

/** Why a store could not be opened, with a permanent code that a launcher turns into a sentence. */
export class StoreError extends Error {
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
