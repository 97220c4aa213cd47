export { DueBoardPage } from './DueBoardPage.tsx'
export { DueCalendarPage } from './DueCalendarPage.tsx'
export { DuePage } from './DuePage.tsx'
