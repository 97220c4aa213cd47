export { FilePlanPage } from './FilePlanPage.tsx'
export { FilingBoardPage } from './FilingBoardPage.tsx'
export { FilingPage } from './FilingPage.tsx'
