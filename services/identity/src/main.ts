import { nationalTree } from '@duzhan/regions/national'
import {
  followersOf,
  logAccessService,
  logService,
  type OpenService,
  runService,
  serviceStateService,
  subscription,
} from '@duzhan/service-kit'
import { buildIndexes, openDatabase, openServiceLog, pingOf, subscribeAll, watchStorage } from '@duzhan/service-kit/mongo'
import { bodyRepository } from './body/body.mongo.ts'
import { bodyService } from './body/body.service.ts'
import { identityRouter } from './identity.router.ts'
import { invitationService } from './invitation/invitation.service.ts'
import { moveService } from './move/move.service.ts'
import { officePlanRepository } from './officePlan/officePlan.mongo.ts'
import { personRepository } from './person/person.mongo.ts'
import { personService } from './person/person.service.ts'
import { personAdmin } from './person/personAdmin.ts'
import { regionRepository } from './region/region.mongo.ts'
import { regionService } from './region/region.service.ts'
import { regionChangeRepository } from './region/regionChange.mongo.ts'
import { regionChangeService } from './region/regionChange.service.ts'
import { secondFactors } from './secondFactor/secondFactor.ts'
import { attemptRepository } from './session/attempt.mongo.ts'
import { holding } from './session/holding.ts'
import { ownAccessService } from './session/ownAccess.service.ts'
import { sessionRepository } from './session/session.mongo.ts'
import { sessionService } from './session/session.service.ts'
import { sessionAdminService } from './session/sessionAdmin.service.ts'
import { signInGuard } from './session/signInGuard.ts'
import { setupRepository } from './setup/setup.mongo.ts'
import { setupService } from './setup/setup.service.ts'
import { oidcIssuer } from './signOn/oidcIssuer.ts'
import { signOnService } from './signOn/signOn.service.ts'

const hour = 60 * 60 * 1_000
const usualTimes = { lifetime: 12 * hour, idle: 2 * hour }

/** People, grants, sessions, the region tree and the directories of bodies. */
export const openIdentity: OpenService = async (context) => {
  const { clock, log, peers, secret, session: times = usualTimes, secondFactor: rule = 'optional' } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_identity`)
  const followers = followersOf('identity', peers)
  const serviceLog = openServiceLog(connection, { service: 'identity', clock, log, appended: followers.nudge })
  const people = personRepository(connection, serviceLog)
  const sessions = sessionRepository(connection, serviceLog)
  const attempts = attemptRepository(connection)
  const regions = regionRepository(connection, serviceLog)
  const bodies = bodyRepository(connection, serviceLog)
  const admin = personAdmin({ people, clock })
  const person = personService({ people, admin, sessions, bodies, clock })
  const move = moveService({ people, admin, bodies, sessions, clock })
  const guard = signInGuard({ attempts, clock, secret })
  const national = nationalTree()
  const changes = regionChangeRepository(connection, serviceLog)
  const supervised = (codes: string[]) => peers('assignments').target.touched({ regions: codes })
  const regionChange = regionChangeService({ regions, changes, people, bodies, supervised, clock })
  const officePlans = officePlanRepository(connection)
  const held = holding({ sessions, people, regions, officePlans, clock, times, rule })
  const worldClock = context.worldClock ?? clock
  const secondFactor = secondFactors({ people, clock: worldClock, secret })
  const settings = context.issuer ?? null
  const issuer = settings && oidcIssuer({ settings, clock: worldClock, log })
  const access = { sessions, people, holding: held, secondFactor, guard, clock, secret }
  const session = sessionService({
    ...access,
    issuer: settings && issuer && { passwords: settings.passwords, leave: issuer.leave },
  })
  const storage = watchStorage(connection, context)
  context.metrics?.watchBackup('identity', storage.isBackupLate)
  const router = identityRouter({
    body: bodyService({ bodies, regions, clock }),
    region: regionService({ regions, national }),
    regionChange,
    person,
    move,
    invitation: invitationService({ ...access, admin, issuer: settings && { passwords: settings.passwords } }),
    session,
    ownAccess: ownAccessService({ ...access, rule }),
    signOn: signOnService({ ...access, settings, issuer, worldClock }),
    setup: setupService({ setups: setupRepository(connection), people, regions, national, session, guard, clock }),
    sessionAdmin: sessionAdminService({ sessions, people, admin, clock }),
    log: logService({ streams: { region: regions.stream, log: serviceLog.stream }, followers }),
    logAccess: logAccessService({ reader: serviceLog.reader, serviceLog, subscriptions: () => subscriptions }),
    state: serviceStateService({ storage: storage.state, clock, subscriptions: () => subscriptions }),
  })
  await buildIndexes(connection)
  const subscriptions = subscribeAll(connection, 'identity', context, [
    subscription({
      ...{ name: 'officePlans', from: 'forms.plan', isState: true, batch: 1 },
      each: ({ plan, revision, office = null, jurisdiction = '' }) => officePlans.take({ plan, revision, office, jurisdiction }),
    }),
  ])
  await people.keepFindable()
  await people.dropUnfinished()
  await move.bringIntoForce()
  await regionChange.bringIntoForce() // what a platform died over, and what came due while none ran
  const comesDue = async () => {
    await move.bringIntoForce()
    await regionChange.bringIntoForce()
  }
  const dawn = setInterval(() => void comesDue().catch(() => undefined), 60_000).unref() // as below
  const sweep = setInterval(() => void guard.sweep().catch(() => undefined), 10 * 60_000).unref() // the next one makes up for it
  const close = async () => {
    clearInterval(sweep)
    clearInterval(dawn)
    storage.stop()
    await connection.close()
  }
  return runService({ name: 'identity', router, context, serviceLog, subscriptions, ping: pingOf(connection), close })
}
