import { z } from 'zod'

/** The roles of `architecture.md`; `service` is what one service is to another. */
export const Role = z.enum(['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer', 'operator', 'service'])
export type Role = z.infer<typeof Role>
