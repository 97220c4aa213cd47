import type { Actor, FilingBoard, FilingRecord, FilingView, LogVerb, RegionRecord, Waiting } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, may, type PlanCopies } from '@duzhan/service-kit'
import { filedPlan } from './filedPlan.ts'
import type { FilingRepository } from './filing.repository.ts'
import { after, answered, type Filing, type FilingStep, filedAgain } from './filing.ts'
import { type AskedOfBoard, filingPage } from './filingPage.ts'
import { type Filer, filerOf, mayStep, toSummary, toView } from './filingView.ts'
import { superiors } from './superiors.ts'

interface Ports {
  filings: FilingRepository
  plans: Pick<PlanCopies, 'latest'>
  /** The names of a region and all below it. */
  regionsWithin(code: string): Promise<RegionRecord[]>
  clock: Clock
  /** Where plans are read and compared, so that nobody else waits for it. */
  run: RunPlanJob
}
interface Ref {
  plan: string
  jurisdiction: string
}

const postOf = ({ id, title }: Actor): FilingStep['by'] => ({ id, title })

export interface FilingService {
  /**
   * Files a lower plan with the superior whose newest revision it extends. Filing the same document twice is the same
   * as once. Throws `plan.invalid`, `filing.without-superior`, `filing.superior-outdated`, `filing.none`, `region.absent`,
   * `plan.absent`, `filing.wrong-state` while an earlier one waits for its answer, `filing.stale`.
   */
  file(actor: Actor, document: unknown): Promise<FilingView>
  /**
   * Enters a filing that came on paper before the platform was there, on the day it came, with its answer if it has one.
   * Recording the same document twice is the same as once. Throws what `file` throws, `filing.wrong-state` where a filing
   * stands, `filing.not-conforming` of an acceptance, `input.invalid` for a day that is yet to come.
   */
  record(actor: Actor, paper: FilingRecord): Promise<FilingView>
  /** Those who are to file with a superior and whom the actor may see, a page in the order of their codes, with the figures of all. */
  board(actor: Actor, plan: string, asked?: AskedOfBoard): Promise<FilingBoard>
  /** How those stand, in numbers; null where the actor sees none, or the plan has nobody file. Throws `plan.absent`. */
  waiting(actor: Actor, plan: string): Promise<Waiting['filings']>
  byId(actor: Actor, ref: Ref): Promise<FilingView>
  /**
   * Accepts a filing or sends it back. Throws `filing.absent`, `right.missing`, `filing.stale`, `filing.wrong-state`,
   * `filing.own-work`; and of an acceptance `filing.not-conforming` while the plan breaks with what its superior holds,
   * `filing.superior-outdated` when it was held against a revision that no longer stands.
   */
  answer(actor: Actor, verb: 'accept' | 'sendBack', step: Ref & { version: number; text: string }): Promise<FilingView>
}

/** A filing as a step leaves it, and the version that the step was taken on. */
interface Kept {
  filer: Filer
  next: Filing
  version: number
}

export function filingService({ filings, plans, regionsWithin, clock, run }: Ports): FilingService {
  const today = () => calendarDate(clock.now())
  const { superiorOf, filersOf } = superiors({ plans, regionsWithin })

  async function see(actor: Actor, { plan, jurisdiction }: Ref) {
    const filers = await filersOf(await superiorOf(actor, 'filing.byId', plan))
    const filer = filers.find((one) => one.jurisdiction === jurisdiction)
    if (!filer || !may(actor, 'filing.byId', filer)) throw new Problem('absent', 'filing.absent', { jurisdiction })
    return { filer, filing: await filings.byJurisdiction(plan, jurisdiction) }
  }
  /** What is to be filed, by whom and with whom: refused unless its superior's newest revision stands behind it. */
  async function toFile(actor: Actor, verb: 'filing.file' | 'filing.record', json: unknown) {
    const own = await run('read', json)
    if (!own.extends || own.extends.code === own.code) throw new Problem('invalid', 'filing.without-superior', { plan: own.code })
    const superior = await superiorOf(actor, verb, own.extends.code)
    const filer = (await filersOf(superior)).find(({ jurisdiction }) => jurisdiction === own.jurisdiction)
    const isFiler = filer && (verb === 'filing.file' ? mayStep(actor, 'file', filer, own.code) : may(actor, verb, filer))
    if (!isFiler) throw new Problem('absent', 'region.absent', { region: own.jurisdiction })
    const { plan } = superior
    if (own.extends.revision !== plan.revision)
      throw new Problem('conflict', 'filing.superior-outdated', { plan: plan.code, revision: plan.revision })
    const standing = await filings.byJurisdiction(plan.code, own.jurisdiction)
    return { filer, standing, roundOf: (filedAt: Date) => filedPlan(run, own, plan, filedAt) }
  }
  async function keep(verb: LogVerb<'filing'>, actor: Actor, { filer, next, version }: Kept): Promise<FilingView> {
    if (!(await filings.save(verb, next, version))) throw new Problem('stale', 'filing.stale')
    return toView(actor, filer, next, today())
  }

  return {
    async file(actor, json) {
      const { filer, standing, roundOf } = await toFile(actor, 'filing.file', json)
      const round = await roundOf(clock.now())
      if (standing?.state !== 'returned' && standing?.rounds.at(-1)?.hash === round.hash)
        return toView(actor, filer, standing, today())
      const next = filedAgain(standing, filer, round, postOf(actor))
      return keep('file', actor, { filer, next, version: standing?.version ?? 0 })
    },
    async record(actor, { document, filed, answer }) {
      const { filer, standing, roundOf } = await toFile(actor, 'filing.record', document)
      const round = await roundOf(new Date(filed.at))
      if (standing?.rounds[0]?.hash === round.hash) return toView(actor, filer, standing, today())
      if (standing) throw new Problem('conflict', 'filing.wrong-state', { state: standing.state, verb: 'record' })
      const isYetToCome = [filed, answer].some((step) => step && new Date(step.at) > clock.now())
      if (isYetToCome) throw new Problem('invalid', 'input.invalid')
      const paper = (by: string) => ({ id: actor.id, title: by })
      const came = filedAgain(null, filer, round, paper(filed.by))
      const stands = answer
        ? { ...answered(came, answer.verb, { at: new Date(answer.at), by: paper(answer.by), text: answer.text }), version: 1 }
        : came
      return keep('record', actor, { filer, next: stands, version: 0 })
    },
    async board(actor, code, asked = {}) {
      const { plan, duty } = await superiorOf(actor, 'filing.board', code)
      const [filers, rows] = await Promise.all([filersOf({ plan, duty }), filings.rows(code)])
      const rowOf = new Map(rows.map((row) => [row.jurisdiction, row]))
      return {
        plan: code,
        title: plan.title,
        duty: { title: duty.title, dueOn: duty.due, from: duty.from },
        today: today(),
        ...filingPage(
          filers
            .filter((filer) => may(actor, 'filing.board', filer))
            .map((filer) => toSummary(filer, rowOf.get(filer.jurisdiction) ?? null, today())),
          asked,
        ),
      }
    },
    async waiting(actor, code) {
      const plan = await plans.latest(code)
      // who may look at another region's filings of the plan, and at none of these, is told of none
      const isSeen = plan !== null && concerns(actor, 'filing.board', { plan: code, jurisdiction: plan.jurisdiction })
      if (!isSeen || !plan.duties.filings?.some(({ what }) => what === 'plan')) return null
      const superior = await superiorOf(actor, 'filing.board', code)
      const filers = (await filersOf(superior)).filter((filer) => may(actor, 'filing.board', filer))
      const filed = new Map((await filings.rows(code)).map((row) => [row.jurisdiction, row]))
      const rows = filers.map((filer) => ({ filer, ...toSummary(filer, filed.get(filer.jurisdiction) ?? null, today()) }))
      const count = (claim: (row: (typeof rows)[number]) => boolean) => rows.filter(claim).length
      return {
        submitted: count(({ state }) => state === 'submitted'),
        toAnswer: count(({ state, filer }) => state === 'submitted' && mayStep(actor, 'accept', filer, null)),
        returned: count(({ state }) => state === 'returned'),
        late: count(({ state, lateDays }) => state === 'missing' && lateDays > 0),
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
      after(filing?.state ?? 'missing', verb)
      if (filing === null) throw new Problem('absent', 'filing.absent', ref) // the table has said so already
      if (filerOf(filing) === actor.id) throw new Problem('forbidden', 'filing.own-work')
      if (verb === 'accept' && filing.rounds.at(-1)?.superiorRevision !== filer.revision)
        throw new Problem('conflict', 'filing.superior-outdated', { plan: filer.plan, revision: filer.revision })
      const next = answered(filing, verb, { at: clock.now(), by: postOf(actor), text })
      return keep(verb, actor, { filer, next, version })
    },
  }
}
