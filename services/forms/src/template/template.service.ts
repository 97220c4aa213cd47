import type {
  Actor,
  PlanView,
  TemplateFill,
  TemplateFilter,
  TemplatePage,
  TemplateSummary,
  TemplateView,
  Verb,
} from '@duzhan/contracts'
import { fromText } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { regionCode, seatsOver } from '@duzhan/regions'
import { type Clock, grantsFor, pageOf, reach } from '@duzhan/service-kit'
import type { PlanDraftService } from '../plan/planDrafts.service.ts'
import type { KeptTemplate, TemplateHead, TemplateRepository } from './template.repository.ts'

/** How many are told at once, where nobody says how many. */
const mostOnPage = 100

interface Ports {
  templates: TemplateRepository
  /** Where a filled template goes: the author's drafts, by the same rules as any other draft. */
  drafts: Pick<PlanDraftService, 'keepDraft'>
  clock: Clock
  run: RunPlanJob
}

/**
 * Plans with blanks. A template is for the region of the author or operator who saved it, and all below; the nearer one of the same
 * key takes the place of one from further above, so that nobody's template is replaced by another jurisdiction.
 */
export interface TemplateService {
  /**
   * Keeps a template for every region in which the actor writes or runs all plans, in the place of the one that these
   * regions had under the same key. Throws `right.missing` for whoever has single plans only, `plan.invalid` with its faults.
   */
  save(actor: Actor, document: unknown): Promise<TemplateSummary>
  /** Those of the templates for the actor's regions that are asked for, each key once, page by page. */
  list(actor: Actor, asked?: Partial<TemplateFilter>): Promise<TemplatePage>
  /** Throws `template.absent`. */
  byKey(actor: Actor, key: string): Promise<TemplateView>
  /**
   * Makes a plan of a template and keeps it as a draft of its author's. Throws `template.absent`, `template.incomplete`
   * with everything that is missing, wrong or unknown, `plan.invalid`, and whatever keeping a draft throws. A refusal
   * keeps nothing.
   */
  fill(actor: Actor, filling: TemplateFill): Promise<PlanView>
}

export function templateService({ templates, drafts, clock, run }: Ports): TemplateService {
  const find = async (actor: Actor, verb: Verb, key: string): Promise<KeptTemplate> => {
    const [found] = nearest(await templates.byKey(above(actor, verb), key))
    if (!found) throw new Problem('absent', 'template.absent', { template: key })
    return found
  }
  return {
    async save(actor, json) {
      const regions = reach(actor, 'template.save', '*')
      if (regions.length === 0) throw new Problem('forbidden', 'right.missing', { verb: 'template.save' })
      const { text, ...head } = await run('readTemplate', json)
      const kept = { ...head, document: text, savedBy: actor.id, savedAt: clock.now() }
      await templates.save(regions.map((region) => ({ ...kept, region })))
      return toSummary(kept)
    },
    async list(actor, { text = '', cursor, limit = mostOnPage } = {}) {
      const there = nearest(await templates.ofRegions(above(actor, 'template.list')))
      const words = text.toLowerCase()
      const found = there.filter(({ key, title }) => [key, title].some((one) => one.toLowerCase().includes(words)))
      const { rows, total, next } = pageOf(found, ({ key }) => ({ value: '', id: key }), { cursor, limit })
      return { templates: rows.map(toSummary), total, next, isEmpty: there.length === 0 }
    },
    byKey: async (actor, key) => toView(await find(actor, 'template.byKey', key)),
    async fill(actor, { template, plan: code, answers }) {
      const { document } = await find(actor, 'template.fill', template)
      return drafts.keepDraft(
        actor,
        await run('fill', { template: document, plan: code, answers, office: officeOf(actor, code) }),
      )
    },
  }
}

/** The office for which somebody writes who may write for no region. */
function officeOf(actor: Actor, plan: string): string | null {
  const grants = grantsFor(actor, 'template.fill', plan)
  return grants.every(({ body }) => body !== undefined) ? (grants[0]?.body ?? null) : null
}

/** The regions in which an actor holds a verb for any plan, and all above them. */
const above = (actor: Actor, verb: Verb): string[] => [
  ...new Set(grantsFor(actor, verb).flatMap(({ region }) => seatsOver(regionCode(region)))),
]

/** Of each key the template that is for the lowest region. */
function nearest<Template extends TemplateHead>(found: readonly Template[]): Template[] {
  const depth = ({ region }: Template) => (region === null ? 0 : seatsOver(regionCode(region)).length)
  const lowestLast = [...found].sort((one, other) => depth(one) - depth(other))
  return [...new Map(lowestLast.map((template) => [template.key, template])).values()]
}

const toSummary = ({ key, title, blanks, savedAt }: Omit<TemplateHead, 'region'>): TemplateSummary => ({
  template: key,
  title,
  blanks,
  savedAt: savedAt.toISOString(),
})

function toView(kept: KeptTemplate): TemplateView {
  const { parameters, plan } = fromText(kept.document)
  const { title, jurisdiction } = plan
  return { ...toSummary(kept), parameters, plan: { title: textOf(title), jurisdiction: textOf(jurisdiction) } }
}

/** A template's plan is not checked before it is filled in, so what should be a text may be anything. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
