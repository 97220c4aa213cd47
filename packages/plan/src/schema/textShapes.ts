/** What names a plan in addresses and calls, and what its author chose, e.g. `xiangtan-2020`. */
export const planCodeShape = /^[a-z][a-z0-9-]{1,63}$/

/** A stable key inside a plan. */
export const keyShape = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** The twelve digits of a region code; which of them are codes is said by `isRegionCode` in `@duzhan/regions`. */
export const regionShape = /^\d{12}$/

/** Whether a text can be the code of a plan: what the schema, every call and the page hold a code to. */
export const isPlanCode = (text: string): boolean => planCodeShape.test(text)

/** The years that a plan may speak of; beyond them a date is a slip of the pen, and calendars and windows grow without bound. */
export const plannableYears = { first: 1949, last: 2199 } as const

/** Dates of those years: the same bound as text, so that the published schema says it too. */
export const plannableDate = /^(19(49|[5-9]\d)|2[01]\d\d)-/

/** Whether a text is a date of those years that the calendar has. */
export const isPlannableDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && plannableDate.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
