export { TemplatePage } from './TemplatePage.tsx'
export { TemplatesPage } from './TemplatesPage.tsx'
