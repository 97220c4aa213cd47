import { access } from './sentences/access.ts'
import { operation } from './sentences/operation.ts'
import { plans } from './sentences/plans.ts'
import { work } from './sentences/work.ts'

/**
 * Every problem code there is or ever was. `{name}` is filled from the problem's details; a part in `[ ]` is left out
 * when a detail it names is missing.
 */
export const catalogue = { ...access, ...plans, ...work, ...operation } as const
