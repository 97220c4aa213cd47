import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../answers/findingsOf.ts'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { type FindingLimit, limitUnits } from '../schema/findingLimit.ts'
import { newChecklist, withItems } from './checklistEdits.ts'
import { type Bound, type FindingSetting, findingAsks, findingOfItem, withFinding } from './findingRule.ts'
import { newItem } from './newItem.ts'
import { withItemAt } from './parts.ts'
import { withSettingOf } from './settings.ts'

const said = {
  title: '漏水{answer}',
  category: 'water',
  severity: 'serious',
  responsible: { level: 'county', unit: 'bureau' },
} as const
const inDays = (within: number) => ({ within, unit: 'day' }) as const
const told = { ...said, limit: inDays(7) } as const satisfies Omit<FindingSetting, 'when'>
/** The same as the document has it. */
const written = { ...said, days: 7 }
const above = (limit: number): FindingSetting => ({ ...told, when: { kind: 'number', bound: 'above', limit } })
const at = { section: 'section1', item: 'item1' }
const asking = (item: ReturnType<typeof newItem>) =>
  withItemAt(withItems(newChecklist('清单'), 'section1', [{ kind: 'number', title: '漏水点' }]), at, () => ({
    ...item,
    'x-item': { ...(item['x-item'] as object), no: '1' },
  }))
const found = (item: ReturnType<typeof newItem>, value: unknown) =>
  findingsOf(outlineOf(admit(asking(item))), { section1: { item1: { value } } }).length

describe('which items open findings by a rule in words', () => {
  it.each(['number', 'score', 'grade', 'choice'] as const)('an item of kind %s does', (kind) => {
    expect(findingAsks(newItem(kind, '某事项'))).not.toBeNull()
    expect(findingOfItem(newItem(kind, '某事项'))).toBeNull()
  })
  it.each(['judgement', 'choices', 'text', 'date', 'photo', 'group', 'computed', 'info', 'signature'] as const)(
    'an item of kind %s does not',
    (kind) => expect(findingAsks(newItem(kind, '某事项'))).toBeNull(),
  )
  it('a score that is counted by deductions of which there are none does not', () => {
    const { value: _, ...others } = newItem('score', '卫生')['properties'] as Record<string, unknown>
    const counted = { ...newItem('score', '卫生'), properties: { deductions: { type: 'object', properties: {} }, ...others } }
    expect(findingAsks(counted)).toBeNull()
  })
})

describe('a rule on the reasons of a score', () => {
  const score = withSettingOf(
    withSettingOf(newItem('score', '食品原料'), 'byDeductions', true),
    'deductions',
    ['expired', 'label'].map((key) => ({ key, title: `${key}，每处扣5分`, points: 5, most: 4 })),
  )
  const when = (...reasons: string[]): FindingSetting => ({ ...told, when: { kind: 'reasons', reasons } })
  const counted = (item: typeof score, deductions: object) =>
    findingsOf(outlineOf(admit(asking(item))), { section1: { item1: { deductions } } }).length

  it('is met where points were taken off for one of them', () => {
    expect(findingAsks(score)).toMatchObject({ of: 'reasons', reasons: [{ key: 'expired' }, { key: 'label' }] })
    const item = withFinding(score, when('expired'))
    expect(gateFilling(asking(item))).toEqual([])
    expect([counted(item, {}), counted(item, { label: 2 }), counted(item, { expired: 1 })]).toEqual([0, 0, 1])
    expect(findingOfItem(item)).toEqual(when('expired'))
    const either = withFinding(item, when('expired', 'label'))
    expect([counted(either, {}), counted(either, { label: 1 })]).toEqual([0, 1])
    expect(findingOfItem(either)).toEqual(when('expired', 'label'))
    expect(JSON.stringify(withFinding(either, null))).toBe(JSON.stringify(score))
  })

  it('is kept where the document counts how many', () => {
    const rule = {
      ...written,
      when: {
        properties: { deductions: { properties: { expired: { minimum: 3 } }, required: ['expired'] } },
        required: ['deductions'],
      },
    }
    expect(findingOfItem({ ...score, 'x-finding': rule })?.when).toEqual({ kind: 'kept' })
  })
})

describe('a rule on the rows of a table', () => {
  const columns = [
    { key: 'name', title: '供货商', kind: 'text', isRequired: true, isTotalled: false, unit: null, words: [], bad: [] },
    {
      key: 'licence',
      title: '证照',
      kind: 'grade',
      isRequired: true,
      isTotalled: false,
      unit: null,
      words: ['齐', '缺'],
      bad: ['缺'],
    },
  ]
  const table = withSettingOf(newItem('table', '供货商'), 'columns', columns)
  const rule: FindingSetting = { ...told, when: { kind: 'rows', column: 'licence', words: ['缺'] } }

  it('is met by each row that says so in the column', () => {
    expect(findingAsks(table)).toEqual({ of: 'rows', columns: [{ key: 'licence', title: '证照', words: ['齐', '缺'] }] })
    const item = withFinding(table, rule)
    expect(gateFilling(asking(item))).toEqual([])
    const row = (licence: string) => ({ name: '某商户', licence })
    const rows = [row('齐'), row('缺'), row('缺')]
    expect(findingsOf(outlineOf(admit(asking(item))), { section1: { item1: { rows } } })).toHaveLength(2)
    expect(findingOfItem(item)).toEqual(rule)
    expect(JSON.stringify(withFinding(item, null))).toBe(JSON.stringify(table))
  })

  it('cannot be written where no column has words, and of nothing else', () => {
    const plain = withSettingOf(newItem('table', '供货商'), 'columns', columns.slice(0, 1))
    expect(findingAsks(plain)).toBeNull()
    expect(withFinding(table, above(4))).toBe(table)
  })
})

describe('a rule on a number', () => {
  const bounds: readonly [Bound, keyword: string, at3: number, at4: number, at5: number][] = [
    ['least', 'minimum', 0, 1, 1],
    ['above', 'exclusiveMinimum', 0, 0, 1],
    ['most', 'maximum', 1, 1, 0],
    ['below', 'exclusiveMaximum', 1, 0, 0],
  ]
  it.each(bounds)('%s 4 is written as %s, and met by the numbers on its side', (bound, keyword, at3, at4, at5) => {
    const rule: FindingSetting = { ...told, when: { kind: 'number', bound, limit: 4 } }
    const item = withFinding(newItem('number', '漏水点'), rule)
    expect(item['properties']).toMatchObject({ value: { 'x-finding': { ...written, when: { [keyword]: 4 } } } })
    expect([found(item, 3), found(item, 4), found(item, 5)]).toEqual([at3, at4, at5])
    expect(findingOfItem(item)).toEqual(rule)
    expect(gateFilling(asking(item))).toEqual([])
  })

  it('is kept where the document has it between two limits', () => {
    const item = withFinding(newItem('number', '漏水点'), above(4))
    const { value } = item['properties'] as { value: { 'x-finding': object } }
    const between = { ...value['x-finding'], when: { minimum: 1, maximum: 3 } }
    const own = { ...item, properties: { ...(item['properties'] as object), value: { ...value, 'x-finding': between } } }
    expect(findingOfItem(own)).toEqual({ ...told, when: { kind: 'kept' } })
    expect(withFinding(own, { ...told, limit: inDays(30), when: { kind: 'kept' } })['properties']).toMatchObject({
      value: { 'x-finding': { ...between, days: 30 } },
    })
  })

  it.each<[FindingLimit | null, object]>([
    [
      { within: 24, unit: 'hour' },
      { within: 24, unit: 'hour' },
    ],
    [
      { within: 3, unit: 'workingDay' },
      { within: 3, unit: 'workingDay' },
    ],
    [inDays(9), { days: 9 }],
    [null, {}],
  ])('has a limit of %j where the one before stood, or leaves it to the plan', (limit, fields) => {
    const rule = (item: ReturnType<typeof newItem>) =>
      (item['properties'] as { value: { 'x-finding': object } }).value['x-finding']
    const item = withFinding(newItem('number', '漏水点'), above(4))
    const other = withFinding(item, { ...above(4), limit })
    expect(rule(other)).toEqual({ ...said, ...fields, when: { exclusiveMinimum: 4 } })
    expect(findingOfItem(other)).toEqual({ ...above(4), limit })
    expect(gateFilling(asking(other))).toEqual([])
    expect(withFinding(other, above(4))).toEqual(item)
    expect(JSON.stringify(withFinding(other, { ...above(4), limit }))).toBe(JSON.stringify(other))
  })

  it('is taken away without a trace', () => {
    const bare = newItem('number', '漏水点')
    expect(JSON.stringify(withFinding(withFinding(bare, above(4)), null))).toBe(JSON.stringify(bare))
  })

  it('is read as it was written, whatever it says', () => {
    const rule = fc.record({
      when: fc.record({
        kind: fc.constant('number' as const),
        bound: fc.constantFrom<Bound>('least', 'above', 'most', 'below'),
        limit: fc.integer(),
      }),
      title: fc.string(),
      category: fc.constantFrom('a', 'b'),
      severity: fc.constantFrom('general' as const, 'serious' as const),
      responsible: fc.oneof(
        fc.record({ level: fc.constantFrom('township', 'county', 'city') }),
        fc.record({ level: fc.constant('county'), unit: fc.constantFrom('bureau', 'office') }),
      ),
      limit: fc.option(fc.record({ within: fc.integer({ min: 1, max: 366 }), unit: fc.constantFrom(...limitUnits) }), {
        nil: null,
      }),
    })
    fc.assert(
      fc.property(rule, rule, (first, second) => {
        const item = withFinding(newItem('number', '漏水点'), first)
        expect(findingOfItem(item)).toEqual(first)
        expect(findingOfItem(withFinding(item, second))).toEqual(second)
      }),
    )
  })
})

describe('a rule on words', () => {
  it('of one word and of several is met by them alone', () => {
    const one = withFinding(newItem('grade', '村容'), { ...told, when: { kind: 'words', words: ['差'] } })
    const two = withFinding(newItem('grade', '村容'), { ...told, when: { kind: 'words', words: ['一般', '差'] } })
    expect(one['x-finding']).toMatchObject({ when: { properties: { value: { const: '差' } }, required: ['value'] } })
    expect(two['x-finding']).toMatchObject({ when: { properties: { value: { enum: ['一般', '差'] } }, required: ['value'] } })
    expect(['好', '一般', '差'].map((word) => [found(one, word), found(two, word)])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
    ])
  })

  it('is kept where the document asks for something else beside', () => {
    const item = withFinding(newItem('choice', '水源'), { ...told, when: { kind: 'words', words: ['选项一'] } })
    const when = { properties: { value: { const: '选项一' } }, required: ['value', 'note'] }
    const own = { ...item, 'x-finding': { ...(item['x-finding'] as object), when } }
    expect(findingOfItem(own)?.when).toEqual({ kind: 'kept' })
    expect(withFinding(own, { ...told, when: { kind: 'kept' } })['x-finding']).toEqual({ ...written, when })
  })
})

describe('several rules of one item', () => {
  const rule = { ...written, when: { minimum: 3 } }
  const bare = newItem('number', '漏水点')
  const { value } = bare['properties'] as { value: object }
  const own = { ...bare, 'x-finding': rule, properties: { value: { ...value, 'x-finding': rule } } }

  it('are told by the first, and none of them loses its condition', () => {
    expect(findingOfItem(own)).toEqual({ ...told, when: { kind: 'kept' } })
    const later = withFinding(own, { ...told, limit: inDays(30), when: { kind: 'kept' } })
    expect([later['x-finding'], later['properties']]).toEqual([
      { ...rule, days: 30 },
      { value: { ...value, 'x-finding': { ...rule, days: 30 } } },
    ])
  })

  it('are all taken away when none is wanted', () => {
    const none = withFinding(own, null)
    expect(none['x-finding']).toBeUndefined()
    expect(none['properties']).toEqual({ value })
  })
})
