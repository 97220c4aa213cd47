export { AsidePage } from './AsidePage.tsx'
export { AsidesPage } from './AsidesPage.tsx'
