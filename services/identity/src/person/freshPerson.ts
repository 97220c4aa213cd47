import { randomUUID } from 'node:crypto'
import type { Person } from './person.repository.ts'

/** What everybody is who has just been made, whatever they are called and may do. */
export const freshPerson = (): Omit<Person, 'account' | 'title' | 'grants' | 'passwordHash'> => ({
  id: randomUUID(),
  ...{ isDisabled: false, mustChangePassword: false, secondFactor: null, invitations: [] },
  ...{ move: null, removal: null, standsFor: [], access: 0, version: 0 },
})
