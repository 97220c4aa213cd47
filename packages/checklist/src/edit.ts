export { canMerge, copiedItem, mergedItems, movedItems, withoutItems } from './edit/arrange.ts'
export {
  type EditedSection,
  movedItem,
  movedSection,
  type NewItem,
  newChecklist,
  requiredItem,
  sectionsOf,
  titledItem,
  titledSection,
  withItems,
  withoutEmptySections,
  withPasted,
  withSection,
} from './edit/checklistEdits.ts'
export { clausesOf, type EditedClause, movedClause, withClause, withNewClause } from './edit/clauses.ts'
export { type EditedColumn, freshColumn } from './edit/columns.ts'
export { type EditedDeduction, freshDeduction } from './edit/deductions.ts'
export type { EvidenceSetting } from './edit/evidence.ts'
export type { Bound, FindingAsks, FindingSetting } from './edit/findingRule.ts'
export { type EditedGrade, gradesOf, withGrades } from './edit/grades.ts'
export { isCompound, type Lost, lostAs, withKind, withSplit } from './edit/kindChange.ts'
export {
  borrowedItems,
  itemsFound,
  type LibraryItem,
  type LibraryPlan,
  libraryOf,
  themesOf,
  withBorrowed,
  withBorrowedSections,
} from './edit/library.ts'
export { type ChecklistNote, checklistNotes, type KnownIndicator, type RefusedPlace } from './edit/lints.ts'
export { freeKey, moved } from './edit/lists.ts'
export { isAnswered, plainItemKinds } from './edit/newItem.ts'
export { type Fields, type ItemPlace, itemAt, withItemAt } from './edit/parts.ts'
export { type PastedSection, readDocument, readPasted } from './edit/pasted.ts'
export { type ItemSetting, settingsOf, withSetting } from './edit/settings.ts'
export {
  answersAbove,
  flatCondition,
  nestedCondition,
  numbersBeside,
  shownIfAt,
  withShownIf,
} from './edit/shownWhen.ts'
export { type FindingLimit, limitUnits } from './schema/findingLimit.ts'
