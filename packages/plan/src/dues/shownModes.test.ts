import { expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import { owingPlan } from '../test/anyDuties.ts'
import { shownModes } from './shownModes.ts'

const visit = (key: string, over: Partial<OwedDuty>): OwedDuty => ({
  ...{ key, title: key, what: 'visit', who: { kind: 'team' }, about: { kind: 'lists', targetLists: ['upper'] } },
  ...over,
})
const plan = owingPlan([
  visit('tour', { modes: ['roving', 'keyPoint'] }),
  visit('either', { modes: ['fixed', 'covert'] }),
  visit('secret', { modes: ['covert'] }),
  visit('silent', {}),
  visit('meeting', { what: 'meeting', modes: ['roving'] }),
])

it.each<[string, string | null, string[]]>([
  ['those that its duty names', 'owed.tour', ['roving', 'keyPoint']],
  ['those of a duty of the older list, by its key alone', 'monthly', ['fixed']],
  ['all but that it is covert, which it says itself', 'owed.either', ['fixed']],
  ['none where it is only covert', 'owed.secret', []],
  ['none where its duty names none', 'owed.silent', []],
  ['none where nobody owed it', null, []],
  ['none of a duty that the plan has no more', 'owed.gone', []],
  ['none of a duty that is no visit to a list', 'owed.meeting', []],
])('a visit is shown with %s', (_, name, modes) => {
  expect(shownModes(plan, name)).toEqual(modes)
})
