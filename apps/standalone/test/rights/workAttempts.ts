import type { Actor, Verb } from '@duzhan/contracts'
import { newId } from '../answers.ts'
import { type Attempt, type Attempts, type Draw, done, held, ofPlan, whatIsMine } from './attempt.ts'
import { submissionInput, targetRow } from './matrixHouse.ts'
import {
  everyPlanRegions,
  holds,
  isConcerned,
  isWithin,
  type MatrixWorld,
  type StandingPlan,
  type StandingTarget,
} from './matrixWorld.ts'

const findingStep =
  (verb: Verb, at: 'unit' | 'target', more: object = {}) =>
  ({ actor, plan, world }: Draw): Attempt => {
    const { code, finding } = plan
    const target = world.targets.find((one) => one.plan === code && one.id === 'listed-0')
    const place = target?.recordedAt ?? ''
    const seat = at === 'unit' ? `${place.slice(0, 9)}000` : place
    // the unit that answers is the office of the directory; nobody of it found anything
    const [about, answers] = [{ target: 'listed-0' }, { target: 'listed-0', bodies: [`office-${code}`] }]
    const isSeen = holds(actor, 'finding.byId', code, place, answers)
    const isTheirs = holds(actor, verb, code, seat, at === 'unit' ? answers : about)
    const expected = isSeen ? held(isTheirs, 'right.missing', 'finding.stale') : 'finding.absent'
    return { input: { id: finding, version: 0, ...more }, expected }
  }

const figures =
  (verb: 'summary.byRegion' | 'summary.changed' | 'figure.behind', more: object) =>
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

/** Where what was recorded of the first listed target lies: records and findings stay there, wherever the target moves. */
const recordedAt = (world: MatrixWorld, { code }: StandingPlan): string =>
  world.targets.find((one) => one.plan === code && one.id === 'listed-0')?.recordedAt ?? ''

/** Whether the finding of the first listed target is shown to an actor: where it lies, or to the office that answers for it. */
const answersFor = (actor: Actor, plan: StandingPlan, world: MatrixWorld): boolean =>
  holds(actor, 'finding.byId', plan.code, recordedAt(world, plan), { target: 'listed-0', bodies: [`office-${plan.code}`] })

const reason = '按实地核实的情况'

/** Asks about a visit that there is not: whoever the plan concerns gets as far as that. */
const drawnFor =
  (verb: 'visit.lots' | 'visit.replace', more: object) =>
  ({ actor, plan: { code, jurisdiction } }: Draw): Attempt => ({
    input: { plan: code, visit: `${code}:none`, ...more },
    expected: held(isConcerned(actor, verb, code, jurisdiction), 'plan.absent', 'visit.absent'),
  })

/** A target lies elsewhere by the register, and its place on a list with it. */
function moved(target: StandingTarget, region: string): void {
  target.region = region
  if (target.listedAt !== null) target.listedAt = region
  target.formerly.push(region)
}

/** Enters a target where it lies already or elsewhere. */
function entering(verb: 'target.register' | 'target.preview' | 'target.stage', { actor, plan, target, region }: Draw): Attempt {
  const { code, jurisdiction } = plan
  const isMine = (at: string) => holds(actor, 'target.register', code, at)
  const isSite = !/^\d{4}0{8}$/.test(region) // a site lies in a county at least
  const rows = (of: string) => ({ plan: of, targets: [targetRow(code, target.id, region)] })
  const expected = !isConcerned(actor, verb, code, jurisdiction)
    ? 'plan.absent'
    : !isMine(region)
      ? 'region.absent'
      : held(isMine(target.region), 'target.taken', isSite && isWithin(region, jurisdiction) ? done : 'register.invalid')
  return {
    input: rows(code),
    expected,
    ofPlan: { code, jurisdiction, input: rows },
    after: () => moved(target, region),
  }
}

function keptBy(
  verb: Verb,
  { actor, code, jurisdiction, target }: { actor: Actor; code: string; jurisdiction: string; target: StandingTarget },
  input: (plan: string) => unknown,
): Attempt {
  const known = held(holds(actor, verb, code, target.region), 'target.absent', 'target.stale')
  return {
    input: input(code),
    expected: held(isConcerned(actor, verb, code, jurisdiction), 'plan.absent', known),
    ofPlan: { code, jurisdiction, input },
  }
}

/** Whoever is granted the target alone sends for no team, and no duty of these plans has a target check itself. */
function sentBy(actor: Actor, code: string, { id, listedAt }: StandingTarget): string {
  const may = (about: { target?: string }) => listedAt !== null && holds(actor, 'submission.submit', code, listedAt, about)
  return may({}) ? 'submission.answers-invalid' : held(may({ target: id }), 'target.absent', 'target.other-team')
}

/** Targets, visits, submissions, findings and the figures made of them. */
export const workAttempts: Attempts = {
  'target.register': (draw) => entering('target.register', draw),
  'target.preview': (draw) => {
    const { after: _, ...attempt } = entering('target.preview', draw)
    return attempt
  },
  'target.stage': (draw) => {
    const { after: _, input, ofPlan: other, ...attempt } = entering('target.stage', draw)
    const part = { import: newId(), part: 0 }
    return {
      ...attempt,
      input: { ...(input as object), ...part },
      ...(other && { ofPlan: { ...other, input: (code: string) => ({ ...(other.input(code) as object), ...part }) } }),
    }
  },
  // of an import that nobody staged
  'target.enter': ({ actor, plan: { code, jurisdiction } }) => {
    const input = (plan: string) => ({ plan, import: newId(), parts: 1 })
    const expected = held(isConcerned(actor, 'target.enter', code, jurisdiction), 'plan.absent', 'import.absent')
    return { input: input(code), expected, ofPlan: { code, jurisdiction, input } }
  },
  'target.discard': ofPlan('target.discard', 'plan.absent', (plan) => ({ plan, import: newId() })),
  'target.touched': ({ actor, region }) => ({
    input: { regions: [region] },
    // a service asks for whoever changes regions, and has judged that itself
    expected: held(
      actor.grants.some(({ role }) => role === 'service') ||
        everyPlanRegions(actor, 'target.touched').some((one) => isWithin(region, one)),
      'region.absent',
    ),
  }),
  'target.search': ofPlan('target.search', 'plan.absent', (plan) => ({ plan, show: 'all' })),
  // of a state that nobody has seen: whoever may gets as far as that, and changes nothing
  'target.correct': ({ actor, plan: { code, jurisdiction }, target }) => {
    const { id: _, kind: __, ...row } = targetRow(code, target.id, target.region)
    const input = (plan: string) => ({ ...row, plan, target: target.id, version: 999, reason })
    return keptBy('target.correct', { actor, code, jurisdiction, target }, input)
  },
  'target.retire': ({ actor, plan: { code, jurisdiction }, target }) =>
    keptBy('target.retire', { actor, code, jurisdiction, target }, (plan) => ({
      ...{ plan, target: target.id, version: 999, on: '2020-03-20', reason },
    })),
  'target.restore': ({ actor, plan: { code, jurisdiction }, target }) =>
    keptBy('target.restore', { actor, code, jurisdiction, target }, (plan) => ({
      plan,
      target: target.id,
      version: 999,
      reason,
    })),
  'target.list': whatIsMine('target.list', (plan) => ({ plan })),
  'target.byId': ({ actor, plan: { code, jurisdiction }, target }) => ({
    input: { plan: code, target: target.id },
    expected: held(holds(actor, 'target.byId', code, target.region, { target: target.id }), 'target.absent'),
    ofPlan: { code, jurisdiction, input: (plan) => ({ plan, target: target.id }) },
  }),
  'targetList.freeze': ({ actor, plan: { code, jurisdiction } }) => ({
    input: { plan: code },
    expected: held(holds(actor, 'targetList.freeze', code, jurisdiction), 'plan.absent'),
  }),
  'targetList.byPlan': ofPlan('targetList.byPlan', 'plan.absent', (plan) => ({ plan })),
  'targetList.review': ofPlan('targetList.review', 'plan.absent', (plan) => ({ plan })),
  'targetList.decide': ({ actor, plan: { code, jurisdiction } }) => ({
    // of a review that nobody has seen: whoever may decide gets as far as that, and changes nothing
    input: { plan: code, version: 99, decisions: [{ target: 'listed-0', verb: 'keep', reason: '仍需继续督战' }] },
    expected: held(holds(actor, 'targetList.decide', code, jurisdiction), 'plan.absent', 'target-list.stale'),
  }),
  // no list of these plans is made by lot
  'targetList.draw': ({ actor, plan: { code, jurisdiction } }) => ({
    input: { plan: code, list: 'all' },
    expected: held(holds(actor, 'targetList.draw', code, jurisdiction), 'plan.absent', 'draw.none'),
  }),
  'targetList.drawn': ({ actor, plan: { code, jurisdiction } }) => ({
    input: { plan: code, list: 'all' },
    expected: held(isConcerned(actor, 'targetList.drawn', code, jurisdiction), 'plan.absent', 'draw.none'),
  }),
  'visit.list': ofPlan('visit.list', 'plan.absent', (plan) => ({ plan })),
  'work.waiting': ofPlan('work.waiting', 'plan.absent', (plan) => ({ plan })),
  'message.list': whatIsMine('message.list', (plan) => ({ plan })),
  'message.unread': () => ({ input: undefined, expected: done }),
  'message.read': () => ({ input: { ids: ['none'] }, expected: done }),
  'visit.month': ofPlan('visit.month', 'plan.absent', (plan) => ({ plan, month: '2020-03' })),
  'visit.lots': drawnFor('visit.lots', {}),
  'visit.replace': drawnFor('visit.replace', { inspector: 'nobody', reason }),

  'submission.submit': ({ actor, plan: { code, jurisdiction }, target }) => {
    return {
      input: submissionInput(code, target.id), // without answers: it gets as far as these
      expected: sentBy(actor, code, target),
      ofPlan: { code, jurisdiction, input: (plan) => submissionInput(plan, target.id) },
    }
  },
  // one in a batch is kept out as it would be alone
  'submission.submitMany': ({ actor, plan: { code, jurisdiction }, target }) => {
    const input = (plan: string) => ({ submissions: [submissionInput(plan, target.id)] })
    return {
      input: input(code),
      expected: sentBy(actor, code, target),
      ofPlan: { code, jurisdiction, input },
    }
  },
  'submission.byId': ({ actor, plan, world }) => ({
    input: { id: plan.submission },
    expected: held(holds(actor, 'submission.byId', plan.code, recordedAt(world, plan)), 'submission.absent'),
  }),
  // none of these is covert: whoever may gets as far as that, and changes nothing
  'submission.release': ({ actor, plan, world }) => {
    const place = recordedAt(world, plan)
    const known = held(holds(actor, 'submission.release', plan.code, place), 'right.missing', 'submission.not-covert')
    return {
      input: { id: plan.submission },
      expected: held(holds(actor, 'submission.byId', plan.code, place), 'submission.absent', known),
    }
  },
  'submission.asideList': whatIsMine('submission.asideList', (plan) => ({ plan })),
  'submission.asideById': ({ actor, plan, world }) => ({
    input: { id: plan.aside },
    expected: held(holds(actor, 'submission.asideById', plan.code, recordedAt(world, plan)), 'submission.absent'),
  }),
  'submission.list': whatIsMine('submission.list', (plan) => ({ plan })),

  'finding.list': whatIsMine('finding.list', (plan) => ({ plan })),
  'finding.summary': whatIsMine('finding.summary', (plan, { region }) => ({ plan, region })),
  'finding.choices': whatIsMine('finding.choices', (plan, { region }) => ({ plan, region })),
  'finding.byId': ({ actor, plan, world }) => ({
    input: { id: plan.finding },
    expected: held(answersFor(actor, plan, world), 'finding.absent'),
  }),
  'finding.accept': findingStep('finding.accept', 'unit'),
  'finding.reportBack': findingStep('finding.reportBack', 'unit', { text: '已经整改完成' }),
  'finding.verify': findingStep('finding.verify', 'target', { text: '已经现场复核' }),
  'finding.sendBack': findingStep('finding.sendBack', 'target', { text: '整改没有到位' }),
  'finding.closeOut': findingStep('finding.closeOut', 'target'),
  'finding.askExtension': findingStep('finding.askExtension', 'unit', { text: '设备还在路上', rectifyBy: '2020-12-30' }),
  'finding.extend': findingStep('finding.extend', 'target'),
  'finding.refuseExtension': findingStep('finding.refuseExtension', 'target', { text: '理由不够充分' }),

  'summary.byRegion': figures('summary.byRegion', {}),
  'summary.changed': figures('summary.changed', { since: 'before' }),
  'figure.behind': figures('figure.behind', { checklist: 'site' }),
}
