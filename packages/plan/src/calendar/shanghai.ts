/** How far the clock of Asia/Shanghai is ahead of UTC; the zone has had no daylight saving since 1991. */
export const shanghaiOffset = 8 * 60 * 60 * 1000

/** A day in milliseconds. */
export const day = 24 * 60 * 60 * 1000
