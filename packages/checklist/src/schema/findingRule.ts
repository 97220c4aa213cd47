import type { SubSchema } from './subSchema.ts'

export type Severity = 'general' | 'serious'

export interface Responsible {
  readonly level: 'township' | 'county' | 'city'
  readonly unit?: string
}

/** When an answer opens a finding, and what the finding says. */
export interface FindingRule {
  readonly when: SubSchema
  readonly category: string
  readonly severity: Severity
  readonly responsible: Responsible
  readonly days: number
  readonly title: string
}
