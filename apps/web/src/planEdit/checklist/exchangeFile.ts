import { type GateRefusal, gate, gateText, refusalText } from '@duzhan/checklist'
import {
  exchangeSentences,
  isXlsForm,
  itemTableOf,
  type LostAt,
  lostBetween,
  type ReadNote,
  readItemTable,
  readXlsForm,
  xlsFormOf,
} from '@duzhan/checklist/exchange'
import { readSheet } from '../../sheet/readSheet.ts'

export type ExchangeForm = 'table' | 'xlsForm' | 'json'

/** A file that was read, before it is taken: the checklist, what could not be carried, and what the platform would refuse. */
export interface HeldChecklist {
  schema: unknown
  notes: ReadNote[]
  refusals: GateRefusal[]
}

/** What a note of a reader says in Chinese. */
export const noteWords = ({ rule, detail }: ReadNote): string => exchangeSentences[rule].zh.replace('{detail}', detail)

/** What the platform refuses, in Chinese; the place stands before it where there is one. */
export function refusalWords(refusal: GateRefusal): string {
  const sentence = refusalText(refusal, 'zh')
  return refusal.path === '' ? sentence : `${refusal.path}：${sentence}`
}

/**
 * Reads a chosen file by its content: a .json as a checklist, a workbook with a sheet `survey` as an XLSForm, any other table as one
 * of items, over the checklist that stands. Throws what `readSheets` and the readers throw.
 */
export async function readExchange(file: File, standing: unknown): Promise<HeldChecklist> {
  if (/\.json$/i.test(file.name)) {
    const text = await file.text()
    const refusals = gateText(text)
    return { schema: refusals.length > 0 ? null : (JSON.parse(text) as unknown), notes: [], refusals }
  }
  const sheets = await readSheet({ as: 'sheets', file }, new AbortController().signal)
  const [first = { name: '', rows: [] }] = sheets
  const { schema, notes } = isXlsForm(sheets) ? readXlsForm(sheets) : readItemTable(first, standing)
  return { schema, notes, refusals: gate(schema) }
}

const sheetMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A checklist as a file, with what of it the file does not hold; a table keeps the rest when it is read over the same checklist. */
export async function writeExchange(
  form: ExchangeForm,
  schema: Parameters<typeof xlsFormOf>[0],
): Promise<{ file: Blob; lost: LostAt[] }> {
  if (form === 'json') return { file: new Blob([JSON.stringify(schema, null, 2)], { type: 'application/json' }), lost: [] }
  const { textWorkbook } = await import('@duzhan/sheet')
  const sheets = form === 'xlsForm' ? xlsFormOf(schema) : [itemTableOf(schema)]
  const file = new Blob([new Uint8Array(textWorkbook(sheets))], { type: sheetMime })
  if (form === 'table') return { file, lost: [] }
  const again = sheets.map(({ name, rows }) => ({ name, rows: rows.map((cells, at) => ({ line: at + 1, cells })) }))
  return { file, lost: lostBetween(schema, readXlsForm(again).schema) }
}
