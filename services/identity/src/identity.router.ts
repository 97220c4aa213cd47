import { router } from '@duzhan/service-kit'
import { personRouter } from './person/person.router.ts'
import type { PersonService } from './person/person.service.ts'
import { regionRouter } from './region/region.router.ts'
import type { RegionService } from './region/region.service.ts'
import { sessionRouter } from './session/session.router.ts'
import type { SessionService } from './session/session.service.ts'

export const identityRouter = (services: { region: RegionService; person: PersonService; session: SessionService }) =>
  router({
    identity: {
      region: regionRouter(services.region),
      person: personRouter(services.person),
      session: sessionRouter(services.session),
    },
  })
export type IdentityRouter = ReturnType<typeof identityRouter>
