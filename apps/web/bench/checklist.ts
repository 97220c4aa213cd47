import { type ItemKind, kindShapes, type SubSchema } from '@duzhan/checklist'

// What the benchmark fills: five hundred items of all kinds, mixed, and a table of two hundred rows.
const kinds = (Object.keys(kindShapes) as ItemKind[]).filter((kind) => kind !== 'computed') // the keys of a record of kinds
const itemsPerSection = 50

const section = (title: string, properties: Record<string, SubSchema>): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'section', no: title },
  properties,
  required: Object.keys(properties).filter((key) => !key.startsWith('info')),
  additionalProperties: false,
})

/** A checklist of so many items, by sections of fifty, each kind in its turn. */
export function checklistOf(items: number): SubSchema {
  const all = Array.from({ length: items }, (_, index): [string, SubSchema] => {
    const kind = kinds[index % kinds.length] ?? 'judgement'
    return [`${kind}${index}`, { ...kindShapes[kind].example, title: `${index + 1} ${kindShapes[kind].example.title}` }]
  })
  const sections = Array.from({ length: items / itemsPerSection }, (_, index): [string, SubSchema] => {
    const own = all.slice(index * itemsPerSection, (index + 1) * itemsPerSection)
    return [`s${index}`, section(`第${index + 1}部分`, Object.fromEntries(own))]
  })
  const ledger = section('台账', { ledger: kindShapes.table.example })
  const properties = { ...Object.fromEntries(sections), rows: ledger }
  return { type: 'object', title: '五百项清单', properties, required: Object.keys(properties), additionalProperties: false }
}

/** Its ledger, filled. */
export const ledgerRows = Array.from({ length: 200 }, (_, index) => ({
  name: `户主${index + 1}`,
  area: 80 + index,
  state: 'A级',
}))
