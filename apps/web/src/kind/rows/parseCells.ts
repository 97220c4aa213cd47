/**
 * The cells of what a spreadsheet puts on the clipboard: rows by lines, cells by tabs; a cell in quotation marks may
 * hold both, and a quotation mark as two. Lines without anything in them at the end are none.
 */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain[at] ?? ''
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (plain[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (character === '"' && cell === '' && isClosed(plain, at)) isQuoted = true
    else if (character === '\t') endCell()
    else if (character === '\n') {
      endCell()
      rows.push([])
    } else cell += character
  }
  endCell()
  while (rows.length > 0 && rows.at(-1)?.every((one) => one.trim() === '')) rows.pop()
  return rows
}

/** Whether the quotation mark at a place opens a cell that another one closes; else somebody wrote just a mark. */
function isClosed(text: string, at: number): boolean {
  let end = text.indexOf('"', at + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end >= 0 && ['\t', '\n', undefined].includes(text[end + 1])
}
