import { terms } from './termWords.ts'
import type { Wording } from './words.ts'

/** What a kind of duty is called: 督导, 报告, 备案. */
export const owedWords = (what: keyof typeof terms.owed): Wording => terms.owed[what]
