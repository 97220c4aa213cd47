export { MakeTemplatePage } from './MakeTemplatePage.tsx'
export { TemplatePage } from './TemplatePage.tsx'
