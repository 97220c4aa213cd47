import type { ColumnKind } from '@duzhan/checklist'
import { choiceScalar } from './choice.tsx'
import { choicesScalar } from './choices.tsx'
import { dateScalar } from './date.tsx'
import { gradeScalar } from './grade.tsx'
import { monthScalar } from './month.tsx'
import { numberScalar } from './number.tsx'
import type { Scalar } from './scalar.ts'
import { textScalar } from './textScalar.tsx'
import { timeScalar } from './time.tsx'

/** What a column of a table may be. */
export const scalars: Readonly<Record<ColumnKind, Scalar>> = {
  number: numberScalar,
  grade: gradeScalar,
  choice: choiceScalar,
  choices: choicesScalar,
  date: dateScalar,
  month: monthScalar,
  time: timeScalar,
  text: textScalar,
}
