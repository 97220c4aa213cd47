import { fillSentence } from '@duzhan/problems'
import { fitSentences } from '../gate/fitSentences.ts'
import type { Gap, GateRefusal } from '../gate/gateRefusal.ts'
import { refusalSentences } from '../gate/refusalSentences.ts'

const sentences = { ...refusalSentences, ...fitSentences }

/** What an author reads of a refusal. `@duzhan/plan` says it with its other faults, from the same sentences. */
export function refusalText({ rule, detail, more }: GateRefusal, language: 'zh' | 'en'): string {
  const textOf = (name: string): string | null => {
    const value: Gap | null | undefined = name === 'detail' ? detail : more?.[name]
    if (value === undefined || value === null) return null
    return typeof value === 'object' ? value[language] : String(value)
  }
  return fillSentence(sentences[rule][language], textOf)
}

/** Refusals with what an author reads of each. */
export const said = (refusals: readonly GateRefusal[]) =>
  refusals.map((refusal) => ({ ...refusal, message: refusalText(refusal, 'zh') }))
