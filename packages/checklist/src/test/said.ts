import type { GateRefusal } from '../gate/gateRefusal.ts'
import { refusalText } from '../gate/refusalText.ts'

/** Refusals with what an author reads of each. */
export const said = (refusals: readonly GateRefusal[]) =>
  refusals.map((refusal) => ({ ...refusal, message: refusalText(refusal, 'zh') }))
