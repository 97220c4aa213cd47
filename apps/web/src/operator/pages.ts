export { LogPage } from './LogPage.tsx'
export { SyncPage } from './SyncPage.tsx'
