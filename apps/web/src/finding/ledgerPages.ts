export { FindingPage } from './FindingPage.tsx'
export { LedgerPage } from './LedgerPage.tsx'
export { NoticePage } from './NoticePage.tsx'
