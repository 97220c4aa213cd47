/** A draw for a list as it came out on a day: among how many, and who. */
export type MadeDraw = { list: string; on: string; population: number; drawn: readonly string[] }
