import {
  type LogAccessService,
  type LogService,
  logRouter,
  router,
  type ServiceStateService,
  serviceStateRouter,
} from '@duzhan/service-kit'
import { bodyRouter } from './body/body.router.ts'
import type { BodyService } from './body/body.service.ts'
import { invitationRouter, invitingProcedures } from './invitation/invitation.router.ts'
import type { InvitationService } from './invitation/invitation.service.ts'
import { moveProcedures } from './move/move.router.ts'
import type { MoveService } from './move/move.service.ts'
import { personProcedures } from './person/person.router.ts'
import type { PersonService } from './person/person.service.ts'
import { regionRouter } from './region/region.router.ts'
import type { RegionService } from './region/region.service.ts'
import type { RegionChangeService } from './region/regionChange.service.ts'
import type { OwnAccessService } from './session/ownAccess.service.ts'
import { sessionRouter } from './session/session.router.ts'
import type { SessionService } from './session/session.service.ts'
import type { SessionAdminService } from './session/sessionAdmin.service.ts'
import { setupRouter } from './setup/setup.router.ts'
import type { SetupService } from './setup/setup.service.ts'
import { signOnRouter } from './signOn/signOn.router.ts'
import type { SignOnService } from './signOn/signOn.service.ts'

interface Services {
  body: BodyService
  region: RegionService
  regionChange: RegionChangeService
  person: PersonService
  invitation: InvitationService
  move: MoveService
  session: SessionService
  ownAccess: OwnAccessService
  sessionAdmin: SessionAdminService
  signOn: SignOnService
  setup: SetupService
  log: LogService
  logAccess: LogAccessService
  state: ServiceStateService
}

export const identityRouter = ({
  body,
  region,
  regionChange,
  person,
  invitation,
  move,
  session,
  ownAccess,
  sessionAdmin,
  signOn,
  setup,
  log,
  logAccess,
  state,
}: Services) =>
  router({
    identity: {
      body: bodyRouter(body),
      region: regionRouter(region, regionChange),
      person: { ...personProcedures(person), ...moveProcedures(move), ...invitingProcedures(invitation) },
      invitation: invitationRouter(invitation),
      session: sessionRouter(session, ownAccess, sessionAdmin),
      signOn: signOnRouter(signOn),
      setup: setupRouter(setup),
      log: logRouter(log, logAccess),
      service: serviceStateRouter(state),
    },
  })
export type IdentityRouter = ReturnType<typeof identityRouter>
