import type { Actor, PlanView, TemplateFill, TemplateSummary, TemplateView } from '@duzhan/contracts'
import { instantiateTemplate, readTemplate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { PlanDeskService } from '../plan/planDesk.service.ts'
import type { KeptTemplate, TemplateRepository } from './template.repository.ts'

interface Ports {
  templates: TemplateRepository
  /** Where a filled template goes: the author's drafts, by the same rules as any other draft. */
  desk: Pick<PlanDeskService, 'saveDraft'>
  clock: Clock
}

/** Plans with blanks. A template belongs to no region; what is made of it does. */
export interface TemplateService {
  /** Keeps a template, in the place of the one of the same key. Throws `plan.invalid` with its faults. */
  save(actor: Actor, document: unknown): Promise<TemplateSummary>
  list(): Promise<TemplateSummary[]>
  /** Throws `template.absent`. */
  byKey(key: string): Promise<TemplateView>
  /**
   * Makes a plan of a template and keeps it as a draft of its author's. Throws `template.absent`, `template.incomplete`
   * with everything that is missing, wrong or unknown, `plan.invalid`, and whatever keeping a draft throws. A refusal
   * keeps nothing.
   */
  fill(actor: Actor, filling: TemplateFill): Promise<PlanView>
}

export function templateService({ templates, desk, clock }: Ports): TemplateService {
  const find = async (key: string): Promise<KeptTemplate> => {
    const found = await templates.byKey(key)
    if (!found) throw new Problem('absent', 'template.absent', { template: key })
    return found
  }
  return {
    async save(actor, json) {
      const document = readTemplate(json)
      const kept = { key: document.key, document, savedBy: actor.id, savedAt: clock.now() }
      await templates.save(kept)
      return toSummary(kept)
    },
    list: async () => (await templates.all()).map(toSummary),
    byKey: async (key) => toView(await find(key)),
    async fill(actor, { template, plan: code, answers }) {
      const { document } = await find(template)
      const { plan } = instantiateTemplate({ ...document, plan: { ...document.plan, code } }, answers)
      return desk.saveDraft(actor, plan)
    },
  }
}

const toSummary = ({ key, document, savedAt }: KeptTemplate): TemplateSummary => ({
  template: key,
  title: document.title,
  blanks: document.parameters.length,
  savedAt: savedAt.toISOString(),
})

const toView = (kept: KeptTemplate): TemplateView => {
  const { parameters, plan } = kept.document
  const { title, jurisdiction } = plan
  return { ...toSummary(kept), parameters, plan: { title: textOf(title), jurisdiction: textOf(jurisdiction) } }
}

/** A template's plan is not checked before it is filled in, so what should be a text may be anything. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
