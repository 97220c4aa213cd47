export type { IdentityRouter } from './identity.router.ts'
