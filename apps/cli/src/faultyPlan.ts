import type { PlanWarning } from '@duzhan/plan'
import type { Problem } from '@duzhan/problems'
import { faultsIn } from './faultsIn.ts'
import type { CommandOptions, Report } from './report.ts'

/** What is said of a plan that cannot run: every fault with its place. */
export function faultyPlan({ details }: Problem, { words, language }: CommandOptions): Report {
  const faults = faultsIn((details['faults'] ?? []) as PlanWarning[], language) // what `plan.invalid` always carries
  return {
    found: true,
    lines: [words.invalid(faults.length), ...faults.map(({ path, message }) => `  ${words.place(path, message)}`)],
    json: { faults },
  }
}
