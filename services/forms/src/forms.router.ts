import {
  type LogAccessService,
  type LogService,
  logRouter,
  router,
  type ServiceStateService,
  serviceStateRouter,
} from '@duzhan/service-kit'
import { evidenceRouter } from './evidence/evidence.router.ts'
import type { EvidenceService } from './evidence/evidence.service.ts'
import { checklistRouter, planRouter } from './plan/plan.router.ts'
import type { PlanService } from './plan/plan.service.ts'
import type { PlanDraftService } from './plan/planDrafts.service.ts'
import type { PlanPresenceService } from './plan/planPresence.service.ts'
import type { AsideService } from './submission/aside.service.ts'
import type { ReleaseService } from './submission/release.service.ts'
import { submissionRouter } from './submission/submission.router.ts'
import type { SubmissionService } from './submission/submission.service.ts'
import { templateRouter } from './template/template.router.ts'
import type { TemplateService } from './template/template.service.ts'

interface Services {
  plan: PlanService
  planDrafts: PlanDraftService
  planPresence: PlanPresenceService
  template: TemplateService
  submission: SubmissionService
  release: ReleaseService
  aside: AsideService
  evidence: EvidenceService
  log: LogService
  logAccess: LogAccessService
  state: ServiceStateService
}

export const formsRouter = (services: Services) =>
  router({
    forms: {
      plan: planRouter(services.plan, services.planDrafts, services.planPresence),
      checklist: checklistRouter(services.plan),
      template: templateRouter(services.template),
      submission: submissionRouter(services.submission, services.release, services.aside),
      evidence: evidenceRouter(services.evidence),
      log: logRouter(services.log, services.logAccess),
      service: serviceStateRouter(services.state),
    },
  })
export type FormsRouter = ReturnType<typeof formsRouter>
