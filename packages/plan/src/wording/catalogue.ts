import { fitSentences, refusalSentences } from '@duzhan/checklist'
import { belowSentences } from './belowSentences.ts'
import { conformSentences } from './conformSentences.ts'
import { dueSentences } from './dueSentences.ts'
import { effectSentences } from './effectSentences.ts'
import { faultSentences } from './faultSentences.ts'
import { registerSentences } from './registerSentences.ts'
import { seenSentences } from './seenSentences.ts'
import { shapeSentences } from './shapeSentences.ts'
import { warningSentences } from './warningSentences.ts'

/**
 * Everything that is said of a plan's content and of its register, by its code, in Chinese and in English. Codes are permanent. `{name}` is
 * filled from the details; a part in `[ ]` is left out when a detail that it names is missing. Refusals of checklists
 * keep the names that the gate's rules have.
 */
export const planCatalogue = {
  ...refusalSentences,
  ...fitSentences,
  ...faultSentences,
  ...shapeSentences,
  ...warningSentences,
  ...conformSentences,
  ...registerSentences,
  ...dueSentences,
  ...effectSentences,
  ...belowSentences,
  ...seenSentences,
} as const

/** A permanent code of what is said of a plan. */
export type PlanCode = keyof typeof planCatalogue
