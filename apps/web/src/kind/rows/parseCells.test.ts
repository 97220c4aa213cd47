import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCells } from './parseCells.ts'

/** Cells as a spreadsheet copies them: what holds a tab, a line's end or a quotation mark is quoted. */
const copied = (rows: readonly (readonly string[])[], end = '\n') =>
  rows
    .map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t') + end)
    .join('')

describe('cells copied out of a spreadsheet', () => {
  it('are rows by lines and cells by tabs, without the blank lines at the end', () => {
    expect(parseCells('甲\t12\r\n乙\t\r\n\r\n')).toEqual([
      ['甲', '12'],
      ['乙', ''],
    ])
  })

  it('keep tabs, lines and quotation marks that stand in quoted cells', () => {
    expect(parseCells('"三组\n河边"\t"他说""好"""\t"a\tb"')).toEqual([['三组\n河边', '他说"好"', 'a\tb']])
  })

  it('take a quotation mark that nothing closes for a mark', () => {
    expect(parseCells('"甲\t12\n乙\t3')).toEqual([
      ['"甲', '12'],
      ['乙', '3'],
    ])
    expect(parseCells('5"\t6')).toEqual([['5"', '6']])
  })

  it('are nothing where nothing was copied', () => {
    expect(parseCells('')).toEqual([])
    expect(parseCells('\n\t\n')).toEqual([])
  })

  it('come back as they were copied, whatever they hold', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[甲乙"\t\n ,]{0,6}$/)).map((text) => text.replaceAll('\r', ''))
    const rows = fc
      .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
      .map((all) => [...all, ['末']])
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (cells, end) => {
        expect(parseCells(copied(cells, end))).toEqual(cells)
      }),
    )
  })
})
