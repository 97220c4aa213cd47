import { answerPool, compileInWorker } from '@duzhan/checklist/worker'
import { planWorkers } from '@duzhan/plan/worker'
import {
  expiringCache,
  followersOf,
  logAccessService,
  logService,
  type OpenService,
  runService,
  serviceStateService,
  subscription,
} from '@duzhan/service-kit'
import {
  buildIndexes,
  formerPlaceOf,
  migrate,
  openDatabase,
  openServiceLog,
  pingOf,
  subscribeAll,
  watchStorage,
} from '@duzhan/service-kit/mongo'
import { designationRepository } from './designation/designation.mongo.ts'
import { evidenceApp } from './evidence/evidence.app.ts'
import { evidenceRepository } from './evidence/evidence.mongo.ts'
import { evidenceService } from './evidence/evidence.service.ts'
import { heicDecoder } from './evidence/heic.ts'
import { formsRouter } from './forms.router.ts'
import { titles } from './log/titles.ts'
import { migration } from './migration.ts'
import { acceptedPlans } from './plan/acceptedPlans.ts'
import { directoryOf } from './plan/directoryOf.ts'
import { planRepository } from './plan/plan.mongo.ts'
import { readRevision } from './plan/plan.repository.ts'
import { planService } from './plan/plan.service.ts'
import { planAccess } from './plan/planAccess.ts'
import { planDraftService } from './plan/planDrafts.service.ts'
import { planPresenceRepository } from './plan/planPresence.mongo.ts'
import { planPresenceService } from './plan/planPresence.service.ts'
import { publishing } from './plan/publishing.ts'
import { asideService } from './submission/aside.service.ts'
import { releaseService } from './submission/release.service.ts'
import { submissionRepository } from './submission/submission.mongo.ts'
import { submissionService } from './submission/submission.service.ts'
import { templateRepository } from './template/template.mongo.ts'
import { templateService } from './template/template.service.ts'

export { migration } from './migration.ts'

/** Plans and their revisions, checklists, submissions, evidence. */
export const openForms: OpenService = async (context) => {
  const { clock, secret, log, peers } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_forms`)
  await migrate(connection, migration, { service: 'forms', log, now: clock.now() })
  const followers = followersOf('forms', peers)
  const serviceLog = openServiceLog(connection, { service: 'forms', clock, log, appended: followers.nudge })
  const plans = planRepository(connection, serviceLog)
  const access = planAccess(plans)
  const designations = designationRepository(connection, clock)
  const submissions = submissionRepository(connection, serviceLog, clock, () => followers.nudge('submission'))
  const evidence = evidenceRepository(connection, serviceLog)
  const pool = answerPool()
  const workers = planWorkers()
  const { run } = workers
  const latest = expiringCache({
    size: 100,
    ttl: 2_000,
    clock,
    load: async (plan: string) => (await plans.latest(plan).then((found) => found && readRevision(found)))?.document ?? null,
  })
  const planOf = (plan: string) => latest.get(plan)
  const evidenceFiles = evidenceService({ evidence, designations, plans, planOf, clock, decodeHeic: heicDecoder() })
  const planDrafts = planDraftService({
    plans,
    access,
    clock,
    run,
    directoryOf: (jurisdiction) => directoryOf(peers('identity'))(jurisdiction),
  })
  const storage = watchStorage(connection, context)
  const bringIntoForce = publishing({ plans, clock, run, compile: compileInWorker })
  const router = formsRouter({
    plan: planService({ plans, access, clock, run, bringIntoForce }),
    planDrafts,
    planPresence: planPresenceService({ presences: planPresenceRepository(connection), plans, access, clock }),
    template: templateService({ templates: templateRepository(connection, serviceLog), drafts: planDrafts, clock, run }),
    submission: submissionService({ submissions, plans, designations, evidence, check: pool.validate, clock, secret }),
    release: releaseService({ submissions, evidence, clock }),
    aside: asideService({ submissions }),
    evidence: evidenceFiles,
    log: logService({
      streams: { submission: submissions.stream, release: submissions.releases, plan: plans.stream, log: serviceLog.stream },
      followers,
      formerly: formerPlaceOf(connection),
    }),
    logAccess: logAccessService({
      reader: serviceLog.reader,
      serviceLog,
      subscriptions: () => subscriptions,
      titles: titles(designations),
    }),
    state: serviceStateService({ storage: storage.state, clock, subscriptions: () => subscriptions }),
  })
  await buildIndexes(connection)
  const subscriptions = subscribeAll(connection, 'forms', context, [
    subscription({
      name: 'designations',
      from: 'assignments.designation',
      isState: true,
      async apply(entries) {
        await designations.save(entries.map(({ event }) => event))
        return []
      },
    }),
    subscription({
      name: 'acceptedPlans',
      from: 'assignments.filing',
      each: acceptedPlans({ plans, run, bringIntoForce }),
    }),
  ])
  const rest = (app: Parameters<typeof evidenceApp>[0]) => evidenceApp(app, evidenceFiles)
  const close = async () => {
    await Promise.all([pool.close(), workers.close()])
    storage.stop()
    await connection.close()
  }
  return runService({ name: 'forms', router, context, rest, serviceLog, subscriptions, ping: pingOf(connection), close })
}
