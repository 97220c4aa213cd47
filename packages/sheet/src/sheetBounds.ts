import { Problem } from '@duzhan/problems'

/**
 * How much of a file is read at all. A register of a whole province has some hundred thousand rows of a few dozen columns; what is
 * beyond is no register, whatever it calls itself, and is refused before it takes the memory of whoever reads it.
 */
export const sheetBounds = {
  /** Of the file as it is chosen, in MiB. */
  fileMiB: 32,
  /** Of all that an .xlsx unpacks to, in MiB. */
  unpackedMiB: 256,
  rows: 200_000,
  columns: 500,
  cells: 4_000_000,
} as const

const mib = 1_048_576
export const mostBytes: number = sheetBounds.fileMiB * mib
export const mostUnpacked: number = sheetBounds.unpackedMiB * mib

/** That a file is more than is read; it says how much that is. */
export function tooLarge(): Problem {
  const { fileMiB, rows, columns } = sheetBounds
  return new Problem('too-large', 'file.too-large', { megabytes: fileMiB, rows, columns })
}

/** What a spreadsheet would compute or start: a text that begins as a formula does, and is no figure with its sign. */
const computes = /^(=|[+\-@][^\s]*[(|!])/

/** That a cell would be computed where the table is opened again, with the cell if it is known. */
export const hasFormula = (cell: string): Problem => new Problem('invalid', 'file.has-formula', { cell })
export const isFormula = (text: string): boolean => computes.test(text)
