import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gate } from '../gate/gate.ts'
import { withoutRefs } from '../schema/resolved.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { anyExchanged } from '../test/anyExchanged.ts'
import { everyKind } from '../test/everyKind.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { itemTableOf } from './itemTable.ts'
import { lostBetween } from './lostBetween.ts'
import { freshRoot } from './readChecklist.ts'
import { readItemTable } from './readItemTable.ts'
import { readXlsForm } from './readXlsForm.ts'
import type { SheetIn, SheetOut } from './sheets.ts'
import { xlsFormOf } from './xlsFormOf.ts'

/** Sheets as they are read of the file that they were written to. */
const fromFile = (sheets: readonly SheetOut[]): SheetIn[] =>
  sheets.map(({ name, rows }) => ({ name, rows: rows.map((cells, at) => ({ line: at + 1, cells })) }))
const throughXlsForm = (schema: typeof everyKind) => readXlsForm(fromFile(xlsFormOf(schema)))
const throughTable = (schema: typeof everyKind) =>
  readItemTable(fromFile([itemTableOf(schema)])[0] as SheetIn, freshRoot(String(schema.title)))

describe('a checklist through an XLSForm', () => {
  it('is the same where the form can say all of it', () => {
    fc.assert(
      fc.property(anyExchanged, (schema) => {
        const { schema: back, notes } = throughXlsForm(schema)
        expect(notes).toEqual([])
        expect(lostBetween(schema, back)).toEqual([])
        expect(JSON.parse(JSON.stringify(back))).toEqual(schema)
      }),
    )
  })

  it('is let in by the gate whatever it held, and read without anything unknown', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        const { schema: back } = throughXlsForm(schema)
        expect(gate(back)).toEqual([])
      }),
    )
  })

  it('tells of every kind what the form cannot say', () => {
    const { schema: back, notes } = throughXlsForm(everyKind)
    expect(notes).toEqual([])
    const lost = Object.fromEntries(lostBetween(everyKind, back).map(({ item, lost: parts }) => [item, parts]))
    expect(lost).toMatchInlineSnapshot(`
      {
        "choiceItem": [
          "other",
        ],
        "choicesItem": [
          "other",
        ],
        "fileItem": [
          "kept",
        ],
        "gradeItem": [
          "bad",
        ],
        "groupItem": [
          "kept",
        ],
        "householdItem": [
          "kind",
          "columns",
          "each",
          "leastRows",
        ],
        "one": [
          "decimals",
        ],
        "photoItem": [
          "kept",
        ],
        "positionItem": [
          "kept",
        ],
        "scoreItem": [
          "kind",
          "byDeductions",
          "points",
          "deductions",
        ],
        "signatureItem": [
          "signedBy",
        ],
        "tableItem": [
          "columns",
          "leastRows",
        ],
        "two": [
          "decimals",
        ],
      }
    `)
  })
})

describe('a checklist through a table for people', () => {
  it('is read again with its sections, items, questions and good answers', () => {
    const { schema: back, notes } = throughTable(smallChecklist)
    expect(notes).toEqual([])
    expect(lostBetween(smallChecklist, back).map(({ item, lost }) => [item, ...lost])).toEqual([
      ['fulfilled', 'clauseFindings'],
      ['survey', 'shortest'],
      ['cooperative', 'clauseFindings'],
      ['litter', 'clauseFindings'],
    ])
  })

  it('is the same over the checklist that it was written of, whatever that holds', () => {
    const again = (schema: typeof everyKind) => readItemTable(fromFile([itemTableOf(schema)])[0] as SheetIn, schema)
    expect(lostBetween(everyKind, again(everyKind).schema)).toEqual([])
    expect(again(smallChecklist)).toEqual({ schema: smallChecklist, notes: [] })
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        const { schema: back, notes } = again(schema)
        expect(notes).toEqual([])
        expect(lostBetween(schema, back)).toEqual([])
      }),
    )
  })

  it('is let in by the gate whatever it held', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        const { schema: back } = throughTable(schema)
        expect(gate(back)).toEqual([])
      }),
    )
  })

  it('tells of every kind what the table cannot say', () => {
    const { schema: back, notes } = throughTable(everyKind)
    expect(notes).toEqual([])
    const lost = Object.fromEntries(lostBetween(everyKind, back).map(({ item, lost: parts }) => [item, parts]))
    expect(lost).toMatchInlineSnapshot(`
      {
        "choiceItem": [
          "other",
        ],
        "choicesItem": [
          "other",
        ],
        "computedItem": [
          "of",
        ],
        "fileItem": [
          "kept",
        ],
        "groupItem": [
          "columns",
        ],
        "householdItem": [
          "columns",
          "leastRows",
        ],
        "photoItem": [
          "kept",
        ],
        "positionItem": [
          "kept",
        ],
        "scoreItem": [
          "byDeductions",
          "deductions",
        ],
        "signatureItem": [
          "signedBy",
        ],
        "tableItem": [
          "columns",
          "leastRows",
        ],
        "textItem": [
          "shortest",
        ],
      }
    `)
  })
})

describe('what is lost between two checklists', () => {
  it('is nothing between one and itself, and everything that is not the same otherwise', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        expect(lostBetween(schema, withoutRefs(schema))).toEqual([])
        expect(lostBetween(schema, {}).filter(({ item, section }) => item === null && section !== null)).toHaveLength(
          Object.keys(schema.properties ?? {}).length,
        )
      }),
    )
  })
})
