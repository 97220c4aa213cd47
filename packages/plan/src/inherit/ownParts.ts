import type { Plan } from '../schema/planSchema.ts'

/** The parts of a plan that are its own and are never inherited: who it is, for whom, how long, and by which document. */
export const ownParts: ReadonlySet<string> = new Set([
  'code',
  'revision',
  'title',
  'jurisdiction',
  'extends',
  'period',
  'document',
  'removes',
] satisfies (keyof Plan)[])
