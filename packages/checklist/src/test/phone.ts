// What the page of a phone takes of this package, so that its weight can be held against a limit.
export { asksPosition } from '../answers/asksPosition.ts'
export { findingsOf } from '../answers/findingsOf.ts'
export { interpretAdmitted } from '../answers/interpretAdmitted.ts'
export { observationsOf } from '../answers/observationsOf.ts'
export { progressOf } from '../answers/progressOf.ts'
export { shownAnswers } from '../answers/shown.ts'
export { itemKinds } from '../kind/itemKinds.ts'
export { outlineOf } from '../outline/outlineOf.ts'
