export { BodiesPage } from './BodiesPage.tsx'
export { LogPage } from './LogPage.tsx'
export { SyncPage } from './SyncPage.tsx'
