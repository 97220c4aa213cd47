/** The levels of the administrative tree, highest first. */
export const levels = ['province', 'city', 'county', 'township', 'village'] as const

export type Level = (typeof levels)[number]

/** How many leading digits of a code speak for each level. */
export const digitsOf = { province: 2, city: 4, county: 6, township: 9, village: 12 } as const satisfies Record<Level, number>
