import type { ItemKind } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'

type Given = Readonly<Record<string, unknown>>

/** What was written as the answer to an item of each kind, beside its questions; null where questions are all. */
export const writtenAnswers: Readonly<Partial<Record<ItemKind, (given: Given) => string | null>>> = {
  judgement: () => null,
  text: ({ text }) => (typeof text === 'string' && text !== '' ? text : zh.submission.results.unanswered),
}
