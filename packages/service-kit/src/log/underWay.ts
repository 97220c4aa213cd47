import { AsyncLocalStorage } from 'node:async_hooks'

/** Who does what is being done, and for which request; the request is null for what a service does of itself. */
export interface UnderWay {
  by: { id: string; title: string }
  requestId: string | null
}
const storage = new AsyncLocalStorage<UnderWay>()

/** Runs `act` so that `underWay` answers with this, however deep the call goes and whatever it awaits. */
export const doing = <Result>(what: UnderWay, act: () => Result): Result => storage.run(what, act)

/** Who does what is being done; null outside of any request. */
export const underWay = (): UnderWay | null => storage.getStore() ?? null
