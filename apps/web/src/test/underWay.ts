import { queryClient } from '../api/api.ts'

/** Calls that the platform of a test has not answered yet. */
let calls = 0
/** Those of them that it will never answer. */
let unanswered = 0

export const callBegun = (): void => void calls++
export const callAnswered = (): void => void calls--
export const callLeft = (): void => void unanswered++

/** Forgets what a test left under way. */
export function nothingUnderWay(): void {
  calls = 0
  unanswered = 0
}

/** Whether something is still to come: an answer of the platform, or a part of the page that is being loaded. */
export function isUnderWay(): boolean {
  if (calls > unanswered) return true
  if (unanswered > 0) return false // what waits for ever looks as if it were under way
  return queryClient.isFetching() + queryClient.isMutating() > 0 || document.querySelector('.skeleton') !== null
}
