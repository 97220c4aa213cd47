import {
  type LogAccessService,
  type LogService,
  logRouter,
  router,
  type ServiceStateService,
  serviceStateRouter,
} from '@duzhan/service-kit'
import type { DrawService } from './draw/draw.service.ts'
import { dueRouter } from './due/due.router.ts'
import type { DueService } from './due/due.service.ts'
import { filingRouter } from './filing/filing.router.ts'
import type { FilingService } from './filing/filing.service.ts'
import { findingRouter } from './finding/finding.router.ts'
import type { FindingService } from './finding/finding.service.ts'
import { lotProcedures } from './lot/lot.router.ts'
import type { LotService } from './lot/lot.service.ts'
import { messageRouter } from './message/message.router.ts'
import type { MessageService } from './message/message.service.ts'
import type { KeepingService } from './target/keeping.service.ts'
import { targetRouter } from './target/target.router.ts'
import type { TargetService } from './target/target.service.ts'
import type { TouchedService } from './target/touched.service.ts'
import type { TargetImportService } from './targetImport/targetImport.service.ts'
import type { ListReviewService } from './targetList/listReview.service.ts'
import { targetListRouter } from './targetList/targetList.router.ts'
import type { TargetListService } from './targetList/targetList.service.ts'
import { taskRouter } from './task/task.router.ts'
import type { TaskService } from './task/task.service.ts'
import { visitProcedures } from './visit/visit.router.ts'
import type { VisitService } from './visit/visit.service.ts'
import type { VisitMonthService } from './visit/visitMonth.service.ts'
import { workRouter } from './work/work.router.ts'
import type { WorkService } from './work/work.service.ts'

interface Services {
  target: TargetService & TouchedService
  keeping: KeepingService
  targetImport: TargetImportService
  targetList: TargetListService
  listReview: ListReviewService
  draw: DrawService
  visit: VisitService
  visitMonth: VisitMonthService
  lot: LotService
  finding: FindingService
  due: DueService
  filing: FilingService
  task: TaskService
  work: WorkService
  message: MessageService
  log: LogService
  logAccess: LogAccessService
  state: ServiceStateService
}

export const assignmentsRouter = (services: Services) =>
  router({
    assignments: {
      target: targetRouter(services.target, services.keeping, services.targetImport),
      targetList: targetListRouter(services.targetList, services.listReview, services.draw),
      visit: router({ ...visitProcedures(services.visit, services.visitMonth), ...lotProcedures(services.lot) }),
      finding: findingRouter(services.finding),
      due: dueRouter(services.due),
      filing: filingRouter(services.filing),
      task: taskRouter(services.task),
      work: workRouter(services.work),
      message: messageRouter(services.message),
      log: logRouter(services.log, services.logAccess),
      service: serviceStateRouter(services.state),
    },
  })
export type AssignmentsRouter = ReturnType<typeof assignmentsRouter>
