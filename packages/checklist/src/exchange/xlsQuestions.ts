import { goodIn } from '../edit/clauses.ts'
import { type EditedColumn, freshColumn } from '../edit/columns.ts'
import { isPropertyName } from '../gate/plainText.ts'
import type { ItemKind } from '../kind/itemKinds.ts'
import type { ColumnKind } from '../schema/itemAnnotation.ts'
import type { ExchangeRule } from './exchangeSentences.ts'
import type { ReadClause, ReadItem } from './readChecklist.ts'
import type { NamedAnswer } from './xlsExpression.ts'
import type { ChoiceList } from './xlsLists.ts'
import { besideRows } from './xlsNames.ts'
import type { FormRow } from './xlsTree.ts'

/** Reads the questions of a form as items. */
export interface Questions {
  /** The item that a row asks for; undefined of a type that no checklist has (which is told), and of a group of several kinds. */
  itemOf(row: FormRow, key: string): ReadItem | undefined
  /** What a name stands for in a condition. */
  answerOf(row: FormRow, path: string): NamedAnswer | undefined
  titleOf(row: FormRow): { title: string; unit: string | null }
}

/** The kinds by types of questions, where an appearance does not say another. */
const kinds: Readonly<Record<string, ItemKind>> = {
  ...{ integer: 'number', decimal: 'number', text: 'text', date: 'date', time: 'time', image: 'photo', file: 'file' },
  ...{ geopoint: 'position', note: 'info', calculate: 'computed', select_multiple: 'choices' },
}
const byAppearance: Readonly<Record<string, ItemKind>> = {
  ...{ 'text multiline': 'longText', 'date month-year': 'month', 'image signature': 'signature' },
}
const columnKinds = [
  'number',
  'grade',
  'choice',
  'choices',
  'date',
  'month',
  'time',
  'text',
] as const satisfies readonly ColumnKind[]

const longestTitle = 300
/** A unit stands in brackets behind a title; what begins with a figure, as 10分, is none. */
const unitBehind = /^(.+)（([^（）\d][^（）]{0,19})）$/

/** A form that has no question for it asks nothing beside an answer. */
const bare: ReadItem['settings'] = besideRows.map(({ setting }) => [setting, false])

export function questionReader(
  lists: ReadonlyMap<string, ChoiceList>,
  note: (row: FormRow, rule: ExchangeRule, detail: string) => void,
): Questions {
  const listOf = (row: FormRow) => (row.type.startsWith('select_') ? lists.get(row.argument) : undefined)
  const isYesNo = (row: FormRow) => row.type === 'select_one' && (listOf(row)?.answers ?? null) !== null
  const kindOf = (row: FormRow): ItemKind | undefined => {
    if (isYesNo(row)) return 'judgement'
    if (row.type === 'select_one') return /^grade/.test(row.argument) ? 'grade' : 'choice'
    return byAppearance[`${row.type} ${row.appearance}`] ?? (Object.hasOwn(kinds, row.type) ? kinds[row.type] : undefined)
  }
  const clauseOf = (row: FormRow, group: string): ReadClause => ({
    key: row.name.startsWith(`${group}_`) ? row.name.slice(group.length + 1) : row.name,
    ...{ title: row.label.slice(0, longestTitle), good: goodIn(row.label) },
    hasNa: [...(listOf(row)?.answers?.values() ?? [])].includes('na'),
  })
  const titleOf = (row: FormRow) => {
    const kind = kindOf(row)
    const [, title, unit] = kind === 'number' || kind === 'computed' ? (unitBehind.exec(row.label) ?? []) : []
    return { title: (title ?? row.label).slice(0, longestTitle), unit: unit ?? null }
  }
  const columnKind = (row: FormRow) => (isYesNo(row) ? 'choice' : columnKinds.find((kind) => kind === kindOf(row)))

  function columnsIn(row: FormRow): EditedColumn[] {
    const columns: EditedColumn[] = []
    for (const inside of row.inside) {
      const kind = columnKind(inside)
      if (kind === undefined) {
        note(inside, 'type.left-out', inside.type)
        continue
      }
      const key = inside.name.startsWith(`${row.name}_`) ? inside.name.slice(row.name.length + 1) : inside.name
      const isFree = isPropertyName(key) && !columns.some((one) => one.key === key)
      const fresh = freshColumn(columns, titleOf(inside).title)
      const words = [...(listOf(inside)?.words ?? [])]
      columns.push({ ...fresh, ...(isFree && { key }), kind, words, unit: titleOf(inside).unit, isRequired: inside.isRequired })
    }
    return columns
  }

  function itemOf(row: FormRow, key: string): ReadItem | undefined {
    const { title, unit } = titleOf(row)
    const base = { key, title, isRequired: row.isRequired, clauses: [] }
    const help: ReadItem['settings'] = row.hint === '' ? [] : [['help', row.hint]]
    if (row.type === 'begin_group') {
      if (row.inside.length === 0) return undefined
      if (row.inside.every(isYesNo))
        return {
          ...{ ...base, kind: 'judgement', isRequired: row.inside.every((one) => one.isRequired) },
          clauses: row.inside.map((inside) => clauseOf(inside, row.name)),
          settings: [['noteOnBad', false], ...bare, ...help],
        }
      if (!row.inside.every((inside) => columnKind(inside))) return undefined
    }
    if (row.type === 'begin_group' || row.type === 'begin_repeat') {
      const columns = columnsIn(row)
      if (columns.length === 0) return undefined
      return { ...base, kind: row.type === 'begin_group' ? 'group' : 'table', settings: [['columns', columns], ...bare, ...help] }
    }
    const kind = kindOf(row)
    const list = listOf(row)
    if (kind === undefined || (row.type.startsWith('select_') && list === undefined)) {
      if (kind === undefined) note(row, 'type.left-out', row.type)
      else note(row, 'choices.missing', row.argument)
      return undefined
    }
    if (kind === 'judgement') {
      const clause = { ...clauseOf(row, ''), key: null, title }
      return { ...base, kind, clauses: [clause], settings: [['noteOnBad', false], ...bare, ...help] }
    }
    const none: ReadItem['settings'] = kind === 'grade' ? [['bad', []]] : [] // a form tells no word to be bad
    const worded: ReadItem['settings'] = list ? [['words', list.words], ...none] : []
    const whole: ReadItem['settings'] = row.type === 'integer' ? [['decimals', 0]] : []
    const united: ReadItem['settings'] = unit === null ? [] : [['unit', unit]]
    return { ...base, kind, settings: [...worded, ...united, ...whole, ...constraints(row, kind, note), ...bare, ...help] }
  }

  return {
    itemOf,
    titleOf,
    answerOf(row, path) {
      const list = listOf(row)
      const values: ReadonlyMap<string, string> | undefined = list?.answers ?? list?.wordOf
      if (row.type === 'select_one') return { path, valueOf: (code) => values?.get(code) }
      return kindOf(row) === 'number' ? { path, valueOf: () => undefined } : undefined
    },
  }
}

const bound = /^\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)$/
const length = /^string-length\(\.\)\s*(>=|<=)\s*(\d+)$/
const past = /^\.\s*<=\s*today\(\)$/

/** What a constraint says in settings; the parts of it that are none are told. */
function constraints(row: FormRow, kind: ItemKind, note: (row: FormRow, rule: ExchangeRule, detail: string) => void) {
  const parts = row.constraint === '' ? [] : row.constraint.split(/\s+and\s+/)
  return parts.flatMap((part): ReadItem['settings'] => {
    const [, side, number] = (kind === 'number' && bound.exec(part)) || []
    if (number !== undefined) return [[side === '>=' ? 'least' : 'most', Number(number)]]
    const [, end, count] = ((kind === 'text' || kind === 'longText') && length.exec(part)) || []
    if (count !== undefined) return [[end === '>=' ? 'shortest' : 'longest', Number(count)]]
    if ((kind === 'date' || kind === 'month') && past.test(part)) return [['notFuture', true]]
    note(row, 'constraint.unread', part)
    return []
  })
}
