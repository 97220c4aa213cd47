import { strToU8, zipSync } from 'fflate'

const listOf = (part: string, mark: string) =>
  `<?xml version="1.0"?><Types><Override PartName="${part}" ContentType="${mark}"/></Types>`
const family = 'application/vnd.openxmlformats-officedocument'

/** A small zip file of the given parts. */
export const zip = (parts: Record<string, string | Uint8Array<ArrayBuffer>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])),
    ),
  )

export const docx = (more: Record<string, string | Uint8Array<ArrayBuffer>> = {}) =>
  zip({
    '[Content_Types].xml': listOf('/word/document.xml', `${family}.wordprocessingml.document.main+xml`),
    'word/document.xml': '<w:document/>',
    ...more,
  })
export const xlsx = (mark = `${family}.spreadsheetml.sheet.main+xml`) =>
  zip({ '[Content_Types].xml': listOf('/xl/workbook.xml', mark), 'xl/workbook.xml': '<workbook/>' })
export const pdf = (inside = '') =>
  strToU8(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${inside}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`)
