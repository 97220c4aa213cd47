import { admit, gate } from '@duzhan/checklist'
import { clausesOf, itemAt, sectionsOf, settingsOf, withClause, withSetting } from '@duzhan/checklist/edit'
import { itemTableOf, lostBetween, readItemTable, readXlsForm, type SheetOut, xlsFormOf } from '@duzhan/checklist/exchange'
import { readPlan } from '@duzhan/plan'
import { conditionOf, conditionTerm, edited, type NamedField, type Place, planForm, valueAt } from '@duzhan/plan/edit'
import { describe, expect, it } from 'vitest'
import { canteens } from './examples/canteens/pack.ts'
import { crossing } from './examples/crossing/pack.ts'
import { dust } from './examples/dust/pack.ts'
import { flood } from './examples/flood/pack.ts'
import { packs, planTemplates } from './packs.ts'

/** Those that come with the product, and the examples of other trades. */
const everyPack = [...packs, canteens, crossing, dust, flood]
interface Document {
  code: string
  checklists: readonly { title: string; schema: unknown }[]
  [part: string]: unknown
}
const documents = [
  ...everyPack.map(({ plan }) => plan),
  ...planTemplates.map((one) => (one as { plan: unknown }).plan),
] as Document[]

/** Every value of a document that its form asks for, with the field that asks. */
function* asked(
  document: unknown,
  fields: readonly NamedField[],
  above: Place = [],
): Generator<{ named: NamedField; at: Place }> {
  for (const named of fields) {
    const at = [...above, named.name]
    const value = valueAt(document, at)
    if (value === undefined) continue
    yield { named, at }
    const { field } = named
    const inner = field.kind === 'list' || field.kind === 'named' ? field.of : field
    const places =
      field.kind === 'list' || field.kind === 'named'
        ? Object.keys(value as object).map((step) => [...at, field.kind === 'list' ? Number(step) : step])
        : [at]
    for (const place of places) {
      if (inner.kind === 'group') yield* asked(document, inner.fields, place)
      const kind =
        inner.kind === 'kinds' ? inner.kinds.find((one) => one.value === valueAt(document, [...place, 'kind'])) : undefined
      if (kind) yield* asked(document, kind.fields, place)
    }
  }
}

/** A sheet as it is read of the file that it was written to. */
const asRead = ({ name, rows }: SheetOut) => ({ name, rows: rows.map((cells, at) => ({ line: at + 1, cells })) })

const lists = documents
  .slice(0, everyPack.length)
  .flatMap(({ code, checklists }) => checklists.map(({ title, schema }) => [`${code} ${title}`, schema] as const))

describe.each(lists)('the checklist %s in the builder', (_title, schema) => {
  const places = sectionsOf(schema).flatMap(({ key, items }) => items.map((item) => ({ section: key, item: item.key })))

  it('is the same to the byte when every setting of every item is written as it stands', () => {
    const opened = places.reduce<unknown>(
      (so, place) =>
        settingsOf(itemAt(so, place)).reduce<unknown>(
          (now, { name, value }) => withSetting(now, place, { name, value: structuredClone(value) }),
          so,
        ),
      schema,
    )
    expect(JSON.stringify(opened)).toBe(JSON.stringify(schema))
  })

  it('is the same to the byte when its table comes back from a spreadsheet', () => {
    const table = itemTableOf(admit(schema))
    const read = readItemTable(asRead(table), schema)
    expect(read.notes).toEqual([])
    expect(JSON.stringify(read.schema)).toBe(JSON.stringify(schema))
  })

  it('comes back of an XLSForm with every section and item, and the gate lets it in', () => {
    const { schema: back, notes } = readXlsForm(xlsFormOf(admit(schema)).map(asRead))
    expect(notes).toEqual([])
    expect(gate(back)).toEqual([])
    expect(sectionsOf(back).map(({ items }) => items.length)).toEqual(sectionsOf(schema).map(({ items }) => items.length))
    expect(lostBetween(admit(schema), back).flatMap(({ lost }) => lost)).not.toContain('gone')
  })

  it('has questions that are read whole, and written again as they are', () => {
    for (const place of places) {
      const item = itemAt(schema, place)
      const clauses = clausesOf(item)
      expect(clauses.every(({ finding }) => finding === null || finding.when.kind === 'bad')).toBe(true)
      const again = clauses.reduce((so, { key, ...clause }) => withClause(so, key, clause), item)
      expect(again).toEqual(item)
    }
  })
})

describe.each(documents.map((document) => [document.code, document] as const))('the plan %s in its form', (_code, document) => {
  const found = [...asked(document, planForm())]

  it('has a field for everything that it says', () => {
    const places = new Set(found.map(({ at }) => at.join('/')))
    const named = (value: unknown, at: Place = []): string[] =>
      typeof value !== 'object' ||
      value === null ||
      ['schema', 'uiSchema', 'where', 'qualifies'].includes(String(at.at(-1))) ||
      (at[0] === 'ladder' && at[2] === 'when')
        ? []
        : Array.isArray(value)
          ? value.flatMap((one, index) => named(one, [...at, index]))
          : Object.entries(value).flatMap(([name, one]) => [[...at, name].join('/'), ...named(one, [...at, name])])
    const own = new Set(found.filter(({ named: one }) => one.field.kind === 'named').map(({ at }) => at.join('/')))
    const lacking = named(document).filter(
      (place) => !places.has(place) && !place.endsWith('/kind') && !own.has(place.replace(/\/[^/]*$/, '')),
    )
    expect(lacking).toEqual([])
  })

  it('is the same, byte for byte, when every field is written as it stands', () => {
    const written = found.reduce<unknown>((now, { at }) => edited(now, { act: 'set', at, value: valueAt(now, at) }), document)
    expect(JSON.stringify(written)).toBe(JSON.stringify(document))
  })

  it('has conditions that read as terms and are written as they were', () => {
    for (const { named, at } of found.filter(({ named: one }) => one.field.kind === 'condition')) {
      const condition = valueAt(document, at)
      const term = conditionTerm(condition)
      // what is asked of an answer itself names no attribute
      if (named.path === 'indicators.measure.where') continue
      expect([at.join('/'), term && conditionOf(term)]).toEqual([at.join('/'), condition])
    }
  })
})

it('reads every pack that is tried here as a plan', () => {
  for (const { plan } of everyPack) expect(() => readPlan(plan)).not.toThrow()
})
