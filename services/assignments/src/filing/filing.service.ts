import type { Actor, FilingBoard, FilingView, RegionRecord, Verb } from '@duzhan/contracts'
import { calendarDate, type FilingDuty, type Plan, readPlan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { levelOf, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type ToldPlans } from '@duzhan/service-kit'
import { filedPlan } from './filedPlan.ts'
import type { FilingRepository } from './filing.repository.ts'
import { after, breachesOf, type FilingStep } from './filing.ts'
import { type Filer, filerOf, mayStep, toSummary, toView } from './filingView.ts'

interface Ports {
  filings: FilingRepository
  plans: Pick<ToldPlans, 'latest'>
  /** The names of a region and all below it. */
  regionsWithin(code: string): Promise<RegionRecord[]>
  clock: Clock
}
type Ref = { plan: string; jurisdiction: string }
type Superior = { plan: Plan; duty: FilingDuty }

export interface FilingService {
  /**
   * Files a lower plan with the superior whose newest revision it extends. Filing the same document twice is the same
   * as once. Throws `plan.invalid`, `filing.without-superior`, `filing.superior-outdated`, `filing.none`, `region.absent`,
   * `plan.absent`, `filing.wrong-state` while an earlier one waits for its answer, `filing.stale`.
   */
  file(actor: Actor, document: unknown): Promise<FilingView>
  /** Everyone who is to file with a superior and whom the actor may see, in the order of their codes. */
  board(actor: Actor, plan: string): Promise<FilingBoard>
  byId(actor: Actor, ref: Ref): Promise<FilingView>
  /**
   * Accepts a filing or sends it back. Throws `filing.absent`, `right.missing`, `filing.stale`, `filing.wrong-state`,
   * `filing.own-work`; and of an acceptance `filing.not-conforming` while the plan breaks with what its superior holds,
   * `filing.superior-outdated` when it was held against a revision that no longer stands.
   */
  answer(actor: Actor, verb: 'accept' | 'sendBack', step: Ref & { version: number; text: string }): Promise<FilingView>
}

export function filingService({ filings, plans, regionsWithin, clock }: Ports): FilingService {
  const today = () => calendarDate(clock.now())

  async function superiorOf(actor: Actor, verb: Verb, code: string): Promise<Superior> {
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    const duty = plan.duties.filings?.find(({ what }) => what === 'plan')
    if (!duty) throw new Problem('absent', 'filing.none', { plan: code })
    return { plan, duty }
  }
  async function filersOf({ plan, duty }: Superior): Promise<Filer[]> {
    const superiorPath = regionPath(regionCode(plan.jurisdiction))
    const regions = await regionsWithin(plan.jurisdiction)
    return regions
      .filter(({ code }) => levelOf(regionCode(code)) === duty.from)
      .map(({ code, name }) => ({
        plan: plan.code,
        revision: plan.revision,
        superiorPath,
        jurisdiction: code,
        regionPath: regionPath(regionCode(code)),
        name,
        dueOn: duty.due,
      }))
  }
  async function see(actor: Actor, { plan, jurisdiction }: Ref) {
    const filers = await filersOf(await superiorOf(actor, 'filing.byId', plan))
    const filer = filers.find((one) => one.jurisdiction === jurisdiction)
    if (!filer || !may(actor, 'filing.byId', filer)) throw new Problem('absent', 'filing.absent', { jurisdiction })
    return { filer, filing: await filings.byJurisdiction(plan, jurisdiction) }
  }
  const stepOf = (actor: Actor, step: Pick<FilingStep, 'verb' | 'text' | 'breaches'>): FilingStep => ({
    ...step,
    at: clock.now(),
    by: { id: actor.id, title: actor.title },
  })

  return {
    async file(actor, json) {
      const own = readPlan(json)
      if (!own.extends || own.extends.code === own.code)
        throw new Problem('invalid', 'filing.without-superior', { plan: own.code })
      const superior = await superiorOf(actor, 'filing.file', own.extends.code)
      const filer = (await filersOf(superior)).find(({ jurisdiction }) => jurisdiction === own.jurisdiction)
      if (!filer || !mayStep(actor, 'file', filer, own.code))
        throw new Problem('absent', 'region.absent', { region: own.jurisdiction })
      const { plan } = superior
      if (own.extends.revision !== plan.revision)
        throw new Problem('conflict', 'filing.superior-outdated', { plan: plan.code, revision: plan.revision })
      const round = filedPlan(own, plan, clock.now())
      const standing = await filings.byJurisdiction(plan.code, own.jurisdiction)
      const isRepeated = standing?.state !== 'returned' && standing?.rounds.at(-1)?.hash === round.hash
      if (isRepeated) return toView(actor, filer, standing, today())
      const breaches = breachesOf(round.findings).length
      const filing = {
        plan: plan.code,
        jurisdiction: filer.jurisdiction,
        regionPath: [...filer.regionPath],
        state: after(standing?.state ?? 'missing', 'file'),
        firstFiledOn: standing?.firstFiledOn ?? today(),
        breaches,
        rounds: [...(standing?.rounds ?? []), round],
        timeline: [...(standing?.timeline ?? []), stepOf(actor, { verb: 'file', text: '', breaches })],
        version: (standing?.version ?? 0) + 1,
      }
      if (!(await filings.save(filing, filing.version - 1))) throw new Problem('stale', 'filing.stale')
      return toView(actor, filer, filing, today())
    },
    async board(actor, code) {
      const { plan, duty } = await superiorOf(actor, 'filing.board', code)
      const [filers, rows] = await Promise.all([filersOf({ plan, duty }), filings.rows(code)])
      const rowOf = new Map(rows.map((row) => [row.jurisdiction, row]))
      return {
        plan: code,
        title: plan.title,
        duty: { title: duty.title, dueOn: duty.due, from: duty.from },
        today: today(),
        filings: filers
          .filter((filer) => may(actor, 'filing.board', filer))
          .map((filer) => toSummary(filer, rowOf.get(filer.jurisdiction) ?? null, today())),
      }
    },
    async byId(actor, ref) {
      const { filer, filing } = await see(actor, ref)
      return toView(actor, filer, filing, today())
    },
    async answer(actor, verb, { version, text, ...ref }) {
      const { filer, filing } = await see(actor, ref)
      if (!mayStep(actor, verb, filer, null)) throw new Problem('forbidden', 'right.missing', { verb: `filing.${verb}` })
      if ((filing?.version ?? 0) !== version) throw new Problem('stale', 'filing.stale')
      const state = after(filing?.state ?? 'missing', verb)
      if (filing === null) throw new Problem('absent', 'filing.absent', ref) // the table has said so already
      if (filerOf(filing) === actor.id) throw new Problem('forbidden', 'filing.own-work')
      const round = filing.rounds.at(-1)
      if (verb === 'accept' && round?.superiorRevision !== filer.revision)
        throw new Problem('conflict', 'filing.superior-outdated', { plan: filer.plan, revision: filer.revision })
      const breaches = breachesOf(round?.findings ?? [])
      if (verb === 'accept' && breaches.length > 0)
        throw new Problem('conflict', 'filing.not-conforming', { breaches: breaches.length, findings: breaches })
      const step = stepOf(actor, { verb, text, breaches: breaches.length })
      const next = { ...filing, state, timeline: [...filing.timeline, step], version: version + 1 }
      if (!(await filings.save(next, version))) throw new Problem('stale', 'filing.stale')
      return toView(actor, filer, next, today())
    },
  }
}
