/** Within how long a finding is to be put right: so many hours to the minute, or the end of the day so many days or working days later. */
export interface FindingLimit {
  readonly within: number
  readonly unit: LimitUnit
}

export const limitUnits = ['hour', 'day', 'workingDay'] as const
export type LimitUnit = (typeof limitUnits)[number]

/** What a rule says of its limit: `days` is short for a limit in days, and a rule that says nothing leaves it to the plan. */
interface SaidLimit {
  readonly days?: unknown
  readonly within?: unknown
  readonly unit?: unknown
}

const isUnit = (value: unknown): value is LimitUnit => limitUnits.some((unit) => unit === value)

/** The limit that a rule of a checklist itself sets; null where it leaves it to the plan. */
export function limitOfRule({ days, within, unit }: SaidLimit): FindingLimit | null {
  if (typeof days === 'number') return { within: days, unit: 'day' }
  return typeof within === 'number' && isUnit(unit) ? { within, unit } : null
}
