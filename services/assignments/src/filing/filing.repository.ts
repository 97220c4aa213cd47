import type { LogVerb } from '@duzhan/contracts'
import type { Filing, FilingRow } from './filing.ts'

export interface FilingRepository {
  byJurisdiction(plan: string, jurisdiction: string): Promise<Filing | null>
  /** What has been filed under a superior's plan, in any order. */
  rows(plan: string): Promise<FilingRow[]>
  /** Keeps a filing as a step has left it; returns false when it is no longer at `version` (0: never filed before). */
  save(verb: LogVerb<'filing'>, filing: Filing, version: number): Promise<boolean>
}
