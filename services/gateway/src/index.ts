export type { AppRouter } from './appRouter.ts'
export type { Procedures } from './procedures.ts'
