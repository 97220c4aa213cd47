import { randomUUID } from 'node:crypto'
import { openAggregation } from '@duzhan/aggregation/main'
import { openAssignments } from '@duzhan/assignments/main'
import type { Actor, Role, StreamEntry, StreamName, SubmissionOutcome } from '@duzhan/contracts'
import { openForms } from '@duzhan/forms/main'
import { openIdentity } from '@duzhan/identity/main'
import { Problem } from '@duzhan/problems'
import {
  type IssuerSettings,
  listen,
  localPeers,
  logger,
  type OpenService,
  type Peers,
  principalHeader,
  problemOf,
  type RunningService,
  serviceActor,
  signPrincipal,
} from '@duzhan/service-kit'
import { disposableStore, manualClock } from '@duzhan/test-kit'
import { MongoClient } from 'mongodb'
import { newId } from '../answers.ts'
import { hashOf } from '../photos.ts'
import { answers, lowerPlan, matrixPlan, matrixTemplate } from './matrixPlan.ts'
import {
  countiesIn,
  type MatrixWorld,
  mark,
  provinces,
  regions,
  type StandingPlan,
  type StandingTarget,
  villagesIn,
} from './matrixWorld.ts'
import { pathOf, type Service } from './verbs.ts'

export interface Outcome {
  /** `done`, or the code of the problem. */
  code: string
  answer: unknown
}
/** Calls a verb as somebody, past the gateway: a service decides by the actor that it is told. */
export type Call = (actor: Actor, verb: string, input: unknown, requestId?: string) => Promise<Outcome>
export interface MatrixHouse {
  world: MatrixWorld
  call: Call
  /** Sends a photo of a target as somebody. */
  upload(
    actor: Actor,
    place: { plan: string; target: string },
    bytes: Uint8Array<ArrayBuffer>,
    requestId: string,
  ): Promise<Outcome>
  /** The present of its clock. */
  now(): Date
  /** All entries of a stream of a service, in order. */
  stream(name: StreamName): Promise<StreamEntry[]>
  /** Of what kind the procedure of a verb is; null for what is none. */
  kindOf(verb: string): string | null
  /** Puts an entry that cannot be applied among those that the forms service has set aside, and returns its key. */
  plantAside(): Promise<string>
  /** Waits until every subscription has applied what there was. */
  settle(): Promise<void>
  /** Everything everywhere, and a second person like that. */
  root: Actor
  second: Actor
  close(): Promise<void>
}

const everyRole: Role[] = ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer', 'operator']
export const actorOf = (account: string, roles: Role[], at: readonly string[]): Actor => ({
  id: `p-${account}`,
  account,
  title: account,
  grants: at.flatMap((region) => roles.map((role) => ({ role, region, plan: '*' }))),
})
const root = actorOf('root', everyRole, provinces)
const second = actorOf('second', everyRole, provinces)
const openers: Record<Service, OpenService> = {
  identity: openIdentity,
  forms: openForms,
  assignments: openAssignments,
  aggregation: openAggregation,
}

/** The services with a store of their own, and three plans in three jurisdictions with something of everything in each. */
export async function matrixHouse({ issuer }: { issuer?: IssuerSettings } = {}): Promise<MatrixHouse> {
  const store = await disposableStore()
  const clock = manualClock()
  const secret = 's'.repeat(64)
  const log = logger('matrix', 'silent', { write: () => {} })
  const services = new Map<Service, RunningService>()
  const running = (name: Service): RunningService => {
    const service = services.get(name)
    if (!service) throw new Problem('unavailable', 'service.unavailable')
    return service
  }
  const peersAs = (actor: Actor): Peers => localPeers((name) => services.get(name), { actor, log })
  const call: Call = async (actor, verb, input, requestId = randomUUID()) => {
    const path = pathOf(verb)
    const { router } = running(path.split('.')[0] as Service) // `pathOf` begins with it
    const caller = router.createCaller({ actor, requestId, log })
    const procedure = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller) // a tree of proxies
    try {
      const answer = await (procedure as (input: unknown) => Promise<unknown>)(input) // whose leaves are functions
      const only = verb === 'submission.submitMany' ? (answer as SubmissionOutcome[])[0] : undefined // the call’s own answer
      return only && 'problem' in only ? { code: only.problem.code, answer: only.problem.details } : { code: 'done', answer }
    } catch (error) {
      const problem = problemOf(error)
      if (problem) return { code: problem.code, answer: problem.details }
      throw error
    }
  }
  for (const name of Object.keys(openers) as Service[]) // keys of the table above
    services.set(name, await openers[name]({ ...store, clock, secret, log, peers: peersAs(serviceActor(name)), issuer }))
  const settle = async () => {
    for (let round = 0; round < 2; round++) for (const service of services.values()) await service.settle()
  }
  const doorstep = await listen(running('forms').app, 0)
  return {
    world: await furnish(call, settle),
    call,
    root,
    second,
    settle,
    async upload(actor, { plan, target }, bytes, requestId) {
      const path = `/files/${hashOf(bytes)}`
      const principal = signPrincipal({ actor, requestId }, { service: 'forms', method: 'PUT', path }, { secret, clock })
      const url = `http://127.0.0.1:${doorstep.port}${path}?plan=${plan}&target=${target}`
      const response = await fetch(url, { method: 'PUT', body: bytes, headers: { [principalHeader]: principal } })
      const answer = (await response.json()) as { code?: string }
      return { code: response.ok ? 'done' : (answer.code ?? ''), answer }
    },
    kindOf(verb) {
      const procedures: Record<string, { _def: { type: string } }> = running(pathOf(verb).split('.')[0] as Service).router._def
        .procedures // as above
      return procedures[pathOf(verb)]?._def.type ?? null
    },
    now: () => clock.now(),
    async stream(name) {
      const [service, stream = ''] = name.split('.') as ['forms', string] // a stream is named by its service; each has the same log
      const { pull } = peersAs(serviceActor('matrix'))(service).log
      const entries: StreamEntry[] = []
      for (;;) {
        const page = await pull({ stream, subscription: 'matrix.all', after: entries.at(-1)?.seq ?? 0, limit: 500 })
        entries.push(...page.entries)
        if (page.entries.length < 500) return entries
      }
    },
    async plantAside() {
      const key = randomUUID()
      const entry = JSON.stringify({ seq: 1, id: key, thing: key, v: 1, event: null })
      const client = new MongoClient(store.mongoUri)
      const aside = client.db(`${store.database}_forms`).collection<{ _id: string }>('setAside')
      const subscription = 'designations'
      await aside.insertOne({ _id: `${subscription}:${key}`, ...{ subscription, key, entry, reason: 'Error', at: clock.now() } })
      await client.close()
      return key
    },
    async close() {
      await doorstep.close()
      await Promise.all([...services.values()].map((service) => service.close()))
      await store.close()
    },
  }
}

async function furnish(call: Call, settle: () => Promise<void>): Promise<MatrixWorld> {
  const must = async (verb: string, input: unknown) => {
    const { code, answer } = await call(root, verb, input)
    if (code !== 'done') throw new Error(`${verb}: ${code} ${JSON.stringify(answer)}`)
    return answer
  }
  const world: MatrixWorld = {
    plans: [],
    targets: [],
    templates: new Map(),
    formerTemplates: [],
    people: [],
    bodies: [],
    saved: 0,
  }
  await must('region.create', { regions: regions.map((code) => ({ code, name: code })) })
  for (const [at, account] of ['990121000000', '991021000000', '980100000000'].entries()) {
    const grants = [{ role: 'viewer' as const, region: account, plan: ['plan-a', 'plan-b', '*'][at] ?? '*' }]
    await must('person.create', {
      account: `at-${account}`,
      title: mark('person', `at-${account}`),
      password: 'Duzhan-2020-matrix',
      grants,
    })
    world.people.push({ account: `at-${account}`, grants })
  }
  await must('template.save', { document: matrixTemplate('first') })
  for (const region of provinces) {
    world.templates.set(region, 'first')
    world.formerTemplates.push({ region, token: 'first' })
  }
  for (const [code, jurisdiction] of [
    ['plan-a', '990100000000'],
    ['plan-b', '991000000000'],
    ['plan-q', '980100000000'],
  ] as const) {
    for (const key of [`office-${code}`, `finance-${code}`]) {
      await must('body.save', bodyInput(key, jurisdiction))
      world.bodies.push({ key, jurisdiction })
    }
    for (const revision of [1, 2]) await must('plan.publish', { document: matrixPlan(code, jurisdiction, revision) })
    await must('plan.saveDraft', { document: matrixPlan(code, jurisdiction, 3, mark('draft', code)) })
    const targets = villagesIn(jurisdiction).flatMap((region, at): StandingTarget[] => [
      { plan: code, id: `listed-${at}`, region, listedAt: region, recordedAt: region, formerly: [region] },
      { plan: code, id: `moving-${at}`, region, listedAt: null, recordedAt: region, formerly: [region] },
    ])
    const rows = targets.map(({ id, region, listedAt }) => ({
      ...targetRow(code, id, region),
      attributes: { figure: listedAt ? 1 : 0 },
    }))
    const schoolAt = targets[0]?.region ?? ''
    const school: StandingTarget = {
      ...{ plan: code, id: 'school', region: schoolAt, listedAt: null, recordedAt: schoolAt, formerly: [schoolAt] },
    }
    rows.push({ ...targetRow(code, school.id, school.region), kind: 'school' } as (typeof rows)[number]) // without figures
    await must('target.register', { plan: code, targets: rows })
    await must('targetList.freeze', { plan: code })
    await settle()
    const submission = newId()
    const [first] = targets
    await must('submission.submit', { ...submissionInput(code, first?.id ?? ''), id: submission, answers: answers('no') })
    await call(root, 'submission.submit', { ...submissionInput(code, first?.id ?? ''), id: submission, answers: answers('yes') })
    const { rows: asides } = (await must('submission.asideList', { plan: code })) as { rows: { id: string }[] } // as contracts shape them
    const [aside] = asides
    const counties = countiesIn(jurisdiction)
    await must('filing.file', {
      document: lowerPlan(code, counties[0] ?? '', jurisdiction, mark('filing', code, counties[0] ?? '')),
    })
    const plan: StandingPlan = {
      code,
      jurisdiction,
      draftAt: jurisdiction,
      counties,
      submission,
      finding: `${submission}:duty.fulfilled.answer`,
      aside: aside?.id ?? '',
      school,
    }
    world.plans.push(plan)
    world.targets.push(...targets)
  }
  await settle()
  for (const { finding } of world.plans) await must('finding.byId', { id: finding })
  return world
}

/** An office of a jurisdiction as it is entered into its directory; its title tells which it is. */
export const bodyInput = (key: string, jurisdiction: string) => ({
  ...{ key, jurisdiction, title: mark('body', key), kind: 'office', region: jurisdiction },
  ...{ parent: null, posts: [], members: null, version: 0 },
})

/** A row of a plan's register; its name tells which target it is. */
export const targetRow = (plan: string, id: string, region: string) => ({
  id,
  name: mark('target', plan, id),
  kind: 'site',
  regionCode: region,
  attributes: {} as Record<string, unknown>,
})

export const submissionInput = (plan: string, target: string) => ({
  id: newId(),
  plan,
  revision: 2,
  checklist: 'site',
  target,
  startedAt: '2020-03-20T00:10:00.000Z',
  finishedAt: '2020-03-20T00:50:00.000Z',
  answers: {},
})
