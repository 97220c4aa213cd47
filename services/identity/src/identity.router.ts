import { type LogDeskService, type LogService, logRouter, router } from '@duzhan/service-kit'
import { personRouter } from './person/person.router.ts'
import type { PersonService } from './person/person.service.ts'
import { regionRouter } from './region/region.router.ts'
import type { RegionService } from './region/region.service.ts'
import { sessionRouter } from './session/session.router.ts'
import type { SessionService } from './session/session.service.ts'
import type { SessionDeskService } from './session/sessionDesk.service.ts'

interface Services {
  region: RegionService
  person: PersonService
  session: SessionService
  sessionDesk: SessionDeskService
  log: LogService
  logDesk: LogDeskService
}

export const identityRouter = ({ region, person, session, sessionDesk, log, logDesk }: Services) =>
  router({
    identity: {
      region: regionRouter(region),
      person: personRouter(person),
      session: sessionRouter(session, sessionDesk),
      log: logRouter(log, logDesk),
    },
  })
export type IdentityRouter = ReturnType<typeof identityRouter>
