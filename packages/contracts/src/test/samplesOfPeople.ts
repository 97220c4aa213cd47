import {
  Actor,
  BodiesWithin,
  BodyFilter,
  BodyInput,
  BodyRetire,
  Grant,
  GrantChange,
  InspectorsOf,
  InvitationAcceptance,
  InvitationAnswer,
  InvitationOpening,
  InvitationRef,
  LogFilter,
  NewPerson,
  OpenedBy,
  OwnPasswordChange,
  OwnSecondFactorBegin,
  OwnSecondFactorConfirm,
  OwnSecondFactorRemove,
  OwnSessionEnd,
  OwnSessionRef,
  PasswordChange,
  PasswordReset,
  PeopleInput,
  PersonFilter,
  PersonInput,
  PersonMove,
  PersonRef,
  PersonRemoval,
  SecondFactorBegin,
  SecondFactorConfirm,
  SecondFactorRemove,
  SessionEnd,
  SessionOpen,
  SessionRef,
  SessionsOf,
  SetAsideRef,
  SetupCompletion,
  SetupInput,
  SetupOffer,
  SignIn,
  SignOnBegin,
  SignOnCode,
  SignOnComplete,
  SignOnConfirm,
  SignOnReturn,
} from '../index.ts'
import { ask, type Sample } from './sample.ts'

const region = '430300000000'
const grant = { role: 'inspector' as const, region, plan: 'xiangtan-2020' }
const x = (length: number) => 'x'.repeat(length)
const account = {
  inside: ['abc', `a${'1'.repeat(31)}`, 'new-person'],
  outside: ['', 'ab', `a${'1'.repeat(32)}`, '1abc', 'Abc', 'a_b', '-abc', 'abc ', { $ne: '' }, null, undefined],
}
const password = { inside: ['x', x(200)], outside: ['', x(201), 7, { $ne: '' }, null, undefined] }
const token = { inside: ['', x(100)], outside: [x(101), 7, { $ne: '' }, null, undefined] }
const code = { inside: ['1', '123 456', x(40)], outside: ['', x(41), 123_456, { $ne: '' }, null] }
const needed = { inside: code.inside, outside: [...code.outside, undefined] }
const optional = { inside: [...code.inside, undefined], outside: code.outside }
const ticket = { inside: ['x', x(400)], outside: ['', x(401), { $ne: '' }, null, undefined] }
const query = { inside: ['x', x(6_000)], outside: ['', x(6_001), 7, null, undefined] }
const signOnTicket = { inside: ['x', x(2_000)], outside: ['', x(2_001), 7, null, undefined] }
const session = {
  inside: ['0'.repeat(64)],
  outside: ['', '0'.repeat(63), '0'.repeat(65), 'G'.repeat(64), { $ne: '' }, null, undefined],
}
const client = { inside: ['', x(80), undefined], outside: [x(81), 7, null] }
const signedIn = { inside: ['a', x(64)], outside: ['', x(65), 7, { $ne: '' }, undefined] }
const grants = {
  inside: [[], [grant], Array(50).fill(grant)],
  outside: [
    Array(51).fill(grant),
    [{ ...grant, role: 'service' }],
    [{ ...grant, role: 'king' }],
    [{ ...grant, role: 'author', target: 'v-1' }],
    {},
    null,
    undefined,
  ],
}

const newcomer = { account: 'abc', title: '岗位', password: 'a long password', grants: [grant] }
const { password: _, ...codeless } = newcomer
const leaving = { account: 'abc', from: '2020-03-20', reason: '调到市里工作', successor: null }
const leavingFields = {
  account,
  from: { inside: ['2020-03-20'], outside: ['2020-02-30', '1948-12-31', '', 20200320, null, undefined] },
  reason: { inside: ['调到市里了', '因'.repeat(500)], outside: ['', '调走', '。。。。。。', '因'.repeat(501), null, undefined] },
  successor: { inside: ['abc', null], outside: ['', 'Abc', { $ne: '' }, undefined] },
  more: { inside: [], outside: ['a field that nobody asked for'] },
}
const invitation = { code: 'abcd-efgh' }
const link = { inside: ['x', x(100)], outside: ['', x(101), 7, { $ne: '' }, null, undefined] }
const address = { inside: ['', x(100)], outside: [x(101), 7, null, undefined] }
const title = { inside: ['岗位', '岗'.repeat(80)], outside: ['', '岗', ' 岗 ', '岗'.repeat(81), null, undefined] }
const setup = {
  ...{ code: 'abcd', account: 'abc', title: '岗位', password: 'a long password', region, isAuthor: true },
}
const setupFields = {
  ...{ account, password, title },
  code: { inside: ['x', x(100)], outside: ['', x(101), { $ne: '' }, null, undefined] },
  region: { inside: [region], outside: ['*', '', '4303', { $ne: '' }, null, undefined] },
  isAuthor: { inside: [false], outside: ['yes', 1, null, undefined] },
}

const key = { inside: ['education', 'no-1-school'], outside: ['', 'a body', '教育局', { $ne: '' }, null, undefined] }
const at = { inside: [region], outside: ['*', '', '4303', { $ne: '' }, null, undefined] }
const count = { inside: [0, 7], outside: [-1, 1.5, '1', null, undefined] }
const body = {
  ...{ key: 'education', jurisdiction: region, title: '教育局', kind: 'office' as const, region },
  ...{ parent: null, posts: ['局长'], members: null, version: 0 },
}

/** What is asked about people, their sessions and the log. */
export const samplesOfPeople: Readonly<Record<string, Sample>> = {
  Grant: ask(Grant, grant, {
    role: { inside: ['author', 'service'], outside: ['king', '', null, undefined] },
    region: { inside: [region], outside: ['*', '', '4303', null, undefined] },
    plan: { inside: ['*', 'p1'], outside: ['**', 'xiangtan-*', '', null, undefined] },
    team: { inside: ['', x(64), undefined], outside: [x(65), 7, null] },
    unit: { inside: ['', x(64), undefined], outside: [x(65), 7, null] },
    target: { inside: ['v-1', x(64), undefined], outside: ['', x(65), '*', { $ne: '' }, null] },
    body: { inside: ['education', undefined], outside: ['', 'a body', '*', { $ne: '' }, null] },
  }),
  Actor: ask(
    Actor,
    { id: 'p-1', account: 'abc', title: '督战员', grants: [grant] },
    {
      id: { inside: ['p-1'], outside: [7, null, undefined] },
      grants: { inside: [[], [{ ...grant, role: 'service' }]], outside: [{}, [{ ...grant, role: 'king' }], undefined] },
      mustChangePassword: { inside: [true, false, undefined], outside: ['yes', 1, null] },
      standsFor: { inside: [[], Array(20).fill('p-2'), undefined], outside: [Array(21).fill('p-2'), 'p-2', [7], null] },
    },
  ),
  PersonInput: ask(PersonInput, newcomer, {
    account,
    password,
    grants,
    title,
  }),
  NewPerson: ask(NewPerson, codeless, {
    ...{ account, grants, title },
    password: { inside: [...password.inside, undefined], outside: ['', x(201), 7, { $ne: '' }, null] },
  }),
  InvitationRef: ask(InvitationRef, invitation, { code: link }),
  InvitationOpening: ask(InvitationOpening, { ...invitation, address: '' }, { code: link, address }),
  InvitationAnswer: ask(InvitationAnswer, { ...invitation, password: 'x' }, { code: link, password }),
  InvitationAcceptance: ask(
    InvitationAcceptance,
    { ...invitation, password: 'x', address: '' },
    { code: link, password, address, client },
  ),
  PeopleInput: ask(
    PeopleInput,
    { people: [newcomer] },
    {
      people: {
        inside: [[newcomer], Array(300).fill(newcomer), Array(10_000).fill(codeless)],
        outside: [
          [],
          Array(301).fill(newcomer),
          Array(10_001).fill(codeless),
          [{ ...newcomer, account: 'A' }],
          [{ ...newcomer, grants: [{}] }],
          {},
          null,
          undefined,
        ],
      },
      isTrial: { inside: [true, false, undefined], outside: ['yes', 1, null] },
      more: { inside: [], outside: ['a field that nobody asked for'] },
    },
  ),
  PersonRef: ask(PersonRef, { account: 'abc' }, { account }),
  GrantChange: ask(GrantChange, { account: 'abc', grants: [] }, { account, grants }),
  PersonMove: ask(PersonMove, { ...leaving, grants: [] }, { ...leavingFields, grants }),
  PersonRemoval: ask(PersonRemoval, leaving, leavingFields),
  PasswordReset: ask(PasswordReset, { account: 'abc', password: 'x' }, { account, password }),
  OpenedBy: ask(
    OpenedBy,
    { accounts: [], password: 'x' },
    {
      accounts: { inside: [[], [x(40)], Array(500).fill('abc')], outside: [[x(41)], Array(501).fill('abc'), 'abc', undefined] },
      password: { inside: ['', x(200)], outside: [x(201), 7, undefined] },
      more: { inside: [], outside: ['a field that nobody asked for'] },
    },
  ),
  InspectorsOf: ask(
    InspectorsOf,
    { plan: 'p-1', within: region },
    {
      plan: { inside: ['p1', 'xiangtan-2020'], outside: ['*', 'P1', '', null, undefined] },
      within: at,
      more: { inside: [], outside: ['a field that nobody asked for'] },
    },
  ),
  PersonFilter: ask(
    PersonFilter,
    {},
    {
      words: { inside: ['', x(80), undefined], outside: [x(81), { $ne: '' }, null] },
      show: { inside: ['there', 'removed', undefined], outside: ['', 'all', null] },
      after: { inside: ['abc', undefined], outside: ['', 'A', { $gt: '' }, null] },
      limit: { inside: [1, 100, undefined], outside: [0, 101, 1.5, null] },
    },
  ),
  SetupOffer: ask(SetupOffer, {}, {}),
  SetupInput: ask(SetupInput, setup, setupFields),
  SetupCompletion: ask(
    SetupCompletion,
    { ...setup, address: '127.0.0.1' },
    { ...setupFields, client, address: { inside: ['', 'x'.repeat(100)], outside: ['x'.repeat(101), null, undefined] } },
  ),
  SignIn: ask(SignIn, { account: 'abc', password: 'x' }, { account: signedIn, password, code: optional }),
  SessionOpen: ask(
    SessionOpen,
    { account: 'abc', password: 'x', address: '127.0.0.1', device: null },
    {
      account: signedIn,
      password,
      code: optional,
      client,
      address: { inside: ['', x(100)], outside: [x(101), null, undefined] },
      device: { inside: [null, '', x(200)], outside: [x(201), 7, undefined] },
    },
  ),
  SessionRef: ask(SessionRef, { token: 'x' }, { token }),
  SecondFactorBegin: ask(SecondFactorBegin, { password: 'x' }, { password, code: optional }),
  OwnSecondFactorBegin: ask(OwnSecondFactorBegin, { password: 'x', token: 't' }, { password, code: optional, token }),
  SecondFactorConfirm: ask(SecondFactorConfirm, { ticket: 'x', code: '1' }, { ticket, code: needed }),
  OwnSecondFactorConfirm: ask(OwnSecondFactorConfirm, { ticket: 'x', code: '1', token: 't' }, { ticket, code: needed, token }),
  SecondFactorRemove: ask(SecondFactorRemove, { password: 'x', code: '1' }, { password, code: needed }),
  OwnSecondFactorRemove: ask(OwnSecondFactorRemove, { password: 'x', code: '1', token: 't' }, { password, code: needed, token }),
  SignOnBegin: ask(
    SignOnBegin,
    { returnTo: '/home' },
    {
      returnTo: {
        inside: ['/', '/demo-2020/visits?at=1#top', '/方案', `/${x(499)}`],
        outside: [
          '',
          'home',
          '//a.example',
          '/\\a.example',
          '/a\\b',
          '/\t/a.example',
          'https://a.example',
          `/${x(500)}`,
          null,
          undefined,
        ],
      },
    },
  ),
  SignOnReturn: ask(SignOnReturn, { query: 'code=1' }, { query }),
  SignOnComplete: ask(SignOnComplete, { query: 'code=1', ticket: 'x' }, { query, ticket: signOnTicket, client }),
  SignOnCode: ask(SignOnCode, { code: '1' }, { code: needed }),
  SignOnConfirm: ask(SignOnConfirm, { code: '1', ticket: 'x' }, { code: needed, ticket: signOnTicket, client }),
  OwnSessionRef: ask(OwnSessionRef, { session: '0'.repeat(64) }, { session }),
  OwnSessionEnd: ask(OwnSessionEnd, { session: '0'.repeat(64), token: 't' }, { session, token }),
  PasswordChange: ask(PasswordChange, { current: 'x', next: 'y' }, { current: password, next: password }),
  OwnPasswordChange: ask(
    OwnPasswordChange,
    { current: 'x', next: 'y', token: 't' },
    { current: password, next: password, token },
  ),
  SessionsOf: ask(SessionsOf, { account: 'abc' }, { account: signedIn }),
  SessionEnd: ask(
    SessionEnd,
    { account: 'abc' },
    {
      account: signedIn,
      session: { inside: ['0'.repeat(64), undefined], outside: ['', '0'.repeat(63), '0'.repeat(65), 'G'.repeat(64), null] },
    },
  ),
  BodyInput: ask(BodyInput, body, {
    key,
    jurisdiction: at,
    title: { inside: ['县局', '局'.repeat(80)], outside: ['', '局', ' 局 ', '局'.repeat(81), null, undefined] },
    kind: { inside: ['government', 'post'], outside: ['king', '', null, undefined] },
    region: at,
    parent: { inside: [null, 'government'], outside: ['', 'a body', { $ne: '' }, undefined] },
    posts: { inside: [[], Array(50).fill('局长')], outside: [Array(51).fill('局长'), ['长'], '局长', null, undefined] },
    members: { inside: [null], outside: [{ by: 'key', members: ['a'] }, {}, undefined] },
    version: count,
  }),
  BodyRetire: ask(
    BodyRetire,
    { key: 'education', version: 1, reason: '机构改革撤并' },
    {
      key,
      version: count,
      reason: { inside: ['机构改革了', '因'.repeat(500)], outside: ['', '撤并', '因'.repeat(501), null, undefined] },
    },
  ),
  BodyFilter: ask(
    BodyFilter,
    {},
    {
      text: { inside: ['县'.repeat(80), '', undefined], outside: ['县'.repeat(81), { $regex: '.*' }, null] },
      show: { inside: ['standing', 'retired', 'all', undefined], outside: ['', 'some', null] },
      kinds: { inside: [['school', 'group'], [], undefined], outside: [['church'], 'school', Array(11).fill('school'), null] },
      region: { inside: [region, undefined], outside: ['', '4303', 430300000000, null] },
      named: { inside: [['a', '教育局'], undefined], outside: [[''], ['县'.repeat(81)], Array(101).fill('a'), 'a', null] },
      cursor: {
        inside: [{ value: '01 430300000000', id: 'education' }, undefined],
        outside: [{ value: '1' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [1, 100, undefined], outside: [0, 101, '1', null] },
    },
  ),
  BodiesWithin: ask(BodiesWithin, { within: region }, { within: at }),
  LogFilter: ask(
    LogFilter,
    { noun: 'plan', thing: 'p-1' },
    {
      noun: { inside: ['plan', 'setAside'], outside: ['password', '', undefined] },
      verb: { inside: ['x', x(100), undefined], outside: ['', x(101), { $ne: '' }, null] },
      thing: { inside: ['x', x(300), undefined], outside: ['', x(301), { $ne: '' }, null] },
      person: { inside: ['x', x(100), undefined], outside: ['', x(101), { $ne: '' }, null] },
      region: { inside: [region, undefined], outside: ['4303', { $ne: '' }, null] },
      plan: { inside: ['p1', undefined], outside: ['*', 'P1', null] },
      from: { inside: ['2020-03-20T01:00:00Z', undefined], outside: ['2020-03-20', '2200-01-01T00:00:00Z', null] },
      until: { inside: ['2020-03-20T01:00:00Z', undefined], outside: ['soon', '1948-12-31T00:00:00Z', null] },
      before: { inside: [1, undefined], outside: [0, 1.5, '1', null] },
      limit: { inside: [1, 100, undefined], outside: [0, 101, 1.5, null] },
    },
  ),
  SetAsideRef: ask(
    SetAsideRef,
    { subscription: 's', key: 'k' },
    {
      subscription: { inside: [x(100)], outside: ['', x(101), { $ne: '' }, undefined] },
      key: { inside: [x(400)], outside: ['', x(401), { $ne: '' }, undefined] },
    },
  ),
}
