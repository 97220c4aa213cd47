import { type PlanFault, planFault } from '../wording/planFault.ts'
import { planSentence } from '../wording/planSentence.ts'
import { registerWords } from '../wording/registerSentences.ts'
import { inWords, type Language, type Words } from '../wording/words.ts'
import { isBlank, type RegisterRow } from './registerRow.ts'

/**
 * One cell of a register that cannot stand as it is: `path` is the field (`name`, `attributes.poorPersons`), `column` what
 * people call it, `line` and `target` say whose it is.
 */
export type RegisterFault = PlanFault & { line: number; target: string; column: Words }

/** A fault before it is known in which row it is. */
export interface CellFault {
  fault: PlanFault
  column: Words
}

export const ownColumns = registerWords.columns

/** A fault of one of the fields that every target may have. */
export const ownFault = (field: keyof typeof ownColumns, fault: PlanFault): CellFault => ({
  fault: { ...fault, path: field },
  column: ownColumns[field],
})

/** Whether a value holds more than one level: it is no cell, and may nest deeper than anyone can write it out. */
const nests = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).some((part) => typeof part === 'object' && part !== null)

/** What stands in a cell, short enough to be told. */
export function cellText(value: unknown): string {
  const text = typeof value === 'string' ? value : nests(value) ? '{…}' : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** The faults of a row, each with the row's line and name. */
export const inRow = ({ line, name }: RegisterRow, faults: readonly CellFault[]): RegisterFault[] =>
  faults.map(({ fault, column }) => ({ ...fault, line, target: isBlank(name) ? '' : cellText(name), column }))

/** The field was left blank that a target cannot be without. */
export const emptyCell = (): PlanFault => planFault('cell.empty', '')

/** What is wrong with a cell, without its place. */
export const registerFaultText = ({ code, details }: PlanFault, language: Language): string =>
  planSentence(code, details, language)

/** What is wrong with a cell, and where: line, target and column. */
export function registerFaultSentence(fault: RegisterFault, language: Language): string {
  const { line, target, column } = fault
  return inWords(registerWords.place(line, target, column, registerFaultText(fault, language)), language)
}
