import { fillSentence } from '@duzhan/problems'
import { type Rule, refusalSentences } from './refusalSentences.ts'

/** Why a schema may not come in: the place as a JSON pointer, the rule's permanent name, its detail, and a Chinese sentence. */
export interface GateRefusal {
  readonly path: string
  readonly rule: Rule
  /** The name or limit that the rule is about, if it is about one. */
  readonly detail: string | number | null
  readonly message: string
}

const longestShown = 80

/** A refusal by one rule at one place, with the sentence that tells the author what to change. */
export function gateRefusal(rule: Rule, path: string, detail: GateRefusal['detail'] = null): GateRefusal {
  const shown = typeof detail === 'string' && detail.length > longestShown ? `${detail.slice(0, longestShown)}…` : detail
  return { path, rule, detail: shown, message: fillSentence(refusalSentences[rule].zh, () => String(shown ?? '')) }
}
