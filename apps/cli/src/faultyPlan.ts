import type { PlanFault } from '@duzhan/plan'
import type { Problem } from '@duzhan/problems'
import type { Locale } from './locales/zh.ts'
import type { Report } from './report.ts'

/** What is said of a plan that cannot run: every fault with its place. */
export function faultyPlan({ details }: Problem, words: Locale): Report {
  const faults = (details['faults'] ?? []) as PlanFault[] // what `plan.invalid` always carries
  return {
    found: true,
    lines: [words.invalid(faults.length), ...faults.map(({ path, message }) => `  ${words.place(path, message)}`)],
    json: { faults },
  }
}
