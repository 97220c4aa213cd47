import type { Actor, SessionEnd, SessionView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { PersonRepository } from '../person/person.repository.ts'
import type { PersonAdmin } from '../person/personAdmin.ts'
import { openViews } from './openViews.ts'
import type { SessionRepository } from './session.repository.ts'

/** A person's sessions as an operator who administers the person sees them. Anyone else is `person.absent`. */
export interface SessionAdminService {
  /** Those that are open, the newest first. */
  list(actor: Actor, account: string): Promise<SessionView[]>
  /** Ends one of a person's sessions, or all of them; returns whose. Throws `person.stale`. */
  end(actor: Actor, end: SessionEnd): Promise<{ id: string }>
}

interface Ports {
  sessions: SessionRepository
  people: PersonRepository
  admin: Pick<PersonAdmin, 'administered'>
  clock: Clock
}

export const sessionAdminService = ({ sessions, people, admin, clock }: Ports): SessionAdminService => ({
  async list(actor, account) {
    const owner = await admin.administered(actor, 'session.list', account)
    return openViews(await sessions.of(owner.id), owner, clock.now())
  },
  async end(actor, { account, session }) {
    const owner = await admin.administered(actor, 'session.end', account)
    if (session === undefined) {
      if (!(await people.update('endSessions', owner, { access: owner.access + 1 })))
        throw new Problem('stale', 'person.stale').concerning(owner.id)
      await sessions.removeOf(owner.id)
    } else if ((await sessions.byId(session))?.person === owner.id) await sessions.remove(session, 'end', owner)
    return { id: owner.id }
  },
})
