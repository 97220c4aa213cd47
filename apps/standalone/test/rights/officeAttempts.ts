import type { DueVerb, Grant, Verb } from '@duzhan/contracts'
import { type Attempt, type Attempts, type Draw, done, held, ofPlan } from './attempt.ts'
import { bodyInput } from './matrixHouse.ts'
import { lowerCode, lowerPlan, matrixPlan } from './matrixPlan.ts'
import {
  type About,
  everyPlanRegions,
  holds,
  holdsThere,
  isConcerned,
  isWhole,
  isWithin,
  type MatrixPerson,
  parentOf,
  regions,
} from './matrixWorld.ts'

const filingStep =
  (verb: 'filing.accept' | 'filing.sendBack') =>
  ({ actor, plan: { code, jurisdiction, counties }, county }: Draw): Attempt => {
    const input = (plan: string) => ({ plan, jurisdiction: county, version: 9, text: '请再核对一遍' })
    const isSeen = counties.includes(county) && holds(actor, 'filing.byId', code, county)
    const judged = held(holds(actor, verb, code, jurisdiction), 'right.missing', 'filing.stale')
    const expected = isConcerned(actor, 'filing.byId', code, jurisdiction) ? held(isSeen, 'filing.absent', judged) : 'plan.absent'
    return { input: input(code), expected }
  }

/** A verb about a person: the operator must hold it wherever that person holds anything. */
const onPerson =
  (verb: Verb, more: (draw: Draw) => object = () => ({}), state: Partial<MatrixPerson> = {}) =>
  (draw: Draw): Attempt => {
    const { account, person, isMine } = personOf(verb, draw)
    return {
      input: { account, ...more(draw) },
      expected: held(isMine, 'person.absent'),
      after: () => void Object.assign(person, state),
    }
  }

function personOf(verb: Verb, { world, actor, region }: Draw) {
  const person: MatrixPerson = world.people[regions.indexOf(region) % world.people.length] ?? { account: '', grants: [] }
  return { ...person, person, isMine: person.grants.every((grant) => holds(actor, verb, grant.plan, grant.region)) }
}

/** One thing that is owed for March: where it lies and what it is about, where it is answered and for whom, and who speaks for it. */
interface StandingDue {
  key: string
  place: string
  about: About
  answeredAt: string
  receivers: About
  isSpokenFor(grant: Grant): boolean
}

const ofCounty = ({ county }: Draw): StandingDue => ({
  key: `reports.monthly/region:${county}/-/2020-03/1`,
  place: county,
  about: {},
  answeredAt: parentOf[county] ?? '',
  receivers: {},
  isSpokenFor: (grant) => isWhole(grant) && grant.region === county && grant.unit === undefined,
})
const ofSchool = ({ plan: { school, jurisdiction } }: Draw): StandingDue => ({
  key: 'owed.table/target:school/school/2020-03/1',
  place: school.region,
  about: { target: 'school' },
  answeredAt: jurisdiction,
  receivers: {},
  isSpokenFor: ({ target, body, region }) =>
    body === undefined && (target ?? 'school') === 'school' && isWithin(school.region, region),
})
const ofOffice = ({ plan: { code, jurisdiction } }: Draw): StandingDue => ({
  key: `owed.office/body:office-${code}/-/2020-03/1`,
  place: jurisdiction,
  about: { bodies: [`office-${code}`, `finance-${code}`] },
  answeredAt: jurisdiction,
  receivers: { bodies: [`finance-${code}`] },
  isSpokenFor: (grant) =>
    isWhole(grant) ? grant.region === jurisdiction && grant.unit === undefined : grant.body === `office-${code}`,
})

/** What a county, a school or an office owes, and what has to come of it: its own hand it in, whoever receives it answers. */
const onDue =
  (verb: 'due.byKey' | `due.${DueVerb}`, more: object = {}) =>
  (draw: Draw): Attempt => {
    const { actor, plan, county, region } = draw
    const { code, jurisdiction, counties } = plan
    const ofThese = [ofCounty, ofSchool, ofOffice][regions.indexOf(region) % 3] ?? ofCounty
    const { key, place, about, answeredAt, receivers, isSpokenFor } = ofThese(draw)
    const isOwn = actor.grants.some(
      (grant) => ['author', 'unit'].includes(grant.role) && (grant.plan === '*' || grant.plan === code) && isSpokenFor(grant),
    )
    const mayStep = { 'due.byKey': true, 'due.handIn': isOwn }[verb as string] ?? holds(actor, verb, code, answeredAt, receivers)
    const isAllowed = verb === 'due.excuse' ? mayStep && !isOwn : mayStep
    const isThere = ofThese !== ofCounty || counties.includes(county)
    const isSeen = isThere && holds(actor, 'due.byKey', code, place, about)
    const judged = held(
      isAllowed,
      verb === 'due.handIn' ? 'due.other-body' : 'due.other-receiver',
      verb === 'due.byKey' ? done : 'due.stale',
    )
    const input = (of: string) => ({ plan: of, key, ...more })
    return {
      input: input(code),
      expected: isConcerned(actor, 'due.board', code, jurisdiction) ? held(isSeen, 'due.absent', judged) : 'plan.absent',
    }
  }

const renaming = (region: string) => ({
  ...{ kind: 'rename', regions: [region], into: region, isNew: false, name: '新名', from: '2030-01-01' },
})

/** Whether an actor keeps the directory of a jurisdiction. */
const keeps = ({ actor }: Draw, verb: Verb, jurisdiction: string): boolean =>
  everyPlanRegions(actor, verb).some((granted) => isWithin(jurisdiction, granted))

/** Filings and tasks between levels, and the people and regions of an installation. */
export const officeAttempts: Attempts = {
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
    const isFiler = actor.grants.some(
      (grant) =>
        grant.role === 'author' &&
        isWhole(grant) &&
        isWithin(county, grant.region) &&
        (grant.plan === '*' || grant.plan === lowerCode(code)),
    )
    // the first county's filing waits for an answer: another gets as far as that. The others file the same, once or again
    const filed = county === counties[0] ? 'filing.wrong-state' : done
    return {
      input: { document: lowerPlan(code, county, jurisdiction, '改动') },
      expected: isConcerned(actor, 'filing.file', code, jurisdiction)
        ? held(counties.includes(county) && isFiler, 'region.absent', filed)
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

  'due.board': ofPlan('due.board', 'plan.absent', (plan) => ({ plan })),
  'due.effects': ofPlan('due.effects', 'plan.absent', (plan) => ({ plan })),
  'due.ahead': ({ actor, plan: { code, jurisdiction }, region }) => ({
    input: { document: matrixPlan(code, region, 5) },
    expected: held(
      [region, jurisdiction].every((place) => holds(actor, 'due.ahead', code, place)),
      'plan.absent',
    ),
  }),
  'due.byKey': onDue('due.byKey'),
  'due.handIn': onDue('due.handIn', { version: 99, text: '本月督战情况' }),
  'due.receive': onDue('due.receive', { version: 99 }),
  'due.sendBack': onDue('due.sendBack', { version: 99, text: '请补充情况' }),
  'due.excuse': onDue('due.excuse', { version: 99, text: '本月汛期免报' }),

  'due.revokeReceipt': onDue('due.revokeReceipt', { version: 99, text: '附件数据有误' }),
  'due.revokeExcuse': onDue('due.revokeExcuse', { version: 99, text: '汛情已经解除' }),
  'due.month': ofPlan('due.month', 'plan.absent', (plan) => ({ plan, month: '2020-03' })),
  'due.soon': ofPlan('due.soon', 'plan.absent', (plan) => ({ plan })),
  'due.anytime': ofPlan('due.anytime', 'plan.absent', (plan) => ({ plan })),
  'due.tell': ({ actor, plan: { code, jurisdiction, counties }, county }) => {
    const isThere = counties.includes(county) && holds(actor, 'due.tell', code, county)
    const told = { event: '没有写进方案的事件', at: '2020-03-20T00:00:00.000Z', text: '刚刚发生，正在核实' }
    return {
      input: { plan: code, id: '01900000-0000-7000-8000-000000000001', region: county, ...told },
      expected: isConcerned(actor, 'due.tell', code, jurisdiction)
        ? held(isThere, 'region.absent', 'due.event-unknown')
        : 'plan.absent',
    }
  },

  'due.untell': ({ actor, plan: { code, jurisdiction } }) => ({
    input: { plan: code, id: '01900000-0000-7000-8000-000000000002', text: '误报，情况不实' },
    expected: isConcerned(actor, 'due.untell', code, jurisdiction) ? 'event.absent' : 'plan.absent',
  }),

  'task.board': ofPlan('task.board', 'plan.absent', (plan) => ({ plan })),
  'task.report': ({ actor, plan: { code, jurisdiction, counties }, county }) => {
    const isSeen = counties.includes(county) && holds(actor, 'task.board', code, county)
    const mine = held(holds(actor, 'task.report', code, county), 'right.missing', 'task.stale')
    return {
      input: { plan: code, task: 'duty', unit: 'counties', region: county, state: 'done', text: '任务已经完成', version: 99 },
      expected: isConcerned(actor, 'task.board', code, jurisdiction) ? held(isSeen, 'task.absent', mine) : 'plan.absent',
    }
  },

  'body.list': () => ({ input: {}, expected: done }),
  'body.save': (draw) => {
    const { world, plan, region, other } = draw
    if (other < region) {
      // the office of a plan as nobody saw it: whoever keeps its directory gets as far as that, and changes nothing
      const isTheirs = held(keeps(draw, 'body.save', plan.jurisdiction), 'region.absent', 'body.stale')
      return { input: { ...bodyInput(`office-${plan.code}`, plan.jurisdiction), version: 99 }, expected: isTheirs }
    }
    const key = `new-${++world.saved}`
    return {
      input: bodyInput(key, region),
      expected: held(keeps(draw, 'body.save', region), 'region.absent'),
      after: () => void world.bodies.push({ key, jurisdiction: region }),
    }
  },
  'body.retire': (draw) => ({
    input: { key: `office-${draw.plan.code}`, version: 99, reason: '机构改革撤并' },
    expected: held(keeps(draw, 'body.retire', draw.plan.jurisdiction), 'body.absent', 'body.stale'),
  }),
  'region.find': () => ({ input: { text: '湘潭' }, expected: done }),
  'region.beneath': () => ({ input: { code: null }, expected: done }),
  // no region of the world of this test is one of the national tree
  'region.difference': ({ actor, region }) => ({
    input: { code: region },
    expected: held(holdsThere(actor, 'region.difference', region), 'region.absent', 'region.unpublished'),
  }),
  'region.adopt': ({ actor, region }) => ({
    input: { code: region, rename: [] },
    expected: held(holdsThere(actor, 'region.adopt', region), 'region.absent', 'region.unpublished'),
  }),
  'region.changes': () => ({ input: undefined, expected: done }),
  'region.effect': (draw) => ({
    input: renaming(draw.region),
    expected: held(keeps(draw, 'region.effect', draw.region), 'region.absent'),
  }),
  // no name is another but the one that it has: nothing changes of the world of this test
  'region.change': (draw) => ({
    input: { ...renaming(draw.region), name: draw.region, reason: '民政部门批复' },
    expected: held(keeps(draw, 'region.change', draw.region), 'region.absent', 'region-change.unchanged'),
  }),
  'region.takeBack': () => ({
    input: { id: '019e8a2b-0000-7000-8000-00000000d15c', reason: '登记有误撤销' },
    expected: 'region-change.absent',
  }),
  'region.list': () => ({ input: { within: '990000000000' }, expected: done }),
  'region.create': ({ actor, region, other }) => ({
    input: { regions: [region, regions.includes(other) ? other : region].map((code) => ({ code, name: code })) },
    expected: held(
      [region, regions.includes(other) ? other : region].every((code) => holdsThere(actor, 'region.create', code)),
      'region.absent',
    ),
  }),
  'log.list': ({ region }) => ({ input: { region, limit: 100 }, expected: done }),
  'log.asideList': () => ({ input: undefined, expected: done }),
  'service.state': () => ({ input: undefined, expected: done }),
  'log.repeat': () => ({ input: { subscription: 'designations', key: 'none' }, expected: 'entry.absent' }),

  'person.list': () => ({ input: { limit: 100 }, expected: done }),
  'person.disable': onPerson('person.disable', () => ({}), { isDisabled: true, isInvited: false }),
  'person.enable': onPerson('person.enable', () => ({}), { isDisabled: false }),
  'person.resetPassword': onPerson('person.resetPassword', () => ({ password: 'huang-shan-52-yun' }), { isInvited: false }),
  // nobody of the world of this test has a second step
  'person.resetSecondFactor': (draw) => {
    const { account, isMine } = personOf('person.resetSecondFactor', draw)
    return { input: { account }, expected: held(isMine, 'person.absent', 'second-factor.absent') }
  },
  'person.holding': onPerson('person.holding'),
  // on a day that does not come in this world, so that nothing else of it changes
  'person.move': (draw) => {
    const { account, person, isMine } = personOf('person.move', draw)
    const grants = [{ role: 'unit' as const, region: draw.other, plan: draw.plan.code }]
    const given = held(holds(draw.actor, 'person.move', draw.plan.code, draw.other), 'region.absent')
    const isSame = JSON.stringify(grants) === JSON.stringify(person.grants)
    return {
      input: { account, grants, from: '2030-01-01', reason: '调到别处工作', successor: null },
      expected: held(isMine, 'person.absent', given === done && isSame ? 'move.unchanged' : given),
      after: () => {
        person.isMoving = true
      },
    }
  },
  'person.cancelMove': (draw) => {
    const attempt = onPerson('person.cancelMove', () => ({}), { isMoving: false })(draw)
    const { person, isMine } = personOf('person.cancelMove', draw)
    return { ...attempt, expected: held(isMine, 'person.absent', person.isMoving ? done : 'move.none') }
  },
  'person.remove': onPerson('person.remove', () => ({ from: '2030-01-01', reason: '已退休离开单位', successor: null }), {
    isMoving: true,
  }),
  // nobody of this world is gone: the day does not come
  'person.bringBack': (draw) => {
    const { account, isMine } = personOf('person.bringBack', draw)
    return { input: { account }, expected: held(isMine, 'person.absent', 'person.not-removed') }
  },
  'person.invite': (draw) => {
    const attempt = onPerson('person.invite', () => ({}), { isInvited: true })(draw)
    const { person, isMine } = personOf('person.invite', draw)
    return { ...attempt, expected: held(isMine, 'person.absent', person.isDisabled ? 'person.disabled' : done) }
  },
  'person.revokeInvitation': (draw) => {
    const attempt = onPerson('person.revokeInvitation', () => ({}), { isInvited: false })(draw)
    const { person, isMine } = personOf('person.revokeInvitation', draw)
    return { ...attempt, expected: held(isMine, 'person.absent', person.isInvited ? done : 'invitation.none') }
  },
  'person.changeGrants': (draw) => {
    const { account, person, isMine } = personOf('person.changeGrants', draw)
    const grants = [{ role: 'viewer' as const, region: draw.other, plan: draw.plan.code }]
    const given = held(holds(draw.actor, 'person.changeGrants', draw.plan.code, draw.other), 'region.absent')
    return {
      input: { account, grants },
      expected: held(isMine, 'person.absent', given),
      after: () => {
        person.grants = grants
      },
    }
  },
  'work.ofPerson': (draw) => {
    const { code, jurisdiction } = draw.plan
    const { account, person, isMine } = personOf('work.ofPerson', draw)
    const isTheirs = isConcerned({ ...draw.actor, grants: person.grants }, 'work.waiting', code, jurisdiction)
    return { input: { plan: code, account }, expected: held(isMine, 'person.absent', held(isTheirs, 'plan.absent')) }
  },
  'session.list': onPerson('session.list'),
  'session.end': onPerson('session.end'),
  'person.createMany': ({ actor, plan, region, county }) => {
    const grants = [region, county].map((at) => ({ role: 'inspector' as const, region: at, plan: plan.code }))
    return {
      // a trial, so that the next one may try the same; what stands against each is told within one refusal
      input: { people: [{ account: 'tried-only', title: '新任', password: 'Duzhan-2020-matrix', grants }], isTrial: true },
      expected: held(
        grants.every((grant) => holds(actor, 'person.createMany', grant.plan, grant.region)),
        'people.invalid',
      ),
    }
  },
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
