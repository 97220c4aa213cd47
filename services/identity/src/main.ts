import { type OpenService, runService } from '@duzhan/service-kit'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { identityRouter } from './identity.router.ts'
import { personRepository } from './person/person.mongo.ts'
import { personService } from './person/person.service.ts'
import { regionRepository } from './region/region.mongo.ts'
import { regionService } from './region/region.service.ts'
import { sessionRepository } from './session/session.mongo.ts'
import { sessionService } from './session/session.service.ts'

/** People, grants, sessions and the region tree. */
export const openIdentity: OpenService = async (context) => {
  const connection = await openDatabase(context.mongoUri, `${context.database}_identity`)
  const people = personRepository(connection)
  const sessions = sessionRepository(connection)
  const router = identityRouter({
    region: regionService(regionRepository(connection)),
    person: personService(people),
    session: sessionService({ sessions, people, clock: context.clock }),
  })
  await buildIndexes(connection)
  return runService({ name: 'identity', router, context, close: () => connection.close() })
}
