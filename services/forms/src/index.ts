export type { FormsRouter } from './forms.router.ts'
