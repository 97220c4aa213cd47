import { Problem } from '@duzhan/problems'
import type { EditedColumn } from '../edit/columns.ts'
import type { Fields } from '../edit/parts.ts'
import type { SettingName } from '../edit/settings.ts'
import { nestedCondition } from '../edit/shownWhen.ts'
import type { ExchangeRule } from './exchangeSentences.ts'
import {
  checklistFrom,
  freshRoot,
  type ReadChecklist,
  type ReadItem,
  type ReadNote,
  type ReadSection,
  withKeys,
} from './readChecklist.ts'
import { rowsBelow, type SheetIn } from './sheets.ts'
import { type NamedAnswer, readExpression } from './xlsExpression.ts'
import { choiceLists } from './xlsLists.ts'
import { besideRows } from './xlsNames.ts'
import { type Questions, questionReader } from './xlsQuestions.ts'
import { type FormRow, formTree } from './xlsTree.ts'

const untitled = '检查内容'
const sheetNamed = (sheets: readonly SheetIn[], name: string) => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name)

/** Whether sheets are those of an XLSForm. */
export const isXlsForm = (sheets: readonly SheetIn[]): boolean => sheetNamed(sheets, 'survey') !== undefined

type Read<One> = One & { row: FormRow }
type FormSection = Omit<ReadSection, 'items'> & { row: FormRow | null; items: Read<ReadItem>[] }

/**
 * Reads the sheets of an XLSForm as a checklist: top groups are its sections, groups of yes and no its compound judgements, repeats
 * its tables. What a checklist cannot say is told with its line. Throws `file.column-missing` where there is no survey.
 */
export function readXlsForm(sheets: readonly SheetIn[]): ReadChecklist {
  const survey = sheetNamed(sheets, 'survey')
  const found = survey && rowsBelow(survey, ['type', 'name'])
  if (!survey || !found) throw new Problem('invalid', 'file.column-missing', { columns: ['type', 'name'] })
  const notes: ReadNote[] = []
  const note = (row: FormRow, rule: ExchangeRule, detail: string) =>
    notes.push({ sheet: survey.name, line: row.line, rule, detail })
  const questions = questionReader(choiceLists(sheetNamed(sheets, 'choices')), note)
  const read = sectionsOf(formTree(survey, found, notes), questions, note)
  const keyed = withKeys(read)
  const named = namesIn(read, keyed, questions)
  const settled = keyed.map((section, at): ReadSection & { key: string } => {
    const { row, items } = read[at] as FormSection // one for each
    return {
      ...section,
      ...shownOf(row, named, note),
      items: section.items.map((item, place) => {
        const own = (items[place] as Read<ReadItem>).row // one for each
        return { ...item, settings: [...item.settings, ...calculated(item, own, named, note)], ...shownOf(own, named, note) }
      }),
    }
  })
  const settings = sheetNamed(sheets, 'settings')
  const told = settings && rowsBelow(settings, ['form_title'])
  const title = told?.rows[0]?.cell('form_title') || untitled
  return { schema: checklistFrom(freshRoot(title), settled), notes: notes.sort((one, other) => one.line - other.line) }
}

/** What a name begins with that stands in a group is the name of the group: the rest of it is the key. */
const keyIn = (name: string, group: string): string => (name.startsWith(`${group}_`) ? name.slice(group.length + 1) : name)

function sectionsOf(
  rows: readonly FormRow[],
  questions: Questions,
  note: (row: FormRow, rule: ExchangeRule, detail: string) => void,
) {
  const sections: FormSection[] = []
  for (const row of rows) {
    if (row.type === 'begin_group') {
      sections.push({ key: row.name, title: row.label, row, items: [] })
      for (const inside of row.inside) addTo(sections, inside, row.name)
      continue
    }
    if (sections.at(-1)?.row !== null) sections.push({ key: null, title: untitled, row: null, items: [] })
    addTo(sections, row, '')
  }
  return sections.filter(({ row, items }) => row !== null || items.length > 0)

  function addTo(all: FormSection[], row: FormRow, group: string): void {
    const items = all.at(-1)?.items ?? []
    const before = items.at(-1)
    const beside = before && besideOf(row, before)
    if (beside) {
      before.settings = before.settings.map(([name, value]) => [name, name === beside || value])
      return
    }
    const item = questions.itemOf(row, keyIn(row.name, group))
    if (item) items.push({ ...item, row })
    else if (row.type === 'begin_group') {
      note(row, 'group.flattened', row.label)
      for (const inside of row.inside) addTo(all, inside, row.name)
    }
  }
}

/** What a row allows or demands beside the answer to the question before it; undefined of a question of its own. */
function besideOf(row: FormRow, before: Read<ReadItem>): SettingName | undefined {
  const kind = besideRows.find(({ behind, type }) => row.type === type && row.name === `${before.row.name}${behind}`)
  if (kind === undefined || row.hint !== '' || row.constraint !== '') return undefined
  const isFree = !row.isRequired && row.relevant === before.row.relevant
  const setting = isFree && row.label === kind.label ? kind.setting : undefined
  const isDemanded = !isFree && kind.setting === 'offersNote' && before.kind === 'judgement'
  const asked = isDemanded ? 'noteOnBad' : setting
  return before.settings.some(([name, value]) => name === asked && value === false) ? asked : undefined
}

interface NamedPlace {
  answer: NamedAnswer | undefined
  /** The place that a figure is computed of. */
  place: string
}

/** What every name of the form is in the checklist. */
function namesIn(read: readonly FormSection[], keyed: readonly ReadSection[], questions: Questions): Map<string, NamedPlace> {
  const names = new Map<string, NamedPlace>()
  read.forEach(({ items }, at) => {
    items.forEach(({ row }, index) => {
      const section = keyed[at]
      const item = section?.items[index]
      if (!section || !item) return
      const place = `${section.key}.${item.key}`
      if (row.inside.length === 0)
        names.set(row.name, {
          place,
          answer: questions.answerOf(row, item.kind === 'judgement' ? `${place}.answer` : `${place}.value`),
        })
      row.inside.forEach((inside, no) => {
        const clause = item.clauses[no]?.key
        const column = (item.settings.find(([name]) => name === 'columns')?.[1] as EditedColumn[] | undefined) ?? []
        const key = clause ?? column.find(({ title }) => title === questions.titleOf(inside).title)?.key ?? inside.name
        names.set(inside.name, {
          place: `${place}.${key}`,
          answer: clause ? questions.answerOf(inside, `${place}.${clause}`) : undefined,
        })
      })
    })
  })
  return names
}

type Note = (row: FormRow, rule: ExchangeRule, detail: string) => void

function shownOf(row: FormRow | null, named: ReadonlyMap<string, NamedPlace>, note: Note): { shownIf?: Fields } {
  if (row === null || row.relevant === '') return {}
  const flat = readExpression(row.relevant, (name) => named.get(name)?.answer)
  if (flat) return { shownIf: nestedCondition(flat) }
  note(row, 'condition.unread', row.relevant)
  return {}
}

const rounded = /^round\((.*),\s*(\d{1,2})\)$/
const term = /^(?:\$\{([^{}]+)\}|sum\(\$\{([^{}]+)\}\))$/

/** How a figure is computed: numbers added, subtracted or divided, and rounded. */
function calculated(item: ReadItem, row: FormRow, named: ReadonlyMap<string, NamedPlace>, note: Note): ReadItem['settings'] {
  if (item.kind !== 'computed') return []
  const [, inside, decimals] = rounded.exec(row.calculation) ?? []
  const told = inside ?? row.calculation
  const ways = [
    ['ratio', / div /],
    ['difference', / - /],
    ['sum', / \+ /],
  ] as const
  const [way, sign] = ways.find(([, one]) => one.test(told)) ?? ['sum', / \+ /]
  const places = told.split(sign).map((part) => {
    const [, name, column] = term.exec(part.trim()) ?? []
    return named.get(name ?? column ?? '')?.place
  })
  const isRead = places.every((place) => place !== undefined)
  if (!isRead && told !== '') note(row, 'calculation.unread', row.calculation)
  const rounding: ReadItem['settings'] = decimals === undefined ? [] : [['resultDecimals', Number(decimals)]]
  return isRead ? [['function', way], ['of', places], ...rounding] : []
}
