import { isRecord } from '../json/typeOf.ts'
import type { OutlineColumn, OutlineItem } from '../outline/outline.ts'
import type { ColumnKind } from '../schema/itemAnnotation.ts'
import { dateValue, dateValueShape, monthValue, monthValueShape, timeValue, timeValueShape } from './calendar.ts'
import { choicesValue, choicesValueShape, choiceValue, choiceValueShape } from './choice.ts'
import { gradeValue, gradeValueShape } from './grade.ts'
import type { Given } from './kind.ts'
import { numberValue, numberValueShape } from './number.ts'
import type { Place, Scalar, ScalarShape } from './scalar.ts'
import { textValue, textValueShape } from './text.ts'

/** How the values of each kind of column are read and counted. */
export const columnKinds: Readonly<Record<ColumnKind, Scalar>> = {
  number: numberValue,
  grade: gradeValue,
  choice: choiceValue,
  choices: choicesValue,
  date: dateValue,
  month: monthValue,
  time: timeValue,
  text: textValue,
}

/** What the gate demands of each, for the gate only. */
export const columnShapes: Readonly<Record<ColumnKind, ScalarShape>> = {
  number: numberValueShape,
  grade: gradeValueShape,
  choice: choiceValueShape,
  choices: choicesValueShape,
  date: dateValueShape,
  month: monthValueShape,
  time: timeValueShape,
  text: textValueShape,
}

export const placeOfColumn = ({ schema }: OutlineColumn): Place => ({ schema, annotation: schema['x-item'] })

/** The rows of a table or a household; entries that are no rows are left out. */
export const rowsOf = ({ rows }: Given): Given[] => (Array.isArray(rows) ? rows.filter(isRecord) : [])

/** The value of a column in a row, as people read it; '' where nothing stands. */
export const printedCell = (column: OutlineColumn, row: Given): string =>
  row[column.key] === undefined ? '' : columnKinds[column.kind].print(row[column.key], placeOfColumn(column))

/** What the schema cannot say of the values of one row. */
export const rowFaults = (item: OutlineItem, row: Given, path: readonly string[], today: string | undefined) =>
  item.columns.flatMap((column) => {
    const scalar = columnKinds[column.kind]
    const found = row[column.key] === undefined ? null : (scalar.fault?.(row[column.key], placeOfColumn(column), today) ?? null)
    return found ? [{ path: [...path, column.key], ...found }] : []
  })

/** The columns by which two revisions ask the same: the same keys, each of one kind and one meaning. */
export const meaningOfColumns = ({ columns }: OutlineItem): unknown =>
  columns
    .map((column) => [column.key, column.kind, columnKinds[column.kind].meaning(placeOfColumn(column))])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
