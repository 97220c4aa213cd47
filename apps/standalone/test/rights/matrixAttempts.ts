import type { Actor, Verb } from '@duzhan/contracts'
import type { Call } from './matrixHouse.ts'
import { submissionInput, targetRow } from './matrixHouse.ts'
import { lowerCode, lowerPlan, matrixPlan, matrixTemplate } from './matrixPlan.ts'
import {
  everyPlanRegions,
  has,
  holds,
  holdsThere,
  isConcerned,
  isWithin,
  type MatrixWorld,
  mark,
  reaches,
  regions,
  type StandingPlan,
  type StandingTarget,
} from './matrixWorld.ts'

/** One try of a verb: what is sent, and what has to come of it: `done`, or the code of the refusal. */
export interface Attempt {
  input: unknown
  expected: string
  /** Where the input names a plan by its code: the same of a plan that nobody has, for a stranger to tell apart. */
  ofPlan?: { code: string; jurisdiction: string; input(code: string): unknown }
  /** What stands where once it is done. */
  after?(call: Call, root: Actor): Promise<void> | void
}
/** What an attempt is made of. */
export interface Draw {
  world: MatrixWorld
  actor: Actor
  plan: StandingPlan
  /** A target of the plan, on its list or not. */
  target: StandingTarget
  /** Another of them, or one of another plan. */
  region: string
  other: string
  county: string
}

const done = 'done'
const held = (isHeld: boolean, refusal: string, more = done): string => (isHeld ? more : refusal)

/** A verb that is asked of a whole plan: a stranger learns nothing, not even that there is one. */
const ofPlan =
  (verb: Verb, refusal: string, input: (code: string, draw: Draw) => unknown) =>
  (draw: Draw): Attempt => {
    const { code, jurisdiction } = draw.plan
    return {
      input: input(code, draw),
      expected: held(isConcerned(draw.actor, verb, code, jurisdiction), refusal),
      ofPlan: { code, jurisdiction, input: (other) => input(other, draw) },
    }
  }
/** A verb by which everyone sees what is theirs, and a stranger nothing. */
const whatIsMine = (verb: Verb, input: (code: string, draw: Draw) => unknown) => ofPlan(verb, done, input)

/** Who may write a plan: at the place where it is to be, and wherever any revision of it is. */
const claims = ({ actor, plan }: Draw, verb: Verb, jurisdiction: string): boolean =>
  [jurisdiction, plan.jurisdiction, plan.draftAt].every((region) => holds(actor, verb, plan.code, region))

const findingStep =
  (verb: Verb, at: 'unit' | 'target', more: object = {}) =>
  ({ actor, plan, world }: Draw): Attempt => {
    const { code, finding } = plan
    const target = world.targets.find((one) => one.plan === code && one.id === 'listed-0')
    const place = target?.listedAt ?? ''
    const desk = at === 'unit' ? `${place.slice(0, 9)}000` : place
    const isSeen = holds(actor, 'finding.byId', code, place)
    const expected = isSeen ? held(holds(actor, verb, code, desk), 'right.missing', 'finding.stale') : 'finding.absent'
    return { input: { id: finding, version: 0, ...more }, expected }
  }

const filingStep =
  (verb: 'filing.accept' | 'filing.sendBack') =>
  ({ actor, plan: { code, jurisdiction, counties }, county }: Draw): Attempt => {
    const input = (plan: string) => ({ plan, jurisdiction: county, version: 9, text: '请再核对一遍' })
    const isSeen = counties.includes(county) && holds(actor, 'filing.byId', code, county)
    const judged = held(holds(actor, verb, code, jurisdiction), 'right.missing', 'filing.stale')
    const expected = isConcerned(actor, 'filing.byId', code, jurisdiction) ? held(isSeen, 'filing.absent', judged) : 'plan.absent'
    return { input: input(code), expected }
  }

const figures =
  (verb: 'summary.byRegion' | 'figure.behind', more: object) =>
  (draw: Draw): Attempt => {
    const { actor, region, plan } = draw
    const { code, jurisdiction } = plan
    const known = held(isConcerned(actor, verb, code, jurisdiction), 'plan.absent')
    const input = (of: string) => ({ plan: of, region, ...more })
    return {
      input: input(code),
      expected: held(holds(actor, verb, code, region), 'region.absent', known),
      ofPlan: { code, jurisdiction, input },
    }
  }

/** Every verb that a person can hold, each with things that stand somewhere, and may be on their way to somewhere else. */
export const attempts: Partial<Record<Verb, (draw: Draw) => Attempt>> = {
  'plan.list': () => ({ input: undefined, expected: done }),
  'plan.byId': ofPlan('plan.byId', 'plan.absent', (plan) => ({ plan })),
  'plan.revisions': ofPlan('plan.revisions', 'plan.absent', (plan) => ({ plan })),
  'plan.compare': ofPlan('plan.compare', 'plan.absent', (plan) => ({ plan, revision: 2, with: { plan, revision: 1 } })),
  'checklist.byKey': ofPlan('checklist.byKey', 'plan.absent', (plan) => ({ plan, checklist: 'site' })),
  'plan.publish': (draw) => ({
    input: { document: matrixPlan(draw.plan.code, draw.region, 2) },
    // the revision stands published: a document with another title gets as far as that, and changes nothing
    expected: held(
      claims(draw, 'plan.publish', draw.region),
      'plan.absent',
      draw.region === draw.plan.jurisdiction ? done : 'plan.revision-exists',
    ),
  }),
  'plan.preview': (draw) => ({
    input: { document: matrixPlan(draw.plan.code, draw.region, 4) },
    expected: held(claims(draw, 'plan.preview', draw.region), 'plan.absent'),
  }),
  'plan.close': (draw) => ({
    input: { plan: draw.plan.code, revision: 1 }, // closed since the second was published: closing it again changes nothing
    expected: held(holds(draw.actor, 'plan.close', draw.plan.code, draw.plan.jurisdiction), 'plan.absent'),
  }),
  'plan.saveDraft': (draw) => ({
    input: { document: matrixPlan(draw.plan.code, draw.region, 3, mark('draft', draw.plan.code)) },
    expected: held(claims(draw, 'plan.saveDraft', draw.region), 'plan.absent'),
    after: () => {
      draw.plan.draftAt = draw.region
    },
  }),
  'plan.removeDraft': (draw) => ({
    input: { plan: draw.plan.code, revision: 3 },
    expected: held(claims(draw, 'plan.removeDraft', draw.plan.draftAt), 'plan.absent'),
    after: async (call, root) => {
      const { code, jurisdiction } = draw.plan
      await call(root, 'plan.saveDraft', { document: matrixPlan(code, jurisdiction, 3, mark('draft', code)) })
      draw.plan.draftAt = jurisdiction
    },
  }),

  'template.list': () => ({ input: undefined, expected: done }),
  'template.byKey': ({ actor, world }) => ({
    input: { template: 'shared' },
    expected: held(
      [...world.templates.keys()].some((region) => reaches(actor, 'template.byKey', region)),
      'template.absent',
    ),
  }),
  'template.fill': ({ actor, world }) => ({
    input: { template: 'shared', plan: 'made', answers: {} },
    expected: held(
      [...world.templates.keys()].some((region) => reaches(actor, 'template.fill', region)),
      'template.absent',
      'template.incomplete',
    ),
  }),
  'template.save': ({ actor, world }) => {
    const token = `t${++world.saved}`
    const own = everyPlanRegions(actor, 'template.save')
    return {
      input: { document: matrixTemplate(token) },
      expected: held(own.length > 0, 'right.missing'),
      after: () => {
        for (const region of own) world.templates.set(region, token)
      },
    }
  },

  'target.register': ({ actor, plan, target, region }) => {
    const { code, jurisdiction } = plan
    const isMine = (at: string) => holds(actor, 'target.register', code, at)
    const isSite = !/^\d{4}0{8}$/.test(region) // a site lies in a county at least
    const rows = (of: string) => ({ plan: of, targets: [targetRow(code, target.id, region)] })
    const expected = !isConcerned(actor, 'target.register', code, jurisdiction)
      ? 'plan.absent'
      : !isMine(region)
        ? 'region.absent'
        : held(isMine(target.region), 'target.taken', isSite && isWithin(region, jurisdiction) ? done : 'register.invalid')
    return {
      input: rows(code),
      expected,
      ofPlan: { code, jurisdiction, input: rows },
      after: () => {
        target.region = region
      },
    }
  },
  'target.list': whatIsMine('target.list', (plan) => ({ plan })),
  'target.byId': ({ actor, plan: { code, jurisdiction }, target }) => ({
    input: { plan: code, target: target.id },
    expected: held(holds(actor, 'target.byId', code, target.region), 'target.absent'),
    ofPlan: { code, jurisdiction, input: (plan) => ({ plan, target: target.id }) },
  }),
  'targetList.freeze': ({ actor, plan: { code, jurisdiction } }) => ({
    input: { plan: code },
    expected: held(holds(actor, 'targetList.freeze', code, jurisdiction), 'plan.absent'),
  }),
  'targetList.byPlan': ofPlan('targetList.byPlan', 'plan.absent', (plan) => ({ plan })),
  'visit.list': ofPlan('visit.list', 'plan.absent', (plan) => ({ plan })),

  'submission.submit': ({ actor, plan: { code, jurisdiction }, target }) => {
    const isMine = target.listedAt !== null && holds(actor, 'submission.submit', code, target.listedAt)
    return {
      input: submissionInput(code, target.id), // without answers: it gets as far as these
      expected: held(isMine, 'target.absent', 'submission.answers-invalid'),
      ofPlan: { code, jurisdiction, input: (plan) => submissionInput(plan, target.id) },
    }
  },
  'submission.byId': ({ actor, plan, world }) => ({
    input: { id: plan.submission },
    expected: held(holds(actor, 'submission.byId', plan.code, listedAt(world, plan)), 'submission.absent'),
  }),
  'submission.list': whatIsMine('submission.list', (plan) => ({ plan })),

  'finding.list': whatIsMine('finding.list', (plan) => ({ plan })),
  'finding.summary': whatIsMine('finding.summary', (plan, { region }) => ({ plan, region })),
  'finding.byId': ({ actor, plan, world }) => ({
    input: { id: plan.finding },
    expected: held(holds(actor, 'finding.byId', plan.code, listedAt(world, plan)), 'finding.absent'),
  }),
  'finding.accept': findingStep('finding.accept', 'unit'),
  'finding.reportBack': findingStep('finding.reportBack', 'unit', { text: '已经整改完成' }),
  'finding.verify': findingStep('finding.verify', 'target', { text: '已经现场复核' }),
  'finding.sendBack': findingStep('finding.sendBack', 'target', { text: '整改没有到位' }),
  'finding.closeOut': findingStep('finding.closeOut', 'target'),

  'filing.board': ofPlan('filing.board', 'plan.absent', (plan) => ({ plan })),
  'filing.byId': ({ actor, plan: { code, jurisdiction, counties }, county }) => {
    const input = (plan: string) => ({ plan, jurisdiction: county })
    const isSeen = counties.includes(county) && holds(actor, 'filing.byId', code, county)
    return {
      input: input(code),
      expected: isConcerned(actor, 'filing.byId', code, jurisdiction) ? held(isSeen, 'filing.absent') : 'plan.absent',
      ofPlan: { code, jurisdiction, input },
    }
  },
  'filing.file': ({ actor, plan: { code, jurisdiction, counties }, county }) => {
    const isAsked = county === counties[0]
    const isFiler = actor.grants.some(
      ({ role, region, plan }) => role === 'author' && isWithin(county, region) && (plan === '*' || plan === lowerCode(code)),
    )
    return {
      input: { document: lowerPlan(code, county, jurisdiction, '改动') },
      // the first county's filing waits for an answer: another gets as far as that. The others are left to file nothing
      expected: isConcerned(actor, 'filing.file', code, jurisdiction)
        ? held(isAsked && isFiler, 'region.absent', 'filing.wrong-state')
        : 'plan.absent',
    }
  },
  'filing.record': ({ actor, plan: { code, jurisdiction, counties } }) => {
    const county = counties[0] ?? ''
    return {
      input: {
        document: lowerPlan(code, county, jurisdiction, '改动'),
        filed: { at: '2020-03-10T01:00:00.000Z', by: '县办' },
      },
      expected: isConcerned(actor, 'filing.record', code, jurisdiction)
        ? held(holds(actor, 'filing.record', code, county), 'region.absent', 'filing.wrong-state')
        : 'plan.absent',
    }
  },
  'filing.accept': filingStep('filing.accept'),
  'filing.sendBack': filingStep('filing.sendBack'),

  'task.board': ofPlan('task.board', 'plan.absent', (plan) => ({ plan })),
  'task.report': ({ actor, plan: { code, jurisdiction, counties }, county }) => {
    const isSeen = counties.includes(county) && holds(actor, 'task.board', code, county)
    const mine = held(holds(actor, 'task.report', code, county), 'right.missing', 'task.stale')
    return {
      input: { plan: code, task: 'duty', unit: 'counties', region: county, state: 'done', text: '任务已经完成', version: 99 },
      expected: isConcerned(actor, 'task.board', code, jurisdiction) ? held(isSeen, 'task.absent', mine) : 'plan.absent',
    }
  },

  'summary.byRegion': figures('summary.byRegion', {}),
  'figure.behind': figures('figure.behind', { checklist: 'site' }),

  'region.list': () => ({ input: { within: '990000000000' }, expected: done }),
  'region.create': ({ actor, region, other }) => ({
    input: { regions: [region, regions.includes(other) ? other : region].map((code) => ({ code, name: code })) },
    expected: held(
      [region, regions.includes(other) ? other : region].every((code) => holdsThere(actor, 'region.create', code)),
      'region.absent',
    ),
  }),
  'person.list': () => ({ input: undefined, expected: done }),
  'person.create': ({ actor, plan, region, county }) => {
    const grants = [region, county].map((at) => ({ role: 'inspector' as const, region: at, plan: plan.code }))
    return {
      // the account is taken: whoever may give these grants away gets as far as that
      input: { account: 'at-990121000000', title: '新任', password: 'Duzhan-2020-matrix', grants },
      expected: held(
        grants.every((grant) => holds(actor, 'person.create', grant.plan, grant.region)),
        'region.absent',
        'person.exists',
      ),
    }
  },
}

const listedAt = (world: MatrixWorld, { code }: StandingPlan): string =>
  world.targets.find((one) => one.plan === code && one.id === 'listed-0')?.listedAt ?? ''

/** What comes of it: whoever holds a verb nowhere is told so before anything is looked at. */
export const expectedOf = (actor: Actor, verb: Verb, attempt: Attempt): string =>
  has(actor, verb) ? attempt.expected : 'right.missing'
