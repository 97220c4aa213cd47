import type { Locale } from './locales/zh.ts'
import type { Report } from './report.ts'
import type { CellFault } from './targetsFile.ts'

/** A file that is wrong from top to bottom is told by its first faults. */
const mostTold = 100

/** What is said of a register that cannot stand as it is. */
export function wrongCells(faults: readonly CellFault[], words: Locale): Report {
  const sentences = faults.slice(0, mostTold).map(({ line, column, message }) => `  ${words.cell(line, column, message)}`)
  const more = faults.length > mostTold ? [`  ${words.moreCells(faults.length - mostTold)}`] : []
  return { found: true, lines: [words.cells(faults.length), ...sentences, ...more], json: { cells: faults } }
}
