/** Rhythms whose turns close of themselves: with their day, or with the 10th, the 15th, the 20th and the end of a month. */
const shortRhythms = ['day', 'workingDay', 'tenDays', 'halfMonth'] as const
export type ShortRhythm = (typeof shortRhythms)[number]

export const rhythms = ['day', 'workingDay', 'week', 'tenDays', 'halfMonth', 'month', 'quarter', 'half-year', 'year'] as const
export type Rhythm = (typeof rhythms)[number]
export type LongRhythm = Exclude<Rhythm, ShortRhythm>

/** Whether nothing is left to say of the day that closes a turn. */
export const closesItself = (every: Rhythm): every is ShortRhythm => shortRhythms.some((short) => short === every)
