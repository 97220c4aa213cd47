import type { Actor, TargetImportEntry, TargetImportRef, TargetImportState, TargetPart, TargetPreview } from '@duzhan/contracts'
import { type Plan, placeKey } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, isBy, may } from '@duzhan/service-kit'
import { type JudgingPorts, judging } from '../register/judging.ts'
import { codesIn } from '../register/keptTargets.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import type { Entering } from './entering.ts'
import type { StagedPart, TargetImport, TargetImportRepository } from './targetImport.repository.ts'

interface Ports extends JudgingPorts {
  imports: Omit<TargetImportRepository, 'entering' | 'rows' | 'note' | 'finish'>
  entering: Pick<Entering, 'begin' | 'within'>
  clock: Clock
}
/** What was staged so long ago and never confirmed is forgotten: a person who comes back then chooses the file again. */
const keptMs = 24 * 60 * 60_000
/** So long, in milliseconds, whoever confirms is kept waiting for the end before they are told how far it has come. */
const patience = 1_000

/** A register is taken over as a whole: its rows come in parts that nobody sees, and one confirmation enters all of them. */
export interface TargetImportService {
  /**
   * Judges a part of an import as `KeepingService.preview` does, throwing what that throws, and keeps it for whoever sent it. A new
   * import takes the place of one that the same person has staged for the plan and not confirmed. Throws `import.absent` for one of
   * somebody else, and for one that was confirmed.
   */
  stage(actor: Actor, part: TargetPart): Promise<TargetPreview>
  /**
   * Confirms an import: from then on all of it is entered, whatever dies meanwhile. Who confirms again is told how far that has come.
   * Throws `plan.absent`, `import.absent`, `import.incomplete`, `import.repeated`, `import.stale` where plan or register have changed
   * since a part was judged, `region.absent` where the actor may enter nothing any more, `register.entering` while another import is.
   */
  enter(actor: Actor, entry: TargetImportEntry): Promise<TargetImportState>
  /** Forgets what was staged; of what was confirmed nothing, and of what is not there neither. Throws `plan.absent`. */
  discard(actor: Actor, ref: TargetImportRef): Promise<void>
}

export function targetImportService(ports: Ports): TargetImportService {
  const { imports, entering, targets, clock } = ports
  const { planFor, judged } = judging(ports)

  async function ownImport(actor: Actor, { plan, import: id }: TargetImportRef): Promise<TargetImport | null> {
    const found = await imports.byId(id)
    if (found && (found.plan !== plan || !isBy(actor, found.by.id))) throw new Problem('absent', 'import.absent')
    return found
  }
  /**
   * Looks at the rows of all parts, part by part so that others are served meanwhile: each target once, each where the actor may enter it.
   * Returns the path of the smallest region that holds all of them.
   */
  async function lookThrough(actor: Actor, { id, plan }: TargetImport): Promise<string[]> {
    const seen = new Set<string>()
    let shared: readonly string[] | null = null
    for (const { part } of await imports.parts(id)) {
      const { keys, regions } = await imports.asked(id, part)
      for (const key of keys) {
        if (seen.has(key)) throw new Problem('invalid', 'import.repeated', { target: key.slice(key.indexOf(' ') + 1) })
        seen.add(key)
      }
      for (const region of regions) {
        const path: readonly string[] = regionPath(regionCode(region))
        if (!may(actor, 'target.register', { plan, regionPath: path })) throw new Problem('absent', 'region.absent', { region })
        shared = (shared ?? path).filter((code, at) => path[at] === code)
      }
    }
    return [...(shared ?? [])]
  }
  /** Takes the decision, if everything stands as it did when the parts were judged. */
  async function confirm(actor: Actor, found: TargetImport, { plan, parts: count }: TargetImportEntry, document: Plan) {
    const parts = await imports.parts(found.id)
    if (parts.length !== count || parts.some(({ part }, at) => part !== at)) throw new Problem('invalid', 'import.incomplete')
    const shared = await lookThrough(actor, found)
    const { changes, entering: other } = await imports.register(plan)
    if (other !== null) throw new Problem('conflict', 'register.entering')
    const now = await targets.changes(plan)
    const isStale = ({ register, revision }: StagedPart) => register !== now || revision !== document.revision
    const sum = (of: 'rows' | 'added' | 'changed') => parts.reduce((total, part) => total + part[of], 0)
    const confirmed: TargetImport = {
      ...found,
      ...{ at: clock.now().toISOString(), by: { id: actor.id, title: actor.title }, parts: count },
      ...{ rows: sum('rows'), added: sum('added'), changed: sum('changed'), regionPath: shared },
    }
    if (parts.some(isStale) || !(await imports.begin(confirmed, changes))) throw new Problem('stale', 'import.stale')
    return confirmed
  }
  return {
    async stage(actor, { import: id, part, ...batch }) {
      const ref = { plan: batch.plan, import: id }
      const [found, register] = await Promise.all([ownImport(actor, ref), targets.changes(batch.plan)])
      if (found?.isEntered || found?.parts) throw new Problem('absent', 'import.absent')
      const { plan, kept, changed, changing } = await judged(actor, 'target.stage', batch)
      const at = clock.now()
      if (found === null) await imports.sweep(new Date(at.getTime() - keptMs).toISOString())
      const counts = { rows: kept.length, added: changed.length - changing.length, changed: changing.length }
      const judgedBy = { register, revision: plan.revision, keys: keysOf(plan, kept), regions: codesIn(kept) }
      const by = { id: actor.id, title: actor.title }
      const staged = { id, plan: batch.plan, by, at: at.toISOString() }
      await imports.keep(staged, { import: id, part, ...counts, ...judgedBy }, changed)
      return { added: counts.added, changed: counts.changed, same: kept.length - changed.length }
    },
    async enter(actor, entry) {
      const document = await planFor(actor, 'target.enter', entry.plan)
      const found = await ownImport(actor, entry)
      if (found === null) throw new Problem('absent', 'import.absent')
      const { entering: under } = await imports.register(entry.plan)
      if (!found.isEntered && under !== found.id) await confirm(actor, found, entry, document)
      entering.begin()
      await entering.within(patience)
      return stateOf((await imports.byId(found.id)) ?? found)
    },
    async discard(actor, ref) {
      await planFor(actor, 'target.discard', ref.plan)
      if (await ownImport(actor, ref)) await imports.drop(ref.import)
    },
  }
}

/** What no two rows of one import may share: each target stands once, and each place that takes one target. */
function keysOf(plan: Plan, kept: readonly RegisteredTarget[]): string[] {
  const kinds = new Map(plan.targetKinds.map((kind) => [kind.key, kind]))
  return kept.flatMap((target) => {
    const kind = kinds.get(target.kind)
    return [`id ${target.id}`, ...(kind ? [`place ${placeKey(kind, target)}`] : [])]
  })
}

function stateOf({ rows, added, changed, parts, partsDone, isEntered }: TargetImport): TargetImportState {
  const done = isEntered || parts === 0 ? rows : Math.floor((rows * partsDone) / parts)
  return { rows, added, changed, done, isEntered }
}
