import type { ReadNote } from './readChecklist.ts'
import type { SheetIn, TableRow } from './sheets.ts'

/** A row of a form's survey; a group with what stands in it. */
export interface FormRow {
  line: number
  /** In the spelling of today: `select_one`, `begin_group`, `image`. */
  type: string
  /** What stands behind the type: the name of a list. */
  argument: string
  name: string
  label: string
  hint: string
  isRequired: boolean
  relevant: string
  constraint: string
  calculation: string
  appearance: string
  inside: FormRow[]
}

/** How types were and are written elsewhere. */
const spellings = new Map(
  Object.entries({
    ...{ string: 'text', int: 'integer', photo: 'image', gps: 'geopoint', location: 'geopoint', select1: 'select_one' },
    ...{ select: 'select_multiple', 'select one': 'select_one', 'select multiple': 'select_multiple' },
    ...{ 'select one from': 'select_one', 'select all that apply from': 'select_multiple' },
  }),
)
const twoWords = /^(select (?:one from|all that apply from|one|multiple)|(?:begin|end) (?:group|repeat))(?:\s+(.*))?$/i

function typeOf(cell: string): { type: string; argument: string } {
  const [, spelled, behind] = twoWords.exec(cell) ?? []
  const [first = '', ...rest] = cell.split(/\s+/)
  const type = (spelled ?? first).toLowerCase()
  const argument = (spelled === undefined ? rest.join(' ') : (behind ?? '')).replace(/\s+or_other$/, '')
  return { type: spellings.get(type) ?? type.replace(/^(begin|end) /, '$1_'), argument }
}

/** The column of a text that may be told in several languages: the one without a language, or the Chinese, or the first. */
export function languageColumn(header: readonly string[], name: string): string {
  const told = header.filter((column) => column === name || column.startsWith(`${name}:`))
  return told.find((column) => column === name) ?? told.find((column) => /zh|中文|chinese/i.test(column)) ?? told[0] ?? name
}

function formRow(header: readonly string[], { line, cell }: TableRow): FormRow {
  const told = (name: string) => cell(languageColumn(header, name))
  return {
    ...{ line, ...typeOf(cell('type')), name: cell('name'), label: told('label') || cell('name'), hint: told('hint') },
    isRequired: /^(yes|true|true\(\)|1|是)$/i.test(cell('required')),
    ...{ relevant: cell('relevant') || cell('relevance'), constraint: cell('constraint') },
    ...{ calculation: cell('calculation'), appearance: cell('appearance'), inside: [] },
  }
}

/** The rows of a survey, each within the group that it stands in; what closes nothing is told and passed over. */
export function formTree(
  survey: SheetIn,
  { header, rows }: { header: readonly string[]; rows: readonly TableRow[] },
  notes: ReadNote[],
) {
  const root: FormRow[] = []
  const open: FormRow[] = []
  const unclosed = (line: number) => notes.push({ sheet: survey.name, line, rule: 'group.closed', detail: '' })
  for (const told of rows) {
    if (told.cell('type') === '') continue
    const row = formRow(header, told)
    if (row.type.startsWith('end_')) {
      const last = open.at(-1)
      if (last?.type === row.type.replace('end', 'begin')) open.pop()
      else unclosed(row.line)
      continue
    }
    ;(open.at(-1)?.inside ?? root).push(row)
    if (row.type === 'begin_group' || row.type === 'begin_repeat') open.push(row)
  }
  for (const { line } of open) unclosed(line)
  return root
}
