import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { formatDate, formatRange } from './dates.ts'

/** The days that a plan runs, the year once where it is the same: 2020年1月1日至12月31日; some say only when they end. */
export function periodText({ start, end }: Plan['period']): string {
  return start === undefined ? zh.plan.periodUntil(formatDate(end, true)) : zh.plan.periodRange(...formatRange(start, end, true))
}
