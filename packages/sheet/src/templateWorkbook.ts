import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const parcel = 'http://schemas.openxmlformats.org/package/2006'
const parcelType = 'application/vnd.openxmlformats-package.relationships+xml'
const typeOf = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`

/** The columns that there are names for. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** One sheet of a workbook: its name, and its rows of at most twenty-six texts. */
interface TextSheet {
  name: string
  rows: readonly (readonly string[])[]
}

function sheetXml({ rows }: TextSheet): string {
  const columns = Math.max(1, ...rows.map(({ length }) => length))
  const cells = (row: readonly string[], no: number) =>
    row
      .map((text, at) =>
        text === ''
          ? ''
          : `<c r="${letters[at] ?? ''}${no}" s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
      )
      .join('')
  const lines = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1)}</row>`).join('')
  return `<worksheet xmlns="${main}"><cols><col min="1" max="${columns}" width="22" style="1" customWidth="1"/></cols><sheetData>${lines}</sheetData></worksheet>`
}

/**
 * A workbook of sheets of texts: every column of them is text, so that a spreadsheet turns no code of twelve digits into a rounded
 * figure. What `readSheets` reads of it is the rows.
 */
export function textWorkbook(sheets: readonly TextSheet[]): Uint8Array {
  const each = (make: (sheet: TextSheet, no: number) => string) => sheets.map((sheet, at) => make(sheet, at + 1)).join('')
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${parcel}/content-types"><Default Extension="rels" ContentType="${parcelType}"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typeOf('sheet.main')}"/>${each((_, no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${typeOf('worksheet')}"/>`)}<Override PartName="/xl/styles.xml" ContentType="${typeOf('styles')}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${parcel}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name }, no) => `<sheet name="${escaped(name)}" sheetId="${no}" r:id="rId${no}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${parcel}/relationships">${each((_, no) => relation(no, 'worksheet', `worksheets/sheet${no}.xml`))}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  }
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, xml(text)])))
}

/** A workbook to be filled in: one sheet of these rows. What `readTable` reads of it is the rows. */
export const templateWorkbook = (title: string, rows: TextSheet['rows']): Uint8Array => textWorkbook([{ name: title, rows }])
