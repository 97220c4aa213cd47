export {
  type EditedFinding,
  type EditedItem,
  type EditedSection,
  judgedItem,
  movedItem,
  movedSection,
  newChecklist,
  readPasted,
  requiredItem,
  sectionsOf,
  titledItem,
  titledSection,
  withItems,
  withSection,
} from './edit/checklistEdits.ts'
export { freeKey, moved } from './edit/lists.ts'
export { type PlainItemKind, plainItemKinds } from './edit/newItem.ts'
