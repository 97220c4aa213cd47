import { conditionSentence } from '@duzhan/checklist'
import { type LadderStep, standingSchema } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

const ratings: Readonly<Record<string, string>> = zh.planParts.ratings

/** A step's condition as a sentence; ratings are kept as words of the schema and read as words of the office. */
export function ladderSentence(when: LadderStep['when']): string {
  const worded: LadderStep['when'] = JSON.parse(JSON.stringify(when), (_, value: unknown) =>
    typeof value === 'string' ? (ratings[value] ?? value) : value,
  )
  // a bracket brings its own space
  return conditionSentence(worded, standingSchema).replaceAll(' （', '（')
}
