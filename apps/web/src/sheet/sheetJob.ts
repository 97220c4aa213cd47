import type { Plan } from '@duzhan/plan'
import type { ProblemDetails, ProblemKind } from '@duzhan/problems'
import type { ColumnNames, NamedTable, SheetPeople, SheetRegister } from '@duzhan/sheet'

export type { ColumnNames, SheetColumns } from '@duzhan/sheet'

/** A file that is to be read, and as what. */
export type SheetJob = { as: 'register'; file: File; plan: Plan; names: ColumnNames } | { as: 'people' | 'sheets'; file: File }
/** What a file is read as, by the name of it. */
export interface SheetsRead {
  register: SheetRegister
  people: SheetPeople
  /** The sheets as they are, for whoever asked to make something of. */
  sheets: NamedTable[]
}
/** What whoever reads a file answers: the sheet, or why it is none. */
export type SheetAnswer =
  | { sheet: SheetRegister | SheetPeople | NamedTable[] }
  | { problem: { kind: ProblemKind; code: string; details: ProblemDetails } }
