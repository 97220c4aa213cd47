import type { SubSchema } from '@duzhan/checklist'
import { sameJson } from '../json/json.ts'
import type { Subject } from './boxesOf.ts'
import { isSubset } from './isSubset.ts'

/** How a second condition relates to a first: whom it takes in compared with the first. */
export type Relation = 'same' | 'wider' | 'narrower' | 'neither' | 'cannotTell'

/** Compares two conditions by what they take in; conditions that read alike are the same in any form. */
export function compareConditions(
  first: SubSchema,
  second: SubSchema,
  about: { subject: Subject; bound?: readonly (readonly string[])[] },
): Relation {
  if (sameJson(first, second)) return 'same'
  const { subject, bound } = about
  const forwards = isSubset({ inner: first, outer: second }, subject, bound).verdict
  const backwards = isSubset({ inner: second, outer: first }, subject, bound).verdict
  if (forwards === 'cannotTell' || backwards === 'cannotTell') return forwards === 'yes' ? 'wider' : 'cannotTell'
  if (forwards === 'yes') return backwards === 'yes' ? 'same' : 'wider'
  return backwards === 'yes' ? 'narrower' : 'neither'
}
