import { answerPool, compileInWorker } from '@duzhan/checklist/worker'
import type { DesignationEvent } from '@duzhan/contracts'
import { planWorkers } from '@duzhan/plan/worker'
import { eachEntry, feedOf, inbox, type OpenService, runService } from '@duzhan/service-kit'
import { asideRepository, buildIndexes, openDatabase, pingOf } from '@duzhan/service-kit/mongo'
import { designationRepository } from './designation/designation.mongo.ts'
import { evidenceApp } from './evidence/evidence.app.ts'
import { evidenceRepository } from './evidence/evidence.mongo.ts'
import { evidenceService } from './evidence/evidence.service.ts'
import { heicDecoder } from './evidence/heic.ts'
import { formsRouter } from './forms.router.ts'
import { planRepository } from './plan/plan.mongo.ts'
import { planService } from './plan/plan.service.ts'
import { planAccess } from './plan/planAccess.ts'
import { planDeskService } from './plan/planDesk.service.ts'
import { asideService } from './submission/aside.service.ts'
import { submissionRepository } from './submission/submission.mongo.ts'
import { submissionService } from './submission/submission.service.ts'
import { templateRepository } from './template/template.mongo.ts'
import { templateService } from './template/template.service.ts'

/** Plans and their revisions, checklists, submissions, evidence. */
export const openForms: OpenService = async (context) => {
  const { clock, secret, log, peers } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_forms`)
  const plans = planRepository(connection)
  const access = planAccess(plans)
  const designations = designationRepository(connection)
  const submissions = submissionRepository(connection)
  const evidence = evidenceRepository(connection)
  const news = () => {
    peers('assignments').nudge()
    peers('aggregation').nudge()
  }
  const pool = answerPool()
  const workers = planWorkers()
  const { run } = workers
  const evidenceDesk = evidenceService({ evidence, designations, clock, decodeHeic: heicDecoder() })
  const planDesk = planDeskService({ plans, access, clock, run })
  const router = formsRouter({
    plan: planService({ plans, access, clock, news, run, prove: compileInWorker }),
    planDesk,
    template: templateService({ templates: templateRepository(connection), desk: planDesk, clock, run }),
    submission: submissionService({ submissions, plans, designations, evidence, check: pool.validate, clock, secret, news }),
    aside: asideService({ submissions }),
    evidence: evidenceDesk,
    planOutbox: plans.outbox,
    submissionOutbox: submissions.outbox,
  })
  await buildIndexes(connection)
  const told = inbox({
    name: 'designations',
    feed: feedOf(() => peers('assignments').designationFeed, 'forms'),
    apply: (entries) => eachEntry(entries, designations.save),
    kept: asideRepository<DesignationEvent>(connection, 'designations', clock),
    log,
  })
  const rest = (app: Parameters<typeof evidenceApp>[0]) => evidenceApp(app, evidenceDesk)
  const close = async () => {
    await Promise.all([pool.close(), workers.close()])
    await connection.close()
  }
  return runService({ name: 'forms', router, context, rest, inboxes: [told], ping: pingOf(connection), close })
}
