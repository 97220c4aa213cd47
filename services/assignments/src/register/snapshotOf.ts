import type { TargetSnapshot } from '@duzhan/contracts'
import { placeOf } from './placeOf.ts'
import type { RegisteredTarget } from './target.repository.ts'

/** What the register says of a target today, as it is kept beside the change that ends it. */
export const snapshotOf = (target: RegisteredTarget): TargetSnapshot => ({
  name: target.name,
  regionCode: target.regionCode,
  place: placeOf(target),
  position: target.position ?? null,
  attributes: { ...target.attributes },
})
