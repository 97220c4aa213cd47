import { fillSentence } from '@duzhan/problems'
import { fitSentences } from './fitSentences.ts'
import type { Gap, GateRefusal } from './gateRefusal.ts'
import { refusalSentences } from './refusalSentences.ts'

const sentences = { ...refusalSentences, ...fitSentences }

/** What an author reads of a refusal, without its place. `@duzhan/plan` says it with its other faults, from the same sentences. */
export function refusalText({ rule, detail, more }: GateRefusal, language: 'zh' | 'en'): string {
  const textOf = (name: string): string | null => {
    const value: Gap | null | undefined = name === 'detail' ? detail : more?.[name]
    if (value === undefined || value === null) return null
    return typeof value === 'object' ? value[language] : String(value)
  }
  return fillSentence(sentences[rule][language], textOf)
}
