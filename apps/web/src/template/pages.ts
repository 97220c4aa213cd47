export { NewPlanPage } from '../newPlan/NewPlanPage.tsx'
export { MakeTemplatePage } from './MakeTemplatePage.tsx'
export { TemplatePage } from './TemplatePage.tsx'
