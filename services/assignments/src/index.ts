export type { AssignmentsRouter } from './assignments.router.ts'
