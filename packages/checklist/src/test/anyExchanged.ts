import fc from 'fast-check'
import { requiredItem, sectionsOf, withItems, withSection } from '../edit/checklistEdits.ts'
import { goodIn, withClause, withNewClause } from '../edit/clauses.ts'
import { itemAt, withItemAt } from '../edit/parts.ts'
import { type SettingName, withSetting } from '../edit/settings.ts'
import { nestedCondition, withShownIf } from '../edit/shownWhen.ts'
import type { ItemKind } from '../kind/itemKinds.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'

type Settings = readonly (readonly [SettingName, unknown])[]
interface Asked {
  kind: ItemKind
  title: string
  isRequired: boolean
  more: string[]
  hasNa: boolean
  settings: Settings
}

const title = fc
  .string({ unit: fc.constantFrom(...'是否有水电路房医学<&>"\' 1'), minLength: 1, maxLength: 12 })
  .map((text) => `问${text}题`)
const words = fc.uniqueArray(fc.constantFrom('好', '中', '差', '优 秀', "不'好"), { minLength: 2, maxLength: 4 })
const help: fc.Arbitrary<Settings> = fc
  .option(title, { nil: null })
  .map((text) => (text === null ? [] : [['help', text] as const]))
const limits: fc.Arbitrary<Settings> = fc
  .record({ least: fc.integer({ min: -9, max: 9 }), more: fc.nat(90) })
  .map(({ least, more }) => [
    ['least', least],
    ['most', least + more],
  ])
const per = (kind: ItemKind): fc.Arbitrary<Settings> => {
  if (kind === 'number')
    return fc
      .tuple(
        limits,
        fc.constantFrom<Settings>(
          [],
          [['unit', '户']],
          [
            ['unit', '万元'],
            ['decimals', 0],
          ],
        ),
      )
      .map((both) => both.flat())
  if (kind === 'grade' || kind === 'choice' || kind === 'choices')
    return words.map((told) => [['words', told], ...(kind === 'grade' ? [['bad', []] as const] : [])])
  if (kind === 'text' || kind === 'longText') return fc.integer({ min: 1, max: 999 }).map((most) => [['longest', most]])
  if (kind === 'date' || kind === 'month') return fc.constantFrom<Settings>([], [['notFuture', true]])
  if (kind === 'judgement') return fc.constantFrom<Settings>([], [['noteOnBad', false]])
  return fc.constant([])
}
const kinds = [
  'judgement',
  'judgement',
  'number',
  'grade',
  'choice',
  'choices',
  'text',
  'longText',
  'date',
  'month',
  'time',
  'photo',
  'file',
  'position',
  'signature',
  'table',
  'group',
  'info',
] as const satisfies ItemKind[]
const beside: fc.Arbitrary<Settings> = fc
  .record({ offersNote: fc.boolean(), offersPhotos: fc.boolean() })
  .map((offered) => Object.entries(offered) as [SettingName, unknown][]) // the keys of the record
const item: fc.Arbitrary<Asked> = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    ...{ kind: fc.constant(kind), title, isRequired: fc.boolean(), hasNa: fc.boolean() },
    more: kind === 'judgement' ? fc.array(title, { maxLength: 2 }) : fc.constant([]),
    settings: fc.tuple(per(kind), beside, help).map((both) => both.flat()),
  }),
)

function withAsked(schema: unknown, section: string, { kind, title: asked, isRequired, more, hasNa, settings }: Asked): unknown {
  const added = withItems(schema, section, [{ kind, title: asked }])
  const key =
    sectionsOf(added)
      .find((one) => one.key === section)
      ?.items.at(-1)?.key ?? ''
  const place = { section, item: key }
  const judged = withItemAt(added, place, (fresh) => {
    if (kind !== 'judgement') return fresh
    const all = more.reduce(withNewClause, withClause(fresh, 'answer', { hasNa, good: goodIn(asked) }))
    return more.reduce((so, question, at) => withClause(so, `clause${at + 4}`, { good: goodIn(question), title: question }), all)
  })
  const set = settings.reduce<unknown>((so, [name, value]) => withSetting(so, place, { name, value }), judged)
  return kind === 'info' ? set : requiredItem(set, place, isRequired)
}

/** A section shown only where the first judgement, or the first number, of the one before was answered so. */
function withCondition(schema: unknown, number: number): unknown {
  const [first, second] = sectionsOf(schema)
  if (!first || !second) return schema
  const judged = first.items.find(
    ({ kind, key }) =>
      kind === 'judgement' && 'answer' in (itemAt(schema, { section: first.key, item: key })['properties'] as object),
  )
  const counted = first.items.find(({ kind }) => kind === 'number')
  const tests = [
    ...(judged ? [[`${first.key}.${judged.key}.answer`, { const: 'no' }] as const] : []),
    ...(counted ? [[`${first.key}.${counted.key}.value`, { minimum: number, maximum: number + 5 }] as const] : []),
  ]
  if (tests.length === 0) return schema
  const apart = tests.map(([path, test]) => ({ properties: { [path]: test }, required: [path] }))
  const flat =
    number % 2 === 0 ? { properties: Object.fromEntries(tests), required: tests.map(([path]) => path) } : { anyOf: apart }
  return withShownIf(schema, { section: second.key }, nestedCondition(tests.length === 1 ? (apart[0] ?? {}) : flat))
}

/** Checklists of what an XLSForm can say: no findings, no evidence, good answers as the wording suggests them. */
export const anyExchanged: fc.Arbitrary<ChecklistSchema> = fc
  .record({
    ...{ title, number: fc.nat(20), isConditional: fc.boolean() },
    sections: fc.array(fc.record({ title, items: fc.array(item, { minLength: 1, maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ title: called, number, isConditional, sections }) => {
    const empty = { type: 'object', title: called, properties: {}, required: [], additionalProperties: false }
    const made = sections.reduce<unknown>((so, section) => {
      const begun = withSection(so, section.title)
      const key = sectionsOf(begun).at(-1)?.key ?? ''
      return section.items.reduce<unknown>((inside, asked) => withAsked(inside, key, asked), begun)
    }, empty)
    return (isConditional ? withCondition(made, number) : made) as ChecklistSchema // made by the builder's own edits
  })
