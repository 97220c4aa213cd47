import type { Actor, FilingRecord, PageCursor, Role } from '@duzhan/contracts'
import { commonRegions, type PackFiling, type PlanPack, planTemplates } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { type Clock, type Peers, serviceActor } from '@duzhan/service-kit'

export const demoPassword = 'Duzhan-2020'
/** The accounts that a demonstration of these packs offers. */
export const demoAccounts = (packs: readonly PlanPack[]) =>
  packs.flatMap(({ people }) => people.map(({ account, title }) => ({ account, title })))

/** The first two digits of every province of the national tree. */
const provinces = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' ')

/** Who sets an installation up: the operator of the nation and of every province, and a service, which enrols people whose password is printed. */
export const operator: Actor = {
  id: 'operator:setup',
  account: 'setup',
  title: '系统初始化',
  grants: [
    ...serviceActor('setup').grants,
    ...['00', ...provinces].map((digits) => ({ role: 'operator' as const, region: `${digits}0000000000`, plan: '*' })),
  ],
}

/**
 * Loads the packs with their demo people, once: a pack whose lists are frozen is left alone. Interrupted, it goes on
 * where it stopped. `peers` must act as `operator`. Returns whether anything was loaded.
 */
export async function seed(peers: Peers, packs: readonly PlanPack[], clock: Clock): Promise<boolean> {
  let loaded = false
  for (const pack of packs) {
    if (await isLoaded(peers, pack)) continue
    await load(peers, pack, clock)
    loaded = true
  }
  return loaded
}

/**
 * Throws `demo.people` when an account of these packs exists that the published password opens: such data is a
 * demonstration's and must not be served as anything else. `peersAs` finds the services for an actor.
 */
export async function refuseDemoPeople(peersAs: (actor: Actor) => Peers, packs: readonly PlanPack[]): Promise<void> {
  const accounts = demoAccounts(packs).map(({ account }) => account)
  const asked = { accounts, password: demoPassword }
  const found = await peersAs(serviceActor('setup'))('identity').person.openedBy(asked)
  if (found.length > 0) throw new Problem('conflict', 'demo.people', { accounts: found.slice(0, 3).join('、') })
}

/** Keeps the templates that come with the product, for the nation and in every province; one that stands already is left alone: its operator may have made another of it. `peers` must act as `operator`. */
export async function keepTemplates(peers: Peers): Promise<void> {
  const kept = new Set<string>()
  for (let cursor: PageCursor | null | undefined; cursor !== null; ) {
    const page = await peers('forms').template.list(cursor ? { cursor } : {})
    for (const { template } of page.templates) kept.add(template)
    cursor = page.next
  }
  const missing = planTemplates.filter((template) => !kept.has(keyOf(template)))
  for (const document of missing) await peers('forms').template.save({ document })
}

const keyOf = (template: unknown): string => (template as { key: string }).key // every template is checked by its own tests
const codeOf = ({ plan }: PlanPack): string => (plan as { code: string }).code // every pack's plan is checked by its own tests

/** A pack is loaded once its last step is done: its lists are frozen, or, where the plan has none, it is published. */
async function isLoaded(peers: Peers, pack: PlanPack): Promise<boolean> {
  const plan = codeOf(pack)
  const found = await peers('forms').plan.byId({ plan }).catch(ifAbsent(null))
  if (found === null || found.document.targetLists.length === 0) return found !== null
  const lists = await peers('assignments').targetList.byPlan({ plan }).catch(ifAbsent([]))
  return lists.some(({ frozenOn }) => frozenOn !== null)
}

async function load(peers: Peers, pack: PlanPack, clock: Clock): Promise<void> {
  const plan = codeOf(pack)
  const known = new Map([...commonRegions, ...pack.regions].map(({ code, name }) => [code, { code, name }]))
  await peers('identity').region.create({ regions: [...known.values()] })
  for (const { account, title, grants } of pack.people) {
    const person = {
      account,
      title,
      password: demoPassword,
      grants: grants.map((grant) => ({ ...grant, role: grant.role as Exclude<Role, 'service'> })),
    } // checked at the border
    await peers('identity').person.enrol(person).catch(ifConflict)
  }
  await peers('forms').plan.publish({ document: pack.plan })
  const targets = pack.targets.map(({ id, name, kind, regionCode, position, attributes, annex }) => ({
    id,
    name,
    kind,
    regionCode,
    ...(position && { position }),
    attributes,
    annex,
  }))
  await peers('assignments').target.register({ plan, targets })
  // the register waits for the plan: from here on it is known there
  await enterFilings(peers, pack, clock)
  await peers('assignments').targetList.freeze({ plan })
}

/** What lower jurisdictions had filed, and been answered, by the day that the installation's clock shows. */
async function enterFilings(peers: Peers, pack: PlanPack, clock: Clock): Promise<void> {
  const hasCome = ({ at }: { at: string }) => Date.parse(at) <= clock.now().getTime()
  for (const { plan, filedOn, demo } of pack.filings ?? []) {
    if (!demo) continue
    const filed = { at: morningOf(filedOn), by: demo.by }
    const answer = demo.answer && answerOf(demo.answer)
    const paper: FilingRecord = { document: plan, filed, ...(answer && hasCome(answer) && { answer }) }
    if (hasCome(filed)) await peers('assignments').filing.record(paper)
  }
}

type PackAnswer = NonNullable<NonNullable<PackFiling['demo']>['answer']>
const answerOf = ({ isAccepted, on, by, text }: PackAnswer): NonNullable<FilingRecord['answer']> => ({
  verb: isAccepted ? 'accept' : 'sendBack',
  at: morningOf(on),
  by,
  text,
})
/** Papers name the day only: offices open at nine in Shanghai, and so does the demonstration. */
const morningOf = (day: string): string => `${day}T01:00:00.000Z`

const ifAbsent =
  <Value>(value: Value) =>
  (error: unknown): Value => {
    if (error instanceof Problem && error.kind === 'absent') return value
    throw error
  }

function ifConflict(error: unknown): void {
  if (!(error instanceof Problem && error.kind === 'conflict')) throw error
}
