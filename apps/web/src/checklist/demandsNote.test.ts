import type { SubSchema } from '@duzhan/checklist'
import { expect, it } from 'vitest'
import { demandsNote } from './demandsNote.ts'

const bad: SubSchema = { properties: { value: { const: '差' } }, required: ['value'] }
const note: SubSchema = { required: ['note'] }

it.each([
  ['nothing that asks for one', { required: ['value'] }, false, false],
  ['a demand', { required: ['value', 'note'] }, true, true],
  ['a condition', { if: bad, then: note }, true, false],
  ['the other case of a condition', { if: bad, else: note }, false, true],
  [
    'one of several conditions',
    {
      allOf: [
        { if: bad, then: note },
        { if: bad, then: {} },
      ],
    },
    true,
    false,
  ],
])('a note is demanded by %s', (_, schema: SubSchema, whenBad, whenGood) => {
  expect(demandsNote(schema, { value: '差' }, schema)).toBe(whenBad)
  expect(demandsNote(schema, { value: '好' }, schema)).toBe(whenGood)
})
