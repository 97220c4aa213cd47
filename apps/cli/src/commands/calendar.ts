import { crossPairs, dueCalendar, duesOf, firstDay, inWords, monthDays, nationalCalendar, owedWords } from '@duzhan/plan'
import { crossedLines } from '../crossedLines.ts'
import { runningPlan } from '../planFile.ts'
import type { Command } from '../report.ts'
import { rosterFile } from '../rosterFile.ts'

/** `plan calendar FILE TARGETS.csv`: what comes due in a month, day by day and body by body, and which region inspects which; the plan's first month without one. */
export const calendar: Command = async ([file = '', targets = ''], options) => {
  const { words, language, upper } = options
  const { plan } = runningPlan(file, upper)
  const register = await rosterFile(plan, { ...options, targets })
  if ('wrong' in register) return register.wrong
  const month = options.month ?? firstDay(plan).slice(0, 7)
  const dues = register.roster ? duesOf(plan, register.roster, nationalCalendar, monthDays(month)) : []
  const crossed = register.roster ? crossPairs(plan, register.roster, monthDays(month)) : []
  const { days, bodies, count } = dueCalendar(dues, month)
  return {
    found: false,
    lines: [
      words.month(words.revision(plan.title, plan.code, plan.revision), month, count),
      ...days.flatMap(({ date, entries }) => [
        words.dueOn(
          date,
          entries.reduce((sum, entry) => sum + entry.count, 0),
        ),
        ...entries.map(
          (entry) =>
            `  ${words.entry(inWords(owedWords(entry.what), language), entry.title, entry.by?.title ?? null, entry.count)}`,
        ),
      ]),
      ...(bodies.length > 0 ? [words.byBody] : []),
      ...bodies.map(({ by, count: owed }) => `  ${words.bodyOwes(by?.title ?? null, owed)}`),
      ...crossedLines(crossed, words),
    ],
    json: { month, count, days, bodies, crossed },
  }
}
