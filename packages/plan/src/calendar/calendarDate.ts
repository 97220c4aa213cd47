const shanghaiOffset = 8 * 60 * 60 * 1000

/** The calendar date in Asia/Shanghai at an instant. The zone has had no daylight saving since 1991. */
export function calendarDate(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10)
}
