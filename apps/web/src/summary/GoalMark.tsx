import type { FigureGoal } from '@duzhan/contracts'
import type { GoalStanding } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { goalText } from '../plan/goalText.ts'
import { formatDate } from '../ui/dates.ts'

const colours: Record<GoalStanding, string> = { reached: 'tag tag-good', missed: 'tag tag-bad', pending: 'tag' }

/** How a figure stands to its goal, in a word; a figure without a goal has none, and no colour. */
export function GoalMark({ standing }: { standing: GoalStanding }) {
  return <span className={colours[standing]}>{zh.summary.standings[standing]}</span>
}

/** A goal as officials write it, with its day: 目标不低于 60%，2020年12月31日前. */
export const goalSentence = (goal: FigureGoal): string =>
  zh.summary.goal(goalText({ goal }) ?? '', goal.by ? formatDate(goal.by, true) : '')
