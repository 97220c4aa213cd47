import { conditionSentence, type SubSchema } from '@duzhan/checklist'
import type { LadderStep } from '../schema/planParts.ts'
import type { Language } from '../wording/words.ts'
import { standingSchema } from './standing.ts'
import { ratings, standingTitles } from './standingWords.ts'

const english: SubSchema = {
  type: 'object',
  // in English a count needs no measure word
  properties: Object.fromEntries(Object.entries(standingTitles).map(([name, title]) => [name, { title }])),
}
const subjects: Readonly<Record<Language, SubSchema>> = { zh: standingSchema as SubSchema, en: english } // a literal of the same subset

/** When a step of the ladder is taken, as a sentence; ratings are kept as words of the schema and read as words of the office. */
export function ladderSentence(when: LadderStep['when'], language: Language = 'zh'): string {
  const worded: SubSchema = JSON.parse(JSON.stringify(when), (_, value: unknown) =>
    typeof value === 'string' ? (ratings[value]?.[language] ?? value) : value,
  )
  const sentence = conditionSentence(worded, subjects[language], language)
  return language === 'zh' ? sentence.replaceAll(' （', '（') : sentence // a Chinese bracket brings its own space
}
