import { policy, type Verb } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { post, problemIn, signIn, type TestPlatform, testPlatform, type Visitor } from './platform.ts'
import { isQuery, pathOf } from './rights/verbs.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇: on the provincial list, so the city's team inspects it
const xiangxiang = '430381000000'
/** The visit that it is owed in March. */
const visit = `${plan}:monthly:${tanqiao}:2020-03:1`
/** The report that the county above the village owes the city for the month. */
const monthly = `reports.monthly/region:${xiangxiang}/-/2020-03/1`

/**
 * Everyone tries everything, at 潭桥村 or at 湘乡市 above it; `tq-target` is granted 潭桥村 alone, `xx-office` one body of 湘乡市. ok: done · nothing: answered with an empty list · other: another
 * team's or body's · right: the post does not have the right · absent: as if it did not exist · session: not signed in.
 */
const expectations = `
verb                        | xt-author | xt-inspector | xtx-inspector | hutian-unit | xx-reviewer | xt-viewer | hn-viewer | henan-outsider | tq-target | xx-office | nobody
session.open                | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.resolve             | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.close               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.changePassword      | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.list                | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.end                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.own                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.endOwn              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.endOthers           | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.beginSecondFactor   | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.confirmSecondFactor | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
session.removeSecondFactor  | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
signOn.ways                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
signOn.begin                | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
signOn.complete             | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
signOn.confirm              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
setup.offer                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
setup.state                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
setup.find                  | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
invitation.open             | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
invitation.accept           | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
setup.complete              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.enrol                | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.create               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.createMany           | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.list                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.openedBy             | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.inspecting           | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.disable              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.enable               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.changeGrants         | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.resetPassword        | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.resetSecondFactor    | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.byAccount            | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.holding              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.move                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.cancelMove           | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.remove               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.bringBack            | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.invite               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
person.revokeInvitation     | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.create               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
body.list                   | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
body.save                   | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
body.retire                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
body.within                 | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.list                 | ok        | ok           | ok            | ok          | ok          | ok        | ok        | ok             | ok        | ok        | session
region.find                 | ok        | right        | right         | right       | right       | right     | right     | ok             | right     | right     | session
region.beneath              | ok        | right        | right         | right       | right       | right     | right     | ok             | right     | right     | session
region.difference           | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.adopt                | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.changes              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.effect               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.change               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
region.takeBack             | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
plan.publish                | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
plan.saveDraft              | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
plan.presence               | nothing   | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
plan.preview                | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
plan.revisions              | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
plan.compare                | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
plan.removeDraft            | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
plan.list                   | ok        | ok           | ok            | ok          | ok          | ok        | ok        | nothing        | ok        | ok        | session
plan.byId                   | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
checklist.byKey             | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
template.save               | right     | right        | right         | right       | right       | right     | right     | plan.invalid   | right     | right     | session
template.list               | ok        | right        | right         | right       | right       | right     | right     | ok             | right     | right     | session
template.byKey              | ok        | right        | right         | right       | right       | right     | right     | ok             | right     | right     | session
template.fill               | ok        | right        | right         | right       | right       | right     | right     | ok             | right     | right     | session
submission.submit           | right     | ok           | absent        | right       | right       | right     | right     | absent         | right     | right     | session
submission.submitMany       | right     | ok           | absent        | right       | right       | right     | right     | absent         | right     | right     | session
submission.byId             | ok        | ok           | absent        | right       | ok          | ok        | ok        | absent         | right     | right     | session
submission.list             | ok        | ok           | nothing       | right       | ok          | ok        | ok        | nothing        | right     | right     | session
submission.release          | ok        | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
submission.asideList        | ok        | right        | right         | right       | ok          | right     | right     | nothing        | right     | right     | session
submission.asideById        | ok        | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
evidence.upload             | right     | ok           | absent        | ok          | ok          | right     | right     | absent         | ok        | absent    | session
evidence.byId               | ok        | ok           | absent        | ok          | ok          | ok        | ok        | absent         | ok        | absent    | session
evidence.missing            | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
log.pull                    | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
log.list                    | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
log.asideList               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
log.repeat                  | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
service.state               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
target.register             | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.preview              | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.stage                | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.enter                | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.discard              | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.correct              | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.retire               | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.restore              | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
target.list                 | ok        | ok           | ok            | ok          | ok          | ok        | ok        | nothing        | ok        | right     | session
target.search               | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | right     | right     | session
target.byId                 | ok        | ok           | absent        | ok          | ok          | ok        | ok        | absent         | ok        | absent    | session
target.touched              | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
targetList.freeze           | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
targetList.byPlan           | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | right     | right     | session
targetList.review           | ok        | right        | right         | right       | ok          | ok        | ok        | absent         | right     | right     | session
targetList.decide           | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
targetList.draw             | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
targetList.drawn            | ok        | right        | right         | right       | ok          | ok        | ok        | absent         | right     | right     | session
visit.list                  | ok        | ok           | ok            | right       | ok          | ok        | ok        | absent         | right     | right     | session
visit.month                 | ok        | ok           | ok            | right       | ok          | ok        | ok        | absent         | right     | right     | session
visit.lots                  | ok        | right        | right         | right       | absent      | ok        | ok        | absent         | right     | right     | session
visit.replace               | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
finding.list                | ok        | ok           | nothing       | ok          | ok          | ok        | ok        | nothing        | ok        | nothing   | session
finding.byId                | ok        | ok           | absent        | ok          | ok          | ok        | ok        | absent         | ok        | absent    | session
finding.summary             | ok        | ok           | nothing       | ok          | ok          | ok        | ok        | nothing        | ok        | nothing   | session
finding.choices             | ok        | ok           | nothing       | ok          | ok          | ok        | ok        | nothing        | ok        | nothing   | session
finding.accept              | right     | right        | right         | ok          | right       | right     | right     | absent         | ok        | absent    | session
finding.reportBack          | right     | right        | right         | ok          | right       | right     | right     | absent         | ok        | absent    | session
finding.verify              | right     | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
finding.sendBack            | right     | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
finding.closeOut            | right     | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
finding.askExtension        | right     | right        | right         | ok          | right       | right     | right     | absent         | ok        | absent    | session
finding.extend              | right     | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
finding.refuseExtension     | right     | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
filing.file                 | absent    | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
filing.record               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
filing.board                | ok        | right        | right         | right       | ok          | ok        | ok        | absent         | right     | right     | session
filing.byId                 | ok        | right        | right         | right       | ok          | ok        | ok        | absent         | right     | right     | session
filing.accept               | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
filing.sendBack             | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
due.board                   | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
due.effects                 | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | right     | right     | session
due.ahead                   | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
due.byKey                   | ok        | ok           | absent        | absent      | ok          | ok        | ok        | absent         | absent    | absent    | session
due.handIn                  | other     | other        | absent        | absent      | right       | right     | right     | absent         | absent    | absent    | session
due.receive                 | ok        | right        | right         | right       | other       | right     | right     | absent         | right     | right     | session
due.sendBack                | ok        | right        | right         | right       | other       | right     | right     | absent         | right     | right     | session
due.excuse                  | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
due.revokeReceipt           | ok        | right        | right         | right       | other       | right     | right     | absent         | right     | right     | session
due.revokeExcuse            | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
due.tell                    | ok        | right        | right         | right       | ok          | right     | right     | absent         | right     | right     | session
due.untell                  | absent    | right        | right         | right       | absent      | right     | right     | absent         | right     | right     | session
due.month                   | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
due.soon                    | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
due.anytime                 | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
task.board                  | ok        | right        | right         | ok          | ok          | ok        | ok        | absent         | right     | ok        | session
task.report                 | right     | right        | right         | absent      | right       | right     | right     | absent         | right     | absent    | session
work.ofPerson               | right     | right        | right         | right       | right       | right     | right     | right          | right     | right     | session
work.waiting                | ok        | ok           | ok            | ok          | ok          | ok        | ok        | absent         | ok        | ok        | session
message.list                | ok        | ok           | ok            | ok          | ok          | ok        | ok        | nothing        | ok        | nothing   | session
message.unread              | ok        | ok           | ok            | ok          | ok          | ok        | ok        | ok             | ok        | ok        | session
message.read                | ok        | ok           | ok            | ok          | ok          | ok        | ok        | ok             | ok        | ok        | session
summary.byRegion            | ok        | ok           | absent        | right       | ok          | ok        | ok        | absent         | right     | right     | session
summary.changed             | ok        | ok           | absent        | right       | ok          | ok        | ok        | absent         | right     | right     | session
figure.behind               | ok        | ok           | absent        | right       | ok          | ok        | ok        | absent         | right     | right     | session
plan.close                  | ok        | right        | right         | right       | right       | right     | right     | absent         | right     | right     | session
`
const [head = [], ...table] = expectations
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
const personas = head.slice(1)

/** What is answered where there is nothing to tell: an empty list, a page without rows, no choices. */
const nothings = [
  ...[[], { rows: [], total: 0, next: null }, { rows: [], next: null }, { categories: [], responsible: [] }],
  { plans: [], total: 0, next: null, counts: { all: 0, published: 0, draft: 0, closed: 0 } },
].map((one) => JSON.stringify(one))
const isEmpty = (data: unknown): boolean => nothings.includes(JSON.stringify(data))

/** Refusals that come only after rights have been asked: what was tried was made to get this far and change nothing. */
const farEnough = [
  'target.stale',
  'finding.stale',
  'submission.not-covert',
  'filing.stale',
  'due.stale',
  'due.event-unknown',
  'target-list.stale',
  'inspector.none-drawn',
  'draw.none',
  'template.incomplete',
]

describe('who may do what', () => {
  let platform: TestPlatform
  let inputs: Record<string, () => unknown>
  /** What has to stand before a verb can be tried, so that every row holds by itself and in any order. */
  let before: Record<string, () => Promise<unknown>>
  let picture: Buffer
  let finding: string

  beforeAll(async () => {
    platform = await testPlatform()
    await platform.addPerson('tq-target', [{ role: 'unit', region: '430381106000', plan, target: tanqiao }])
    await platform.addPerson('xx-office', [{ role: 'unit', region: xiangxiang, plan, body: 'education' }])
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const submission = submissionOf(tanqiao, filled(checklist, ['environment.waste.hasLitter']))
    await inspector.api.forms.submission.submit.mutate(submission)
    await post(inspector, 'forms.submission.submit', { ...submission, answers: filled(checklist) }) // set aside
    picture = await photo()
    await upload(inspector, tanqiao, new Uint8Array(picture))
    await platform.settle()
    const kept = await (await platform.as('xx-reviewer')).api.forms.submission.asideList.query({ plan })
    const aside = kept.rows[0]?.id ?? ''
    finding = `${submission.id}:environment.waste.hasLitter`
    const { annex, ...target } = packs[0]!.targets.find(({ id }) => id === tanqiao)!
    const text = '两户已签订承诺书'
    const stagedByAuthor = newId()
    const document = packs[0]!.plan as object
    const { templates } = await (await platform.as('xt-author')).api.forms.template.list.query()
    const [{ template = '' } = {}] = templates
    // a step at an outdated version gets as far as the version and moves nothing
    const step = { id: finding, version: 0 }
    before = {
      'target.enter': async () => {
        const staged = { plan, import: stagedByAuthor, part: 0, targets: [{ ...target, annex }] }
        await post(await platform.as('xt-author'), 'assignments.target.stage', staged)
      },
      'plan.removeDraft': async () =>
        (await platform.as('xt-author')).api.forms.plan.saveDraft.mutate({ document: { ...document, revision: 9 } }),
    }
    const regionChange = {
      kind: 'rename',
      regions: ['430321000000'],
      into: '430321000000',
      isNew: false,
      name: '改名县',
      from: '2020-03-20',
    }
    inputs = {
      'session.open': () => ({ account: 'xt-author', password: 'Duzhan-2020', address: '', device: null }),
      'session.resolve': () => ({ token: 'a'.repeat(43) }),
      'session.close': () => ({ token: 'a'.repeat(43) }),
      'session.changePassword': () => ({ token: 'a'.repeat(43), current: 'Duzhan-2020', next: 'huang-shan-52-yun' }),
      'session.list': () => ({ account: 'xt-inspector' }),
      'session.end': () => ({ account: 'xt-inspector' }),
      'session.own': () => ({ token: 'a'.repeat(43) }),
      'session.endOwn': () => ({ token: 'a'.repeat(43), session: '0'.repeat(64) }),
      'session.endOthers': () => ({ token: 'a'.repeat(43) }),
      'session.beginSecondFactor': () => ({ token: 'a'.repeat(43), password: 'Duzhan-2020' }),
      'session.confirmSecondFactor': () => ({ token: 'a'.repeat(43), ticket: 't', code: '123456' }),
      'session.removeSecondFactor': () => ({ token: 'a'.repeat(43), password: 'Duzhan-2020', code: '123456' }),
      'signOn.ways': () => undefined,
      'signOn.begin': () => ({ returnTo: '/home' }),
      'signOn.complete': () => ({ query: 'code=1&state=1', ticket: 't' }),
      'signOn.confirm': () => ({ code: '123456', ticket: 't' }),
      'setup.offer': () => ({}),
      'setup.state': () => undefined,
      'setup.find': () => ({ text: '湘乡' }),
      'setup.complete': () => ({
        ...{ code: 'guessed', account: 'new-person', title: '新岗位', password: 'huang-shan-52-yun' },
        ...{ region: xiangxiang, isAuthor: true, address: '' },
      }),
      'invitation.open': () => ({ code: 'guessed', address: '' }),
      'invitation.accept': () => ({ code: 'guessed', password: 'huang-shan-52-yun', address: '' }),
      'person.enrol': () => ({ account: 'new-person', title: '新岗位', password: 'huang-shan-52-yun', grants: [] }),
      'person.create': () => ({ account: 'new-person', title: '新岗位', password: 'huang-shan-52-yun', grants: [] }),
      'person.createMany': () => ({
        people: [{ account: 'new-person', title: '新岗位', password: 'huang-shan-52-yun', grants: [] }],
      }),
      'person.disable': () => ({ account: 'xt-inspector' }),
      'person.enable': () => ({ account: 'xt-inspector' }),
      'person.changeGrants': () => ({ account: 'xt-inspector', grants: [] }),
      'person.resetPassword': () => ({ account: 'xt-inspector', password: 'huang-shan-52-yun' }),
      'person.resetSecondFactor': () => ({ account: 'xt-inspector' }),
      'person.byAccount': () => ({ account: 'xt-inspector' }),
      'person.holding': () => ({ account: 'xt-inspector' }),
      'person.move': () => ({
        ...{ account: 'xt-inspector', grants: [], from: '2030-01-01', reason: '调到市里工作', successor: null },
      }),
      'person.cancelMove': () => ({ account: 'xt-inspector' }),
      'person.remove': () => ({ account: 'xt-inspector', from: '2030-01-01', reason: '已退休离开单位', successor: null }),
      'person.bringBack': () => ({ account: 'xt-inspector' }),
      'person.invite': () => ({ account: 'xt-inspector' }),
      'person.revokeInvitation': () => ({ account: 'xt-inspector' }),
      'person.list': () => ({}),
      'person.openedBy': () => ({ accounts: ['xt-author'], password: 'Duzhan-2020' }),
      'person.inspecting': () => ({ plan: 'xiangtan-2020', within: '430300000000' }),
      'region.create': () => ({ regions: [{ code: '430300000000', name: '改名市' }] }),
      'region.list': () => ({ within: '430300000000' }),
      'region.find': () => ({ text: '湘潭' }),
      'region.beneath': () => ({ code: null }),
      'region.difference': () => ({ code: '430321000000' }),
      'region.adopt': () => ({ code: '430321000000', rename: [] }),
      'region.changes': () => undefined,
      'region.effect': () => regionChange,
      'region.change': () => ({ ...regionChange, reason: '民政部门批复' }),
      'region.takeBack': () => ({ id: newId(), reason: '登记有误撤销' }),
      'body.list': () => ({}),
      'body.save': () => ({
        ...{ key: 'education', jurisdiction: xiangxiang, title: '教育局', kind: 'office', region: xiangxiang },
        ...{ parent: null, posts: [], members: null, version: 0 },
      }),
      'body.retire': () => ({ key: 'education', version: 1, reason: '机构改革撤并' }),
      'body.within': () => ({ within: xiangxiang }),
      'plan.publish': () => ({ document: packs[0]!.plan }),
      'plan.close': () => ({ plan, revision: 1 }),
      'plan.saveDraft': () => ({ document: { ...document, revision: 9 } }),
      'plan.presence': () => ({ plan, at: ['phases'] }),
      'plan.preview': () => ({ document: { ...document, revision: 9 } }),
      'plan.removeDraft': () => ({ plan, revision: 9 }),
      'plan.revisions': () => ({ plan }),
      'plan.compare': () => ({ plan, revision: 1, with: { plan, revision: 1 } }),
      'plan.list': () => undefined,
      'plan.byId': () => ({ plan }),
      'checklist.byKey': () => ({ plan, checklist: 'village' }),
      'template.save': () => ({ document: {} }),
      'template.list': () => undefined,
      'template.byKey': () => ({ template }),
      'template.fill': () => ({ template, plan: 'new-plan', answers: {} }),
      'submission.submit': () => ({ ...submission, id: newId() }),
      'submission.submitMany': () => ({ submissions: [{ ...submission, id: newId() }] }),
      'submission.byId': () => ({ id: submission.id }),
      'submission.release': () => ({ id: submission.id }),
      'submission.list': () => ({ plan, window: '2020-03' }),
      'submission.asideList': () => ({ plan }),
      'submission.asideById': () => ({ id: aside }),
      'evidence.missing': () => ({ plan, target: tanqiao, hashes: [hashOf(picture)] }),
      'log.list': () => ({}),
      'log.asideList': () => undefined,
      'log.repeat': () => ({ subscription: 'designations', key: 'none' }),
      'service.state': () => undefined,
      'log.pull': () => ({ stream: 'submission', subscription: 'assignments.submissions', after: 0, limit: 10 }),
      'target.register': () => ({ plan, targets: [{ ...target, annex }] }),
      'target.preview': () => ({ plan, targets: [{ ...target, annex }] }),
      'target.stage': () => ({ plan, import: newId(), part: 0, targets: [{ ...target, annex }] }),
      'target.enter': () => ({ plan, import: stagedByAuthor, parts: 1 }),
      'target.discard': () => ({ plan, import: '019e8a2b-0000-7000-8000-00000000d15c' }),
      'target.touched': () => ({ regions: ['430321000000'] }),
      'target.search': () => ({ plan }),
      'target.correct': () => {
        const { id: _, kind: __, ...given } = target
        return { ...given, plan, target: tanqiao, version: 99, reason: text }
      },
      'target.retire': () => ({ plan, target: tanqiao, version: 99, on: '2020-03-20', reason: text }),
      'target.restore': () => ({ plan, target: tanqiao, version: 99, reason: text }),
      'target.list': () => ({ plan }),
      'target.byId': () => ({ plan, target: tanqiao }),
      'targetList.freeze': () => ({ plan }),
      'targetList.byPlan': () => ({ plan }),
      'targetList.review': () => ({ plan }),
      'targetList.draw': () => ({ plan, list: 'municipal' }), // no list of the city’s is made by lot
      'targetList.drawn': () => ({ plan, list: 'municipal' }),
      'targetList.decide': () => ({ plan, version: 99, decisions: [{ target: tanqiao, verb: 'keep', reason: text }] }),
      'visit.list': () => ({ plan }),
      'visit.month': () => ({ plan, month: '2020-03' }),
      'visit.lots': () => ({ plan, visit }), // nobody is drawn for it
      'visit.replace': () => ({ plan, visit, inspector: 'nobody', reason: text }),
      'finding.list': () => ({ plan }),
      'finding.byId': () => ({ id: finding }),
      'finding.summary': () => ({ plan, region: xiangxiang }),
      'finding.choices': () => ({ plan, region: xiangxiang }),
      'finding.accept': () => step,
      'finding.reportBack': () => ({ ...step, text }),
      'finding.verify': () => ({ ...step, text }),
      'finding.sendBack': () => ({ ...step, text }),
      'finding.closeOut': () => step,
      'finding.askExtension': () => ({ ...step, text, rectifyBy: '2020-04-30' }),
      'finding.extend': () => step,
      'finding.refuseExtension': () => ({ ...step, text }),
      'filing.file': () => ({
        document: { ...document, code: 'lower', jurisdiction: xiangxiang, extends: { code: plan, revision: 1 } },
      }),
      'filing.record': () => ({ document: {}, filed: { at: '2020-03-10T01:00:00.000Z', by: '县扶贫办' } }),
      'filing.board': () => ({ plan }),
      'filing.byId': () => ({ plan, jurisdiction: xiangxiang }),
      'filing.accept': () => ({ plan, jurisdiction: xiangxiang, version: 9 }),
      'filing.sendBack': () => ({ plan, jurisdiction: xiangxiang, version: 9, text }),
      'due.board': () => ({ plan }),
      'due.effects': () => ({ plan }),
      'due.ahead': () => ({ document: { ...document, revision: 9 }, month: '2020-03' }),
      'due.byKey': () => ({ plan, key: monthly }),
      'due.handIn': () => ({ plan, key: monthly, version: 9, text }),
      'due.receive': () => ({ plan, key: monthly, version: 9 }),
      'due.sendBack': () => ({ plan, key: monthly, version: 9, text }),
      'due.excuse': () => ({ plan, key: monthly, version: 9, text }),
      'due.revokeReceipt': () => ({ plan, key: monthly, version: 9, text }),
      'due.revokeExcuse': () => ({ plan, key: monthly, version: 9, text }),
      'due.untell': () => ({ plan, id: newId(), text }),
      'due.tell': () => ({ plan, id: newId(), event: '红色预警', region: xiangxiang, at: '2020-03-20T00:00:00.000Z', text }),
      'due.month': () => ({ plan, month: '2020-03' }),
      'due.soon': () => ({ plan }),
      'due.anytime': () => ({ plan }),
      'task.board': () => ({ plan }),
      'task.report': () => ({ plan, task: 'none', unit: 'none', region: null, state: 'done', text, version: 0 }), // no plan of the city’s names units
      'work.ofPerson': () => ({ plan, account: 'xt-inspector' }),
      'work.waiting': () => ({ plan }),
      'message.list': () => ({ plan }),
      'message.unread': () => undefined,
      'message.read': () => ({ ids: ['none'] }),
      'summary.byRegion': () => ({ plan, region: xiangxiang }),
      'summary.changed': () => ({ plan, region: xiangxiang, since: 'before' }),
      'figure.behind': () => ({ plan, region: xiangxiang, checklist: 'village' }),
    }
  })
  afterAll(() => platform?.close())

  async function answerTo(visitor: Visitor, verb: string): Promise<Response> {
    if (verb === 'evidence.upload') return upload(visitor, tanqiao, new Uint8Array(picture))
    if (verb === 'evidence.byId') return visitor.request(`/files/${hashOf(picture)}`)
    const input = inputs[verb]?.()
    if (!isQuery(verb)) return post(visitor, pathOf(verb), input)
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
    return visitor.request(`/trpc/${pathOf(verb)}${query}`)
  }

  async function outcome(visitor: Visitor, verb: string): Promise<string> {
    const response = await answerTo(visitor, verb)
    if (response.headers.get('content-type') === 'image/jpeg') return 'ok'
    const refused = await problemIn(response.clone())
    const body = (await response.json()) as { result?: { data?: unknown } }
    const data = body.result?.data
    // one in a queue is refused by itself
    const problem = refused ?? (verb === 'submission.submitMany' ? (data as { problem?: { code: string } }[])[0]?.problem : null)
    if (!problem) return isEmpty(data) ? 'nothing' : 'ok'
    const { code } = problem
    if (farEnough.includes(code)) return 'ok'
    if (code.endsWith('.absent') && code !== 'procedure.absent') return 'absent'
    return (
      {
        'right.missing': 'right',
        'session.required': 'session',
        'target.other-team': 'other',
        'due.other-body': 'other',
        'due.other-receiver': 'other',
      }[code] ?? code
    )
  }

  it('is said of every row of the policy table, and of nothing else', () => {
    expect(table.map(([verb]) => verb).sort()).toEqual(Object.keys(policy).sort())
    for (const [verb, ...cells] of table) expect(cells, `${verb} says something of everyone`).toHaveLength(personas.length)
  })

  it.each(table)('%s', async (verb, ...cells) => {
    await before[verb]?.()
    const found = await Promise.all(
      personas.map(async (persona) => outcome(persona === 'nobody' ? platform.anonymous : await platform.as(persona), verb)),
    )
    expect(Object.fromEntries(personas.map((persona, at) => [persona, found[at]]))).toEqual(
      Object.fromEntries(personas.map((persona, at) => [persona, cells[at]])),
    )
  })

  it('gives a persona in the list only what its region holds', async () => {
    const seen = async (account: string) => {
      const { api } = await platform.as(account)
      const [targets, lists] = await Promise.all([
        api.assignments.target.list.query({ plan }),
        api.assignments.targetList.byPlan.query({ plan }),
      ])
      return { targets: targets.length, listed: lists.flatMap((list) => list.targets).length }
    }
    expect(await seen('hn-viewer')).toEqual({ targets: 36, listed: 36 })
    expect(await seen('xtx-inspector')).toEqual({ targets: 19, listed: 19 })
    expect(await seen('hutian-unit')).toEqual({ targets: 2, listed: 2 })
  })

  it('does not tell who is inspected when', async () => {
    const unit = await platform.as('hutian-unit')
    expect((await unit.api.assignments.target.byId.query({ plan, target: tanqiao })).visits).toEqual([])
    const viewer = await platform.as('xt-viewer')
    const [visit] = (await viewer.api.assignments.target.byId.query({ plan, target: tanqiao })).visits
    expect(visit).toMatchObject({ status: 'done', openFindings: 1 })
  })

  it('ignores a principal that comes from outside', async () => {
    const forged = { 'x-duzhan-principal': 'eyJhY3RvciI6e319.c2lnbmF0dXJl' }
    const asNobody = await platform.anonymous.request('/trpc/forms.plan.list', { headers: forged })
    expect((await problemIn(asNobody))?.code).toBe('session.required')
    const asOutsider = await (await platform.as('henan-outsider')).request('/trpc/forms.plan.list', { headers: forged })
    expect(await asOutsider.json()).toMatchObject({ result: { data: { plans: [], total: 0 } } })
  })

  it('leaves another region’s plan code alone', async () => {
    const outsider = await platform.as('henan-outsider')
    const document = { ...(packs[0]!.plan as object), revision: 2, jurisdiction: '410325000000' }
    expect((await problemIn(await post(outsider, 'forms.plan.publish', { document })))?.code).toBe('plan.absent')
    expect((await (await platform.as('xt-author')).api.forms.plan.byId.query({ plan })).revision).toBe(1)
  })

  it('registers nothing for a stranger, to whom the plan and no plan are the same', async () => {
    const outsider = await platform.as('henan-outsider')
    const target = { id: 'h1', name: '外省村', kind: 'village', regionCode: '410325100200', attributes: {} }
    const answer = await post(outsider, 'assignments.target.register', { plan, targets: [target] })
    expect((await problemIn(answer))?.code).toBe('plan.absent')
  })

  it('moves no target from one county to another by the hand of either', async () => {
    const { annex: _, ...target } = packs[0]!.targets.find(({ id }) => id === tanqiao)!
    const inXiangtan = packs[0]!.targets.find(({ regionCode }) => regionCode.startsWith('430321'))!.regionCode
    const attributes = { ...target.attributes, poorPersons: 0 }
    const move = async (account: string, over: object) => {
      const targets = [{ ...target, attributes, ...over }]
      return (await problemIn(await post(await platform.as(account), 'assignments.target.register', { plan, targets })))?.code
    }
    expect(await move('xtx-author', { regionCode: inXiangtan }), 'taken over').toBe('target.taken')
    expect(await move('xx-author', { regionCode: inXiangtan }), 'pushed away').toBe('region.absent')
    expect(await move('xtx-author', {}), 'corrected from next door').toBe('region.absent')
    const { api } = await platform.as('xt-author')
    expect(await api.assignments.target.byId.query({ plan, target: tanqiao })).toMatchObject(target)
  })

  it.each(['summary.byRegion', 'summary.changed', 'figure.behind'])(
    'tells a stranger nothing by %s, in whichever region he asks',
    async (verb) => {
      const outsider = await platform.as('henan-outsider')
      const ask = async (of: string, region: string) => {
        const input = encodeURIComponent(JSON.stringify({ plan: of, region, checklist: 'village', since: 'before' }))
        return (await problemIn(await outsider.request(`/trpc/${pathOf(verb)}?input=${input}`)))?.code
      }
      for (const region of ['410325000000', '410325100000']) {
        expect(await ask(plan, region)).toBe('plan.absent')
        expect(await ask('no-such-plan', region), 'as if there were none').toBe('plan.absent')
      }
      expect(await ask(plan, xiangxiang)).toBe('region.absent')
    },
  )

  it('lets an operator give away what lies within the own grants, and nothing else', async () => {
    await platform.addPerson('xt-operator', [{ role: 'operator', region: '430300000000', plan }])
    const operator = await platform.as('xt-operator')
    const create = async (account: string, over: object) => {
      const grant = { role: 'inspector', region: xiangxiang, plan, ...over }
      const person = { account, title: '新任督战员', password: 'huang-shan-52-yun', grants: [grant] }
      return (await problemIn(await post(operator, 'identity.person.create', person)))?.code ?? 'ok'
    }
    const together = async (account: string, ...regions: string[]) => {
      const people = regions.map((region, at) => ({
        ...{ account: `${account}-${at}`, title: '新任督战员', password: 'huang-shan-52-yun' },
        grants: [{ role: 'inspector', region, plan }],
      }))
      const problem = await problemIn(await post(operator, 'identity.person.createMany', { people }))
      return problem ? [problem.code, (problem.details as { faults: { code: string }[] }).faults.map(({ code }) => code)] : 'ok'
    }
    expect(await together('many', xiangxiang, '430321000000')).toBe('ok')
    expect(await together('too-many', xiangxiang, '430000000000')).toEqual(['people.invalid', ['region.absent']])
    expect(await create('too-many-0', {}), 'none of them was added').toBe('ok')
    expect(await create('new-inspector', {})).toBe('ok')
    expect(await create('new-inspector', {}), 'the account is taken').toBe('person.exists')
    expect(await create('too-high', { region: '430000000000' })).toBe('region.absent')
    expect(await create('elsewhere', { region: '410325000000' })).toBe('region.absent')
    expect(await create('every-plan', { plan: '*' })).toBe('region.absent')
    expect(await create('as-service', { role: 'service' })).toBe('input.invalid')
    const accounts = (await operator.api.identity.person.list.query({ limit: 100 })).people.map(({ account }) => account)
    expect(accounts).toEqual(expect.arrayContaining(['new-inspector', 'xt-author', 'hutian-unit']))
    for (const unseen of ['hn-viewer', 'henan-outsider', 'too-high', 'elsewhere', 'every-plan', 'as-service'])
      expect(accounts, unseen).not.toContain(unseen)
    const renamed = { regions: [{ code: '410000000000', name: '改名省' }] }
    expect((await problemIn(await post(operator, 'identity.region.create', renamed)))?.code).toBe('region.absent')
    const first = await signIn(platform.url, 'new-inspector', 'huang-shan-52-yun')
    expect((await problemIn(await first.request('/trpc/forms.plan.list')))?.code).toBe('password.change-required')
    await first.api.session.changePassword.mutate({ current: 'huang-shan-52-yun', next: 'tian-qing-75-lan' })
    const changed = await signIn(platform.url, 'new-inspector', 'tian-qing-75-lan')
    const newcomer = await changed.api.assignments.visit.list.query({ plan, mine: true })
    expect(newcomer.visits.length, 'the newcomer may begin as soon as the first password is changed').toBeGreaterThan(0)
  })

  it('covers every verb that a role holds', async () => {
    for (const account of ['xt-author', 'xt-inspector', 'xx-reviewer', 'tq-target', 'xx-office']) {
      const { verbs } = await (await platform.as(account)).api.session.current.query()
      const row = (verb: Verb) => table.find(([name]) => name === verb)?.[personas.indexOf(account) + 1]
      // who writes one plan may save no template: that takes a grant for every plan
      expect(verbs.filter((verb) => verb !== 'template.save' && row(verb) === 'right')).toEqual([])
    }
  })
})
