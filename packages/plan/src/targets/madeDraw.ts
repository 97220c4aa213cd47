/** A draw for a list as it came out on a day: among how many, and who. */
export interface MadeDraw {
  list: string
  on: string
  population: number
  drawn: readonly string[]
}
