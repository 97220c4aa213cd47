import type { VisitChoice, VisitFilter } from '@duzhan/contracts'
import { visitModes } from '@duzhan/plan'
import { chosenRegion } from '../ui/chosenRegion.ts'
import type { Address } from '../ui/useAddress.ts'

/** What the visits of a window are narrowed down to. */
export type ShownVisits = Pick<VisitFilter, 'mine' | 'choice' | 'mode' | 'text' | 'window' | 'region'>

// spelled out: the page does not load what the platform reads input with
const choices = ['all', 'due', 'missed', 'thisWeek', 'later', 'done'] as const satisfies readonly VisitChoice[]

/** The filter that stands in the address; what does not exist counts for nothing. `isOwn`: whether a person begins with their own. */
export function visitFilter(address: Address, isOwn: boolean): ShownVisits {
  const region = chosenRegion(address)
  const window = address.get('window')
  const mode = visitModes.find((one) => one === address.get('mode'))
  return {
    mine: address.choice('whose', ['mine', 'all'], isOwn ? 'mine' : 'all') === 'mine',
    choice: address.choice('choice', choices, 'all'),
    text: address.get('text').slice(0, 80),
    ...(mode && { mode }),
    ...(window !== '' && { window }),
    ...(region !== '' && { region }),
  }
}
