import { dateShape, monthShape, timeShape } from './calendar.ts'
import { choiceShape, choicesShape } from './choice.ts'
import { computedShape, infoShape } from './computed.ts'
import { fileShape } from './file.ts'
import { gradeShape } from './grade.ts'
import type { ItemKind } from './itemKinds.ts'
import { judgementShape } from './judgement.ts'
import type { KindShape } from './kind.ts'
import { numberShape } from './number.ts'
import { photoShape } from './photo.ts'
import { positionShape } from './position.ts'
import { scoreShape } from './score.ts'
import { signatureShape } from './signature.ts'
import { groupShape, householdShape, tableShape } from './table.ts'
import { longTextShape, textShape } from './text.ts'

/** What the gate demands of an item of each kind; a kind without a shape does not compile. */
export const kindShapes: Readonly<Record<ItemKind, KindShape>> = {
  judgement: judgementShape,
  grade: gradeShape,
  score: scoreShape,
  number: numberShape,
  choice: choiceShape,
  choices: choicesShape,
  date: dateShape,
  month: monthShape,
  time: timeShape,
  text: textShape,
  longText: longTextShape,
  photo: photoShape,
  file: fileShape,
  position: positionShape,
  signature: signatureShape,
  table: tableShape,
  household: householdShape,
  group: groupShape,
  computed: computedShape,
  info: infoShape,
}
