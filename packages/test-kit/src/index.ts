export { type DisposableStore, disposableStore } from './disposableStore.ts'
export { heicPhoto } from './heicPhoto.ts'
export { type ManualClock, manualClock } from './manualClock.ts'
export { asAuthor, asDecider, asInspector, asOperator, asOutsider, asReviewer, asUnit, asViewer, world } from './personas.ts'
