import type { PersonView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** An inspector of a county, as an operator sees one. */
export const aPerson = (over: Partial<PersonView> = {}): PersonView => ({
  ...{ id: 'p-inspector', account: 'qs-inspector', title: '青石县督战员', isDisabled: false, mustChangePassword: false },
  hasSecondFactor: false,
  move: null,
  removal: null,
  invitation: null,
  grants: [{ role: 'inspector', region: world.county, plan: '*' }],
  ...over,
})
