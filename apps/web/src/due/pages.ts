export { DueBoardPage } from './DueBoardPage.tsx'
export { DuePage } from './DuePage.tsx'
