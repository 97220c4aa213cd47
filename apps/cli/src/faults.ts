import { faultText, type PlanWarning } from '@duzhan/plan'
import { type Problem, problemText } from '@duzhan/problems'
import type { SheetFault } from '@duzhan/sheet'
import type { Locale } from './locales/zh.ts'
import type { CommandOptions, Language, Report } from './report.ts'

/** Faults or warnings of a plan with their sentences in a language; code, place and details stay. */
export function faultsIn(faults: readonly PlanWarning[], language: Language): PlanWarning[] {
  return faults.map((fault) => ({ ...fault, message: faultText(fault, language) }))
}

/** What is said of a plan that cannot run: every fault with its place. */
export function faultyPlan({ details }: Problem, { words, language }: CommandOptions): Report {
  const faults = faultsIn((details['faults'] ?? []) as PlanWarning[], language) // what `plan.invalid` always carries
  return {
    found: true,
    lines: [words.invalid(faults.length), ...faults.map(({ path, message }) => `  ${words.place(path, message)}`)],
    json: { faults },
  }
}

/** The sentence of a refusal; the faults of a plan that it names are told in the same language, each with its place. */
export function problemSentence({ code, details }: Problem, words: Locale, language: Language): string {
  const { faults } = details
  if (!Array.isArray(faults)) return problemText(code, details, language)
  const told = faultsIn(faults as PlanWarning[], language) // what a plan's refusals carry
  return problemText(code, { ...details, faults: told.map(({ path, message }) => words.place(path, message)) }, language)
}

/** A file that is wrong from top to bottom is told by its first faults. */
const mostTold = 100

/** What is said of a register that cannot stand as it is. */
export function wrongCells(faults: readonly SheetFault[], words: Locale): Report {
  const sentences = faults.slice(0, mostTold).map(({ line, column, message }) => `  ${words.cell(line, column, message)}`)
  const more = faults.length > mostTold ? [`  ${words.moreCells(faults.length - mostTold)}`] : []
  return {
    found: true,
    lines: [words.cells(faults.length), ...sentences, ...more],
    json: { cells: faults.map(({ target: _, ...cell }) => cell) },
  }
}
