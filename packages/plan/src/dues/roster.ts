import type { DirectoryBody } from '../bodies/directoryBody.ts'
import type { Designation } from '../targets/designation.ts'
import type { Target } from '../targets/target.ts'

/** Whom the duties of a plan can fall on: the register, the members of its lists, and the places under its jurisdiction. */
export interface Roster {
  targets: readonly Target[]
  designations: readonly Designation[]
  /** The lists whose lots are drawn; of the others the members only show how a draw may come out. */
  drawn?: readonly string[]
  /** The lists of which whoever reads is not told who stands on them, see `secretLists`: they are not among the designations. */
  withheld?: readonly string[]
  /** Whether whoever reads sits below the plan's own seat: those who are inspected are not told who inspects whom. */
  isBelow?: boolean
  /** What each place is called, by its code. */
  places: ReadonlyMap<string, string>
  /** What has become part of another region, with that one; what a part would owe as a region of its level, the other owes. */
  into?: Readonly<Record<string, string>>
  /** The directory of bodies, where one is kept: without it no body that a plan names by its key is known. */
  bodies?: readonly DirectoryBody[]
}
