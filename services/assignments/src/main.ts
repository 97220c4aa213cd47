import type { PlanEvent, SubmissionEvent } from '@duzhan/contracts'
import { planWorkers } from '@duzhan/plan/worker'
import { eachEntry, feedOf, inbox, type OpenService, runService } from '@duzhan/service-kit'
import { asideRepository, buildIndexes, openDatabase, pingOf, toldPlans } from '@duzhan/service-kit/mongo'
import { assignmentsRouter } from './assignments.router.ts'
import { correctionRepository } from './correction/correction.mongo.ts'
import { chainOf } from './correction/correction.repository.ts'
import { designationRepository } from './designation/designation.mongo.ts'
import { targetListService } from './designation/targetList.service.ts'
import { filingRepository } from './filing/filing.mongo.ts'
import { filingService } from './filing/filing.service.ts'
import { findingRepository } from './finding/finding.mongo.ts'
import { findingService } from './finding/finding.service.ts'
import { targetRepository } from './target/target.mongo.ts'
import { targetService } from './target/target.service.ts'
import { taskRepository } from './task/task.mongo.ts'
import { taskService } from './task/task.service.ts'
import { visitRepository } from './visit/visit.mongo.ts'
import { visitService } from './visit/visit.service.ts'

/** The target register, frozen lists, visits, findings and their ledger. */
export const openAssignments: OpenService = async (context) => {
  const { clock, log, peers } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_assignments`)
  const plans = toldPlans(connection)
  const targets = targetRepository(connection)
  const designations = designationRepository(connection)
  const visits = visitRepository(connection)
  const findings = findingRepository(connection)
  const corrections = correctionRepository(connection)
  const filings = filingRepository(connection)
  const tasks = taskRepository(connection)
  const workers = planWorkers()
  const news = () => {
    peers('forms').nudge()
    peers('aggregation').nudge()
  }
  const finding = findingService({
    findings,
    plans,
    targets,
    clock,
    missingPhotos: (photos) => peers('forms').evidence.missing(photos),
  })
  const visit = visitService({ plans, designations, visits, clock, openFindings: findings.openByTarget })
  await buildIndexes(connection)
  const told = inbox({
    name: 'plans',
    feed: feedOf(() => peers('forms').planFeed, 'assignments'),
    apply: (entries) => eachEntry(entries, plans.save),
    kept: asideRepository<PlanEvent>(connection, 'plans', clock),
    batch: 1, // a plan may have a mebibyte: nobody waits for several at once
    log,
  })
  const heard = () => {
    told.nudge() // a pull that is under way may have begun before the news
    return told.settle()
  }
  const regionsWithin = (within: string) => peers('identity').region.list({ within })
  const router = assignmentsRouter({
    target: targetService({ plans, targets, designations, visit, finding, heard, regionsWithin }),
    targetList: targetListService({ plans, targets, designations, clock, news }),
    visit,
    finding,
    filing: filingService({ filings, plans, regionsWithin, clock, run: workers.run }),
    task: taskService({ tasks, plans, clock }),
    designationOutbox: designations.outbox,
  })
  const inboxes = [
    told,
    inbox({
      name: 'submissions',
      feed: feedOf(() => peers('forms').submissionFeed, 'assignments'),
      apply: (entries) =>
        eachEntry(
          entries,
          async (submission) => {
            if (!(await corrections.isNewest(chainOf(submission)))) return
            await visit.record(submission)
            await finding.record(submission)
          },
          ({ plan, target }) => `${plan} ${target}`, // what is told of one target is applied in order
        ),
      kept: asideRepository<SubmissionEvent>(connection, 'submissions', clock),
      log,
    }),
  ]
  const close = async () => {
    await workers.close()
    await connection.close()
  }
  return runService({ name: 'assignments', router, context, inboxes, ping: pingOf(connection), close })
}
