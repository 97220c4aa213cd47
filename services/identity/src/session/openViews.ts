import type { SessionView } from '@duzhan/contracts'
import type { Person } from '../person/person.repository.ts'
import type { Session } from './session.repository.ts'

/** Those of a person's sessions that are open, as they are shown. */
export const openViews = (sessions: readonly Session[], { access }: Pick<Person, 'access'>, now: Date): SessionView[] =>
  sessions
    .filter((session) => session.access === access && session.expiresAt > now)
    .map(({ id, openedAt, lastSeenAt, expiresAt, client, method }) => ({
      id,
      openedAt: openedAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      client,
      method,
    }))
