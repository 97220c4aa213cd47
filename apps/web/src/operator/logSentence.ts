import type { LogLine, LogNoun } from '@duzhan/contracts'
import { logSentences, type Told } from '../locales/zh/log.ts'

/** What an entry says that somebody did, as a sentence without its subject; null for what a newer release has logged. */
export function logSentence(
  { noun, verb, change, title }: Pick<LogLine, 'noun' | 'verb' | 'change' | 'title'>,
  names: Pick<Told<LogNoun>, 'plan' | 'region'>,
): string | null {
  const byNoun: Readonly<Record<string, object>> = logSentences
  const byVerb = Object.hasOwn(byNoun, noun) ? (byNoun[noun] as Readonly<Record<string, (told: never) => string>>) : {} // as the table has it
  const sentence = Object.hasOwn(byVerb, verb) ? byVerb[verb] : undefined
  return sentence ? sentence({ ...names, title, change } as never) : null // the log keeps of each noun what its row says
}
