import { BodyInput } from '@duzhan/contracts'
import { bodyKinds, bodyLevels } from '@duzhan/plan'
import { world } from '@duzhan/test-kit/personas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBody } from '../test/builders/aBody.ts'
import { fieldsOf, inputOf } from './bodyFields.ts'

const memberKinds = bodyKinds.filter((kind) => kind !== 'group')
const anyBody = fc
  .record({
    kind: fc.constantFrom(...bodyKinds),
    key: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
    title: fc.constantFrom('教育局', '第一小学', '各学校'),
    parent: fc.constantFrom(null, 'government'),
    posts: fc.constantFrom<string[]>([], ['局长'], ['局长', '股长']),
    retiredOn: fc.constantFrom(null, '2020-03-01'),
    members: fc.oneof(
      fc.record({ by: fc.constant('key' as const), members: fc.constantFrom<string[]>(['a'], ['a', 'b']) }),
      fc.record({
        by: fc.constant('kind' as const),
        kind: fc.constantFrom(...memberKinds),
        level: fc.constantFrom(...bodyLevels),
      }),
    ),
  })
  .map(({ members, ...body }) => aBody({ ...body, members: body.kind === 'group' ? members : null }))

describe('a form about a body', () => {
  it('that is sent as it was opened changes nothing, and is what the platform takes', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const sent = inputOf(fieldsOf(body, world.city))
        const { retiredOn: _, retiredFor: __, ...same } = body
        expect(sent).toEqual(same)
        expect(BodyInput.safeParse(sent).success).toBe(true)
      }),
    )
  })

  it('for a new body begins in the directory and region that are offered', () => {
    expect(inputOf({ ...fieldsOf(null, world.city), key: 'a', title: '教育局' })).toMatchObject({
      ...{ jurisdiction: world.city, region: world.city, kind: 'office', parent: null, members: null, version: 0 },
    })
  })
})
