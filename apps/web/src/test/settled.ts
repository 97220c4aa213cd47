import { act } from 'react'
import { isUnderWay } from './underWay.ts'

/** How long a person waits at most. */
const patience = 20_000

/** One turn of the page: what was answered arrives, and what follows from it is drawn. */
const turn = (milliseconds: number) => act(async () => new Promise((resolve) => setTimeout(resolve, milliseconds)))

/** Lets the page come to rest: every call is answered, every part of the page is loaded. */
export async function settled(): Promise<void> {
  const until = performance.now() + patience
  let resting = 0
  for (let turns = 0; resting < 3; turns++) {
    await turn(turns < 10 ? 0 : 5)
    resting = isUnderWay() ? 0 : resting + 1
    if (performance.now() > until) throw new Error(`the page does not come to rest: ${document.body.textContent}`)
  }
}

/** Waits until what is expected holds; what it still lacks is thrown when it never does. */
export async function soon<Found>(check: () => Found): Promise<Found> {
  const until = performance.now() + patience
  for (let turns = 0; ; turns++) {
    try {
      return check()
    } catch (error) {
      if ((turns > 300 && !isUnderWay()) || performance.now() > until) throw error
    }
    await turn(turns < 10 ? 0 : 10)
  }
}
