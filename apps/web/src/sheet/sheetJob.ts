import type { Plan } from '@duzhan/plan'
import type { ProblemDetails, ProblemKind } from '@duzhan/problems'
import type { SheetPeople, SheetRegister } from '@duzhan/sheet'

/** A file that is to be read, and as what. */
export type SheetJob = { as: 'register'; file: File; plan: Plan } | { as: 'people'; file: File }
/** What a file is read as, by the name of it. */
export interface SheetsRead {
  register: SheetRegister
  people: SheetPeople
}
/** What whoever reads a file answers: the sheet, or why it is none. */
export type SheetAnswer =
  | { sheet: SheetRegister | SheetPeople }
  | { problem: { kind: ProblemKind; code: string; details: ProblemDetails } }
