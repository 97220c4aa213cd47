export type { AppRouter } from './appRouter.ts'
