import type { PlanSummary, TemplateView } from '@duzhan/contracts'
import { isPlanCode } from '@duzhan/plan'
import { suggestedCode } from '../filing/suggestedCode.ts'
import { zh } from '../locales/zh.ts'
import { isWithinAny } from '../plans/authorRegions.ts'
import { faultOf } from './faultOf.ts'
import { type Answer, readAnswer } from './readAnswer.ts'

export interface FilledBlank {
  key: string
  title: string
  answer: Answer
  fault: string | null
}
/** A form as it stands: every blank with its answer and what is wrong with it, and the code of the plan to be. */
export interface Filling {
  blanks: FilledBlank[]
  answers: Record<string, Answer>
  /** The blank that says for which region the plan is; null where the template leaves no choice. */
  regionKey: string | null
  code: string
  codeFault: string | null
  /** The draft that would be replaced. */
  replaces: PlanSummary | null
}
interface Given {
  typed: Readonly<Record<string, string>>
  /** The regions that the person writes plans for. */
  regions: readonly string[]
  plans: readonly PlanSummary[]
}

/** Where the plan's code is kept among what was typed; no blank can have this name. */
export const codeField = '#code'

/** Reads a form and checks every part of it, as the platform will again. */
export function filling(template: TemplateView, { typed, regions, plans }: Given): Filling {
  const regionKey = /^\{\{([^{}]+)\}\}$/.exec(template.plan.jurisdiction)?.[1] ?? null
  const blanks = template.parameters.map((blank) => {
    const answer = readAnswer(blank, typed[blank.key] ?? '')
    const isForeign = blank.key === regionKey && typeof answer === 'string' && !isWithinAny(answer, regions)
    const fault = faultOf(blank, answer) ?? (isForeign ? zh.template.faults.outside : null)
    return { key: blank.key, title: blank.title, answer, fault }
  })
  const region = blanks.find(({ key, fault }) => key === regionKey && fault === null)?.answer
  const proposed = typeof region === 'string' ? suggestedCode(template.template.toLowerCase(), region) : ''
  const code = typed[codeField] ?? proposed
  const isToBeProposed = typed[codeField] === undefined && regionKey !== null && proposed === ''
  const taken = plans.find(({ plan }) => plan === code)
  return {
    blanks,
    answers: Object.fromEntries(blanks.map(({ key, answer }) => [key, answer])),
    regionKey,
    code,
    codeFault: isToBeProposed ? null : codeFaultOf(code, taken),
    replaces: taken?.status === 'draft' ? taken : null,
  }
}

function codeFaultOf(code: string, taken: PlanSummary | undefined): string | null {
  if (code === '') return zh.template.faults.missing
  if (!isPlanCode(code)) return zh.template.planCodeFault
  return taken && taken.status !== 'draft' ? zh.template.planCodeTaken(taken.title) : null
}
