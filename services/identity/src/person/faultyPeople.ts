import type { PersonFault } from '@duzhan/contracts'
import { Problem, problemText } from '@duzhan/problems'

/** How many faults travel; a sheet that is wrong from top to bottom is told by its first ones. */
const mostTold = 100
/** So many are asked of before others get their turn. */
const breath = 50

/**
 * Asks of each person alone whether they may be added. Throws `people.invalid` with every fault of them, the first fault of each, and
 * whatever else `ask` throws that is no refusal.
 */
export async function refuseFaulty<Input extends { account: string }>(
  people: readonly Input[],
  ask: (input: Input) => Promise<void>,
): Promise<void> {
  const faults: PersonFault[] = []
  const seen = new Set<string>()
  for (const [at, input] of people.entries()) {
    if (at % breath === breath - 1) await new Promise((resolve) => setImmediate(resolve)) // others are served meanwhile
    try {
      await ask(input)
      if (seen.has(input.account)) throw new Problem('conflict', 'person.exists', { account: input.account })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const { code, details } = error
      faults.push({ at, code, details, message: problemText(code, details, 'zh') })
    }
    seen.add(input.account)
  }
  if (faults.length > 0)
    throw new Problem('invalid', 'people.invalid', { count: faults.length, faults: faults.slice(0, mostTold) })
}
