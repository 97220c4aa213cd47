import { parts } from './labels.ts'
import { terms } from './termWords.ts'

/** What the parts of a plan and the words of its schema are called: the page and the sentences of the check say the same. */
export const planWords = { parts, terms } as const
