const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const isoMonth = /^\d{4}-(0[1-9]|1[0-2])$/
const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const instant = /^(\d{4}-\d{2}-\d{2})T(([01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/
const email = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function isDate(text: string): boolean {
  const match = isoDate.exec(text)
  if (!match) return false
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * The formats a checklist may ask for. Our own, so that server and browser agree to the letter: dates exist in the
 * calendar, a time is the wall clock (08:30 or 08:30:00), and no expression here can backtrack.
 */
export const formats = {
  date: isDate,
  month: (text: string) => isoMonth.test(text),
  time: (text: string) => clock.test(text),
  'date-time': (text: string) => isDate(instant.exec(text)?.[1] ?? ''),
  email: (text: string) => text.length <= 254 && email.test(text),
  uuid: (text: string) => uuid.test(text),
} as const satisfies Record<string, (text: string) => boolean>

/** Whether a text has the named format; a name that is no format of ours has none. */
export function hasFormat(name: string, text: string): boolean {
  return Object.hasOwn(formats, name) && formats[name as keyof typeof formats](text) // own key, tested before
}
