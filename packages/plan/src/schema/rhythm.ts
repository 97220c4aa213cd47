/** Rhythms whose turns close of themselves: with their day, or with the 10th, the 15th, the 20th and the end of a month. */
const shortRhythms = ['day', 'workingDay', 'tenDays', 'halfMonth'] as const
export type ShortRhythm = (typeof shortRhythms)[number]

export const rhythms = [
  ...(['day', 'workingDay', 'week', 'twoWeeks', 'tenDays', 'halfMonth'] as const),
  ...(['month', 'twoMonths', 'quarter', 'half-year', 'year'] as const),
] as const
export type Rhythm = (typeof rhythms)[number]
export type LongRhythm = Exclude<Rhythm, ShortRhythm>

/** Rhythms whose turns close on a weekday; every other that does not close of itself closes in a month. */
export const isOfWeeks = (every: unknown): every is 'week' | 'twoWeeks' => every === 'week' || every === 'twoWeeks'

/** Whether nothing is left to say of the day that closes a turn. */
export const closesItself = (every: Rhythm): every is ShortRhythm => shortRhythms.some((short) => short === every)
