import { reasonWords } from '../wording/reasonWords.ts'
import { inWords, type Language } from '../wording/words.ts'

/** Why a target that is in the register no longer is to come off its list, as a sentence. */
export const retiredSentence = ({ on, reason }: { on: string; reason: string }, language: Language = 'zh'): string =>
  inWords(reasonWords.retired(on, reason), language)
