import { randomBytes } from 'node:crypto'
import type { PlanEvent } from '@duzhan/contracts'
import { planWorkers } from '@duzhan/plan/worker'
import {
  followersOf,
  lineageNow,
  logAccessService,
  logService,
  type OpenService,
  regionsNamed,
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
  planCopies,
  regionMergers,
  releaseRepository,
  subscribeAll,
  watchStorage,
} from '@duzhan/service-kit/mongo'
import { assignmentsRouter } from './assignments.router.ts'
import { correctionRepository } from './correction/correction.mongo.ts'
import { designationRepository } from './designation/designation.mongo.ts'
import { drawRepository } from './draw/draw.mongo.ts'
import { drawService } from './draw/draw.service.ts'
import { drawing } from './draw/drawing.ts'
import { dueRepository } from './due/due.mongo.ts'
import { dueService } from './due/due.service.ts'
import { dueAccess } from './due/dueAccess.ts'
import { dueOpening } from './due/dueOpening.ts'
import { filingRepository } from './filing/filing.mongo.ts'
import { filingService } from './filing/filing.service.ts'
import { findingRepository } from './finding/finding.mongo.ts'
import { findingService } from './finding/finding.service.ts'
import { intake } from './intake/intake.ts'
import { titles } from './log/titles.ts'
import { closedFindings } from './lookBack/closedFindings.ts'
import { lookBacks } from './lookBack/lookBacks.ts'
import { drawingInspectors } from './lot/drawingInspectors.ts'
import { lotRepository } from './lot/lot.mongo.ts'
import { lotService } from './lot/lot.service.ts'
import { messageRepository } from './message/message.mongo.ts'
import { messageService } from './message/message.service.ts'
import { messagesOf } from './message/messagesOf.ts'
import { messageSweep } from './message/sweep.ts'
import { messageTaking } from './message/taking.ts'
import { migration } from './migration.ts'
import { occurrenceRepository } from './occurrence/occurrence.mongo.ts'
import { planRegister } from './register/planRegister.ts'
import { targetRepository } from './register/target.mongo.ts'
import { disclosing } from './release/disclosing.ts'
import { uncovering } from './release/uncovering.ts'
import { keepingService } from './target/keeping.service.ts'
import { targetService } from './target/target.service.ts'
import { seatsInForce, touchedService } from './target/touched.service.ts'
import { enteringOf } from './targetImport/entering.ts'
import { targetImportRepository } from './targetImport/targetImport.mongo.ts'
import { targetImportService } from './targetImport/targetImport.service.ts'
import { listReviewService } from './targetList/listReview.service.ts'
import { regionNames } from './targetList/regionNames.ts'
import { registerFollowing } from './targetList/registerFollowing.ts'
import { targetListService } from './targetList/targetList.service.ts'
import { taskRepository } from './task/task.mongo.ts'
import { taskService } from './task/task.service.ts'
import { aroundOf } from './visit/around.ts'
import { visitsCalled } from './visit/calledVisits.ts'
import { visitOpeningRepository, visitRepository } from './visit/visit.mongo.ts'
import { visitService } from './visit/visit.service.ts'
import { visitCounts } from './visit/visitCounts.ts'
import { visitMonthService } from './visit/visitMonth.service.ts'
import { visitOpening } from './visit/visitOpening.ts'
import { workService } from './work/work.service.ts'

export { migration } from './migration.ts'

/** The target register, frozen lists, visits, findings and their ledger. */
export const openAssignments: OpenService = async (context) => {
  const { clock, log, peers } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_assignments`)
  await migrate(connection, migration, { service: 'assignments', log, now: clock.now() })
  const plans = planCopies(connection, clock)
  const followers = followersOf('assignments', peers)
  const serviceLog = openServiceLog(connection, { service: 'assignments', clock, log, appended: followers.nudge })
  const registers = targetRepository(connection, serviceLog)
  const targets = planRegister(plans, registers)
  const designations = designationRepository(connection, serviceLog)
  const draws = drawRepository(connection, serviceLog)
  const visits = visitRepository(connection)
  const findings = findingRepository(connection, serviceLog)
  const corrections = correctionRepository(connection)
  const filings = filingRepository(connection, serviceLog)
  const dues = dueRepository(connection, serviceLog)
  const tasks = taskRepository(connection, serviceLog)
  const workers = planWorkers()
  const regionsWithin = (within: string) => peers('identity').region.list({ within })
  const occurrences = occurrenceRepository(connection, serviceLog)
  const openings = visitOpeningRepository(connection)
  const bodiesWithin = (within: string) => peers('identity').body.within({ within })
  const around = aroundOf({ regionsWithin, bodiesWithin })
  const nonce = () => randomBytes(16).toString('hex')
  const lots = lotRepository(connection, serviceLog)
  const drawInspectors = drawingInspectors({ lots, visits, clock, nonce })
  const { openVisits, followVisits } = visitOpening({
    designations,
    visits,
    openings,
    occurrences,
    closeOuts: findings.closeOuts,
    around,
    drawInspectors,
    clock,
  })
  const finding = findingService({
    findings,
    plans,
    targets,
    clock,
    lookBacksOf: lookBacks({ plans, designations, visits, findings, openVisits }),
    missingPhotos: (photos) => peers('forms').evidence.missing(photos),
  })
  const visit = visitService({
    ...{ plans, designations, visits, openVisits, clock },
    openFindings: findings.openByTarget,
    closedFindings: closedFindings(findings),
    inspecting: ({ code, jurisdiction }) => peers('identity').person.inspecting({ plan: code, within: jurisdiction }),
  })
  const disclose = disclosing({ designations, visits })
  const listReview = listReviewService({
    ...{ plans, targets, designations, draws, openVisits, followVisits, clock },
    disclose: disclose.visited,
    run: workers.run,
  })
  const drawLots = drawing({ draws, clock, run: workers.run, nonce })
  const mergers = regionMergers(connection)
  const lineage = async () => lineageNow(await mergers.all())
  const followRegister = registerFollowing({
    plans,
    targets: registers,
    designations,
    followVisits,
    lineage,
    async rename(...words) {
      await Promise.all([visits.rename(...words), findings.rename(...words)])
    },
  })
  const imports = targetImportRepository(connection, serviceLog)
  const entering = enteringOf({ imports, targets: registers, followRegister, log })
  await buildIndexes(connection)
  await findings.completeEarlier()
  await listReview.settleAll()
  await followRegister()
  entering.begin() // what a platform died over
  const takeRegion = regionNames({
    ...{ targets: registers, mergers, plans: plans.codes, relocateFindings: findings.relocate, followRegister },
    renameUnits: findings.renameUnits,
  })
  const { takeReleases, afterRecords } = uncovering({
    ...{ releases: releaseRepository(connection), visits, findings },
    disclose: disclose.visited,
  })
  const takePlan = async (event: PlanEvent) => {
    const before = await plans.latest(event.plan)
    // what was owed until a revision comes is owed by the one before
    if (before && before.revision < event.revision) await openVisits(before)
    await plans.save(event)
    const now = await plans.latest(event.plan)
    if (now) await disclose.opened(now)
  }
  const messages = messageRepository(connection)
  const takeMessages = messageTaking({
    messages,
    messagesOf: messagesOf({ findings, dues, filings, designations, lots, plans }),
    clock,
  })
  const subscriptions = subscribeAll(connection, 'assignments', context, [
    // a plan may have a mebibyte: nobody waits for several at once
    subscription({ name: 'plans', from: 'forms.plan', isState: true, batch: 1, each: takePlan }),
    subscription({
      name: 'submissions',
      from: 'forms.submission',
      apply: intake({ corrections, visit, finding, uncover: afterRecords }),
    }),
    subscription({ name: 'regions', from: 'identity.region', each: takeRegion }),
    subscription({ name: 'releases', from: 'forms.release', apply: takeReleases }),
    // what happened before the platform had messages is told nobody anew
    subscription({ name: 'messages', from: 'assignments.log', begin: clock.now().toISOString(), apply: takeMessages }),
  ])
  const plansKnown = async () => subscriptions.find(({ name }) => name === 'plans')?.settle()
  const opening = dueOpening({
    ...{ dues, plans, designations, targets, regionsWithin, bodiesWithin, clock },
    mergers: async () => JSON.stringify(await mergers.all()),
  })
  const due = dueService({
    dues,
    occurrences,
    visitsCalled: visitsCalled({ designations, visits, around, drawInspectors, openVisits }),
    plans,
    tasks,
    filings,
    ...opening,
    registerState: () => serviceLog.lastOf('target', 'register', 'targetList', 'designation'),
    missingFiles: (files) => peers('forms').evidence.missing({ ...files, as: 'file' }),
    registered: targets,
    clock,
    run: workers.run,
  })
  const filing = filingService({ filings, plans, regionsWithin, clock, run: workers.run })
  const work = workService({
    ...{ plans, designations, finding, due, filing, clock },
    visitCounts: visitCounts({ plans, visits, openVisits, clock }),
    personOf: (account) => peers('identity').person.byAccount({ account }),
  })
  const { openDues } = opening
  const plansOpened = async () => {
    const codes = await plans.codes()
    for (const code of codes) {
      const plan = await plans.latest(code)
      if (plan) await openDues(plan)
    }
    return codes
  }
  const judgedBy = { plans, plansKnown, lineage, regionsNamed: regionsNamed((codes) => peers('identity').region.list({ codes })) }
  const sweep = messageSweep({
    ...{ messages, plans, designations, findings, visits, dues, openVisits, openDues, clock },
    momentOf: dueAccess({ plans, openDues, clock }).momentOf,
    settle: async () => subscriptions.find(({ name }) => name === 'messages')?.settle(),
  })
  const storage = watchStorage(connection, context)
  const router = assignmentsRouter({
    target: {
      ...targetService({ plans, targets, designations, visit, finding, clock }),
      ...touchedService({
        targets: registers,
        findings,
        dues,
        plans: plansOpened,
        jurisdictions: () => seatsInForce(plans, clock),
      }),
    },
    keeping: keepingService({ ...judgedBy, targets: { ...targets, save: registers.save }, followRegister, clock }),
    targetImport: targetImportService({ ...judgedBy, targets, imports, entering, clock }),
    targetList: targetListService({ plans, targets, designations, draws, drawLots, clock }),
    listReview,
    draw: drawService({ plans, targets, designations, draws, drawLots, clock }),
    visit,
    visitMonth: visitMonthService({ plans, designations, visits, openVisits, lots, around, clock }),
    lot: lotService({ lots, plans, visits, openVisits, around, clock, nonce }),
    finding,
    due,
    filing,
    task: taskService({ tasks, plans, clock }),
    work,
    message: messageService({ messages, sweep, clock }),
    log: logService({
      streams: {
        designation: designations.stream,
        filing: filings.stream,
        finding: findings.stream,
        log: serviceLog.stream,
      },
      followers,
      formerly: formerPlaceOf(connection),
    }),
    logAccess: logAccessService({
      reader: serviceLog.reader,
      serviceLog,
      subscriptions: () => subscriptions,
      titles: titles({ findings, plans }),
    }),
    state: serviceStateService({ storage: storage.state, clock, subscriptions: () => subscriptions }),
  })
  const close = async () => {
    await entering.stop()
    await workers.close()
    storage.stop()
    await connection.close()
  }
  return runService({ name: 'assignments', router, context, serviceLog, subscriptions, ping: pingOf(connection), close })
}
