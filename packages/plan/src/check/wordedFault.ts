import { type PlanCode, planCatalogue } from '../wording/catalogue.ts'
import type { PlanFault } from '../wording/planFault.ts'
import { type PlanDetails, planSentence } from '../wording/planSentence.ts'
import type { Language } from '../wording/words.ts'

/** A fault or a warning as it is sent and kept, with its Chinese sentence. */
export type WordedFault = PlanFault & { message: string }

/** The same as it may be read back: what an earlier release kept is a sentence without details. */
export interface PlanWarning {
  code: string
  path: string
  message: string
  details?: PlanDetails
}

/** A fault with its sentence, ready to leave. */
export function wordedFault(fault: PlanFault): WordedFault {
  return { ...fault, message: planSentence(fault.code, fault.details, 'zh') }
}

/** The sentence of a fault or a warning in a language; one that was kept without details has only the sentence it came with. */
export function faultText({ code, message, details }: PlanWarning, language: Language): string {
  return details && isCode(code) ? planSentence(code, details, language) : message
}

const isCode = (code: string): code is PlanCode => Object.hasOwn(planCatalogue, code)
