import { findingsOf, outlineFor, type SubSchema } from '@duzhan/checklist'
import type { SubmissionEvent } from '@duzhan/contracts'
import { deadlineAfter, limitInPlan, nationalCalendar, type Plan } from '@duzhan/plan'
import { nearestAt, regionCode } from '@duzhan/regions'
import { platform } from '@duzhan/service-kit'
import { chainOf } from '../correction/correction.repository.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import type { Finding, FindingStep } from './finding.ts'
import { namedIn } from './unitCalled.ts'

/**
 * The findings that a submission opens by its checklist's `x-finding` rules, handed over at once to the responsible
 * unit, who has as long as the rule says, or else the plan, from when the submission arrived. One that was found in secret is handed over when it
 * is released. The id names submission and clause, so that making them twice makes them once.
 */
export function findingsFrom(submission: SubmissionEvent, plan: Plan, target: RegisteredTarget): Finding[] {
  const schema = plan.checklists.find(({ key }) => key === submission.checklist)?.schema
  if (!schema) return []
  const outline = outlineFor(schema as SubSchema) // it passed the gate before it was published
  const drafts = findingsOf(outline, submission.answers)
  if (drafts.length === 0) return []
  const items = new Map(outline.items.map((item) => [item.path, item.title]))
  const openedAt = new Date(submission.receivedAt)
  return drafts.map((draft): Finding => {
    // the check lets no plan pass that says nothing of its findings
    const limit = draft.limit ?? limitInPlan(plan, draft) ?? atOnce
    const rectifyBy = deadlineAfter(limit, openedAt, nationalCalendar)
    const step = (verb: FindingStep['verb'], by: FindingStep['by']): FindingStep => ({
      verb,
      at: openedAt,
      by,
      text: verb === 'record' ? (draft.note ?? null) : null,
      photos: verb === 'record' ? [...draft.photos] : [],
      rectifyBy: verb === 'handOver' ? rectifyBy : null,
      submission: submission.corrects ? submission.id : null,
    })
    return {
      id: `${submission.id}:${draft.clausePath}`,
      plan: plan.code,
      regionPath: [...target.regionPath],
      target: target.id,
      targetName: target.name,
      place: submission.place,
      submissions: [submission.id],
      records: [chainOf(submission).first],
      clausePath: draft.clausePath,
      itemTitle: items.get(draft.itemPath) ?? draft.title,
      title: draft.title,
      category: plan.focusAreas.find(({ key }) => key === draft.category)?.title ?? draft.category,
      severity: draft.severity,
      responsible: responsibleFor(plan, target, draft.responsible),
      state: submission.covert ? 'recorded' : 'handedOver',
      rectifyBy,
      limit,
      openedAt,
      answer: draft.answer,
      note: draft.note ?? null,
      photos: [...draft.photos],
      timeline: [step('record', submission.by), ...(submission.covert ? [] : [step('handOver', platform('assignments'))])],
      version: submission.covert ? 1 : 2,
      ...(submission.bodies && { foundBy: [...submission.bodies] }),
      ...(submission.covert && { covert: submission.covert }),
    }
  })
}

/** By the end of the day. */
const atOnce = { within: 0, unit: 'day' } as const

/** The unit that answers for a target at a level: a named unit of the plan there, or the region itself; where that level is missing, the next one above answers. */
function responsibleFor(
  plan: Plan,
  target: RegisteredTarget,
  { level, unit }: { level: 'township' | 'county' | 'city'; unit?: string },
): Finding['responsible'] {
  const region = nearestAt(regionCode(target.regionCode), level) ?? regionCode(target.regionCode)
  const regionPath = target.regionPath.slice(0, target.regionPath.indexOf(region) + 1)
  const nameOf = (code: string) => target.names[code] ?? (code === target.regionCode ? target.name : '')
  const named = namedIn({ region, regionPath }).map(nameOf)
  const own = unit === undefined ? undefined : plan.units.find(({ key }) => key === unit)
  return {
    ...{ region, regionPath, title: `${named.join('')}${own?.title ?? ''}` },
    ...(own?.body !== undefined && { bodies: [own.body] }),
  }
}
