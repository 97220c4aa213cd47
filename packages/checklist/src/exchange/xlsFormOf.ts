import { clausesOf } from '../edit/clauses.ts'
import { columnsOf, type EditedColumn } from '../edit/columns.ts'
import { annotationOf, type Fields, namesOf, partsOf, requiredIn, textOf } from '../edit/parts.ts'
import { type SettingName, settingsOf } from '../edit/settings.ts'
import { flatCondition } from '../edit/shownWhen.ts'
import { withoutRefs } from '../schema/resolved.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'
import type { SheetOut } from './sheets.ts'
import { expressionOf } from './xlsExpression.ts'
import { besideRows, codeAt, type FormNames, formNames, isAlone, judgementLists } from './xlsNames.ts'

const columns = ['type', 'name', 'label', 'hint', 'required', 'relevant', 'constraint', 'calculation', 'appearance'] as const
type Row = Partial<Record<(typeof columns)[number], string>>

/** The types of questions by kinds, with the appearance that tells two kinds of one type apart. */
const plainTypes: Readonly<Record<string, { type: string; appearance?: string }>> = {
  text: { type: 'text' },
  longText: { type: 'text', appearance: 'multiline' },
  date: { type: 'date' },
  month: { type: 'date', appearance: 'month-year' },
  time: { type: 'time' },
  photo: { type: 'image' },
  file: { type: 'file' },
  position: { type: 'geopoint' },
  signature: { type: 'image', appearance: 'signature' },
  info: { type: 'note' },
  score: { type: 'decimal' },
}

/** A checklist as the sheets of an XLSForm: its questions, its choices and what the form is called. */
export function xlsFormOf(checklist: ChecklistSchema): SheetOut[] {
  const schema = withoutRefs(checklist)
  const names = formNames(schema)
  const rows = partsOf(schema).flatMap(([section, part]) => [
    { type: 'begin_group', name: names.of(section), label: textOf(part['title']), ...shown(part, names) },
    ...partsOf(part).flatMap(([key, item]) =>
      itemRows(item, { keys: [section, key], names, isRequired: requiredIn(part).includes(key) }),
    ),
    { type: 'end_group' },
  ])
  const choices = [
    ...Object.entries(judgementLists).flatMap(([list, words]) => Object.entries(words).map((one) => [list, ...one])),
    ...names.lists().flatMap(([list, words]) => words.map((word, at) => [list, codeAt(at), word])),
  ]
  return [
    { name: 'survey', rows: [[...columns], ...rows.map((row: Row) => columns.map((column) => row[column] ?? ''))] },
    { name: 'choices', rows: [['list_name', 'name', 'label'], ...choices] },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id'],
        [textOf(schema['title']), 'checklist'],
      ],
    },
  ]
}

function shown(part: Fields, names: FormNames): Row {
  const flat = part['x-shown-if'] === undefined ? undefined : flatCondition(part['x-shown-if'])
  const relevant = flat && expressionOf(flat, names)
  return relevant === undefined ? {} : { relevant }
}

interface Asked {
  keys: [string, string]
  names: FormNames
  isRequired: boolean
}

/** An item with what may be said beside its answer behind it, shown with it. */
function itemRows(item: Fields, asked: Asked): Row[] {
  const offered = new Set(settingsOf(item).flatMap(({ name, value }) => (value === true ? [name] : [])))
  const beside = besideRows.flatMap(({ setting, behind, type, label }): Row[] =>
    offered.has(setting) ? [{ type, name: `${asked.names.of(...asked.keys)}${behind}`, label, ...shown(item, asked.names) }] : [],
  )
  return [...answerRows(item, asked), ...beside]
}

function answerRows(item: Fields, { keys, names, isRequired }: Asked): Row[] {
  const kind = textOf(annotationOf(item)['kind'])
  const said = new Map<SettingName, unknown>(settingsOf(item).map(({ name, value }) => [name, value]))
  const name = names.of(...keys)
  const unit = said.get('unit')
  const row: Row = {
    name,
    label: withUnit(textOf(item['title']), unit),
    hint: textOf(item['description']),
    ...(isRequired && { required: 'yes' }),
    ...shown(item, names),
  }
  if (kind === 'judgement') return judgementRows(item, row, { keys, names, isNoted: said.get('noteOnBad') === true })
  if (kind === 'computed') return [{ ...row, type: 'calculate', calculation: calculationOf(said, names) }]
  const inside = columnsOf(item).map((column) => columnRow(column, names.of(...keys, column.key), names))
  if (kind === 'group') return [{ ...row, type: 'begin_group' }, ...inside, { type: 'end_group' }]
  if (kind === 'table' || kind === 'household') return [{ ...row, type: 'begin_repeat' }, ...inside, { type: 'end_repeat' }]
  const words = namesOf(said.get('words'))
  const asked = { kind, words, isWhole: said.get('decimals') === 0 }
  return [{ ...row, ...typed(asked, names), ...constraintOf(said, kind) }]
}

const withUnit = (title: string, unit: unknown): string => (typeof unit === 'string' ? `${title}（${unit}）` : title)

function typed({ kind, words, isWhole }: { kind: string; words: readonly string[]; isWhole: boolean }, names: FormNames): Row {
  if (kind === 'choices') return { type: `select_multiple ${names.listOf('choices', words)}` }
  if (kind === 'grade' || kind === 'choice') return { type: `select_one ${names.listOf(kind, words)}` }
  if (kind === 'number') return { type: isWhole ? 'integer' : 'decimal' }
  return plainTypes[kind] ?? { type: 'text' }
}

const columnRow = ({ kind, title, unit, words, isRequired }: EditedColumn, name: string, names: FormNames): Row => ({
  ...{ name, label: withUnit(title, unit), ...(isRequired && { required: 'yes' }) },
  ...typed({ kind, words, isWhole: false }, names),
})

function constraintOf(said: ReadonlyMap<SettingName, unknown>, kind: string): Row {
  const tests = [
    [said.get('least'), '. >= '],
    [said.get('most'), '. <= '],
    [kind === 'score' ? 0 : null, '. >= '],
    [said.get('points'), '. <= '],
    [said.get('shortest'), 'string-length(.) >= '],
    [said.get('longest'), 'string-length(.) <= '],
    [said.get('notFuture') === true ? 'today()' : null, '. <= '],
  ] as const
  const told = tests.flatMap(([value, test]) =>
    typeof value === 'number' || typeof value === 'string' ? [`${test}${value}`] : [],
  )
  return told.length === 0 ? {} : { constraint: told.join(' and ') }
}

/** A judgement of one question as one row, of several as a group of them; a note behind it where a bad answer asks for one. */
function judgementRows(
  item: Fields,
  row: Row,
  { keys, names, isNoted }: { keys: [string, string]; names: FormNames; isNoted: boolean },
): Row[] {
  const clauses = clausesOf(item)
  const list = (hasNa: boolean) => `select_one ${hasNa ? 'yes_no_na' : 'yes_no'}`
  const nameOf = (key: string) => (isAlone(item) ? names.of(...keys) : names.of(...keys, key))
  const bad = clauses.map(({ key, good }) => `\${${nameOf(key)}} = '${good === 'yes' ? 'no' : 'yes'}'`)
  const [{ behind, type, label }] = besideRows
  const note = { type, name: `${row.name}${behind}`, label, required: 'yes', relevant: bad.join(' or ') }
  const { required = '', ...group } = row
  const asked = isAlone(item)
    ? [{ ...row, type: list(clauses[0]?.hasNa === true) }]
    : [
        { ...group, type: 'begin_group', appearance: 'field-list' },
        ...clauses.map(({ key, title, hasNa }) => ({ type: list(hasNa), name: nameOf(key), label: title, required })),
        { type: 'end_group' },
      ]
  return isNoted ? [...asked, note] : asked
}

/** What a figure is made of: numbers by their names, and columns summed. */
function calculationOf(said: ReadonlyMap<SettingName, unknown>, names: FormNames): string {
  const terms = namesOf(said.get('of')).map((place) => {
    const [section = '', item = '', column] = place.split('.')
    return column === undefined ? `\${${names.of(section, item)}}` : `sum(\${${names.of(section, item, column)}})`
  })
  const sign = { sum: ' + ', difference: ' - ', ratio: ' div ' }[String(said.get('function'))] ?? ' + '
  const decimals = said.get('resultDecimals')
  return typeof decimals === 'number' ? `round(${terms.join(sign)}, ${decimals})` : terms.join(sign)
}
