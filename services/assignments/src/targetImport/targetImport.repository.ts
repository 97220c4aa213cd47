import type { RegisteredTarget } from '../register/target.repository.ts'

/** A part of an import as it was judged: what of its rows changes the register, and what that judgement stands on. */
export interface StagedPart {
  import: string
  part: number
  /** How many rows it was sent with; those that change nothing are not kept. */
  rows: number
  added: number
  changed: number
  /** The register's count of changes and the plan's revision by which it was judged. */
  register: number
  revision: number
}
/** What is asked of the rows of a part when all of an import is confirmed. */
export interface PartRows {
  /** What no two rows of an import may share: ids, and the places of those kinds that stand in one alone. */
  keys: string[]
  /** Where its rows lie. */
  regions: string[]
}
export type Totals = Pick<StagedPart, 'rows' | 'added' | 'changed'>
/** An import of targets. What is confirmed is entered to its end, whatever dies meanwhile; until then nobody sees any of it. */
export interface TargetImport extends Totals {
  id: string
  plan: string
  by: { id: string; title: string }
  /** When it was last sent a part of, and, once it was confirmed, that instant. */
  at: string
  /** How many parts it has, known when it was confirmed, and how many of them stand in the register. */
  parts: number
  partsDone: number
  /** The smallest region that holds all of it. */
  regionPath: string[]
  isEntered: boolean
}

export interface TargetImportRepository {
  byId(id: string): Promise<TargetImport | null>
  /** Keeps a part, and that its import is being staged by somebody: in the place of whatever else they have staged for the plan. */
  keep(
    staged: Pick<TargetImport, 'id' | 'plan' | 'by' | 'at'>,
    part: StagedPart & PartRows,
    rows: readonly RegisteredTarget[],
  ): Promise<void>
  /** The parts of an import in their order, without their rows. */
  parts(id: string): Promise<StagedPart[]>
  /** What is asked of the rows of a part, changed or not. */
  asked(id: string, part: number): Promise<PartRows>
  /** The rows of a part that change the register. */
  rows(id: string, part: number): Promise<RegisteredTarget[]>
  /** How often the plan's own register was changed, and the import that is being entered into it. */
  register(plan: string): Promise<{ changes: number; entering: string | null }>
  /**
   * Takes the decision that an import is entered: one write, by which all of it is or nothing. Returns false where the register has
   * changed since it was so often changed, or another import is being entered.
   */
  begin(confirmed: TargetImport, changes: number): Promise<boolean>
  /** The imports that were confirmed and are not entered yet, of all plans. */
  entering(): Promise<TargetImport[]>
  /** Notes how many of its parts stand in the register: the rows of the last of them are not kept twice. */
  note(id: string, partsDone: number): Promise<void>
  /** All of it stands in the register: logs it, lets the register be changed again, and forgets its rows. Twice equals once. */
  finish(entered: TargetImport): Promise<void>
  /** Forgets an import that was not confirmed. */
  drop(id: string): Promise<void>
  /** Forgets what was staged before an instant and never confirmed. */
  sweep(before: string): Promise<void>
}
