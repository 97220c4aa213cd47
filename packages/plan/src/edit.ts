export { boundsFault } from './check/boundsFault.ts'
export { wordedFault } from './check/wordedFault.ts'
export { type AskedAttribute, attributesOf } from './edit/attributesOf.ts'
export { type Comparison, type ConditionTerm, conditionOf, conditionTerm } from './edit/conditionTerm.ts'
export { beginEditing, type Edit, edit, edited, type Place, redo, undo, valueAt } from './edit/editing.ts'
export { editsBetween, isWriting } from './edit/editsBetween.ts'
export {
  aboveAt,
  adjustingEdit,
  type InheritedElement,
  inheritedElements,
  leavingEdit,
  removalsEdit,
  restoringEdits,
} from './edit/inherited.ts'
export { type LeftOut, leftOutOf } from './edit/leftOut.ts'
export { type EditConflict, mergeEdits, samePlace, standingPlace } from './edit/mergeEdits.ts'
export { alongWith, namedElements, newKey, newValue } from './edit/newElement.ts'
export { type Choice, type NamedField, type PlanField, planForm } from './edit/planForm.ts'
export type { NamedPart } from './edit/referenceParts.ts'
export { mergedDocument } from './inherit/mergedDocument.ts'
export { isOfWeeks } from './schema/rhythm.ts'
export {
  type BlankKind,
  blankKinds,
  isFreeOf,
  type MarkedBlank,
  proposedKind,
  templateOf,
  wordsIn,
} from './template/markedBlanks.ts'
