import { type LogNoun, logTable } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { logNouns, logSentences } from '../locales/zh/log.ts'
import { logSentence } from './LogRows.tsx'

const names = { plan: '《湘潭市督战方案》', region: (code: string) => (code === '430381000000' ? '湘乡市' : '') }
/** A change of every noun, as its row of the log's table has it. */
const changes: { [Noun in LogNoun]: unknown } = {
  plan: { revision: 2, status: 'published', closedAt: null },
  draft: { revision: 3 },
  template: { key: 'county-plan', title: '县级方案' },
  evidence: { target: 'v430381106229', hash: 'f'.repeat(64), type: 'image/jpeg', size: 7 },
  aside: { submission: 's-1', target: 'v430381106229' },
  release: { target: 'v430381106229' },
  designation: {
    ...{ plan: 'p-1', target: 'v430381106229', targetName: '潭桥村', place: '湘乡市', kind: 'village', regionPath: [] },
    ...{ list: 'highRateVillages', team: null, designatedOn: '2020-03-20', releasedOn: null },
  },
  target: { target: 'v430381106229', name: '潭桥村', kind: 'village', regionCode: '430381106229' },
  register: { rows: 1_490, added: 1_400, changed: 9 },
  targetList: { frozenOn: '2020-03-20' },
  draw: { list: 'a', title: '随机检查名单', no: 2, population: 64, drawn: 13, commitment: 'f'.repeat(64), nonce: 'f'.repeat(32) },
  lot: {
    ...{ duty: 'owed.sampled', title: '每月随机抽查', window: '2024-09', no: 1, visits: 13, among: 8 },
    ...{ commitment: 'f'.repeat(64), nonce: 'f'.repeat(32) },
  },
  finding: {
    ...{ target: 'v430381106229', clausePath: 'a.b.c', category: '住房', severity: 'general', responsible: '430381106000' },
    ...{ state: 'rectifying', rectifyBy: '2020-04-01', openedAt: '2020-03-20T01:00:00.000Z', version: 3 },
  },
  filing: { jurisdiction: '430381000000', state: 'filed', breaches: 0, version: 1 },
  due: { title: '三月月报', by: '湘乡市', dueOn: '2020-03-31', state: 'done' },
  event: { event: '红色预警', region: '430381000000', at: '2020-03-20T01:00:00.000Z' },
  task: { task: 'duty', unit: 'countyOffices', region: null, state: 'done' },
  person: { account: 'xx-author', title: '湘乡市扶贫办', grants: [], isDisabled: false, mustChangePassword: false },
  session: { account: 'xx-author' },
  region: { name: '新县', into: { code: '430399000000', name: '大新县' } },
  regionChange: {
    ...{ kind: 'merge', regions: [{ code: '430381000000', name: '湘乡市' }] },
    ...{ into: '430399000000', name: '大新县', from: '2020-04-01' },
  },
  body: {
    ...{ title: '教育局', kind: 'office', region: '430381000000', parent: null, posts: ['局长'], retiredOn: null, reason: null },
  },
  setAside: { subscription: 'submissions', stream: 'forms.submission', reason: 'RangeError at window.ts:56' },
}
const all = Object.entries(logTable).flatMap(([noun, { verbs }]) => verbs.map((verb) => [noun as LogNoun, verb] as const)) // keys of the table
function said(noun: LogNoun, verb: string, title: string | null, over: object = {}) {
  const change = logTable[noun].change.parse({ ...(changes[noun] as object), ...over }) // the table above has objects
  return logSentence({ noun, verb, title, change }, names) ?? ''
}

describe('an entry of the log', () => {
  it('has a sentence for every noun and verb that can be logged, and no other', () => {
    expect(
      Object.entries(logSentences)
        .flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => [noun, verb]))
        .sort(),
    ).toEqual([...all].map((pair) => [...pair]).sort())
    expect(Object.keys(logNouns).sort()).toEqual(Object.keys(logTable).sort())
  })

  it.each(all)('%s %s is told in Chinese, with and without a name, and shows no id', (noun, verb) => {
    for (const title of ['潭桥村“没有通电”', null]) {
      const sentence = said(noun, verb, title)
      expect(sentence).toMatch(/^[\p{Script=Han}《]/u)
      expect(sentence).not.toMatch(/undefined|null|\d{6}|[a-z]/)
    }
  })

  it.each<[LogNoun, string, string | null, object, string]>([
    ['finding', 'accept', '潭桥村“没有通电”', {}, '签收了问题：潭桥村“没有通电”'],
    ['finding', 'closeOut', null, {}, '销号了一个问题'],
    ['finding', 'askExtension', '潭桥村“没有通电”', {}, '申请整改延期，问题：潭桥村“没有通电”'],
    ['plan', 'publish', null, {}, '发布了《湘潭市督战方案》第 2 版'],
    ['filing', 'file', null, {}, '报送备案：湘乡市按《湘潭市督战方案》制定的方案'],
    ['evidence', 'upload', '潭桥村', {}, '上传了潭桥村的一张照片'],
    ['evidence', 'upload', null, { type: 'application/pdf' }, '上传了一个文件'],
    ['task', 'report', '住房安全', {}, '上报了任务“住房安全”的进展：已完成'],
    ['person', 'changeGrants', null, {}, '收回了“湘乡市扶贫办”的账号的全部权限'],
    ['person', 'turnOnSecondFactor', null, {}, '为自己的账号开启了两步验证'],
    ['person', 'resetSecondFactor', null, {}, '解除了“湘乡市扶贫办”的账号的两步验证'],
    ['person', 'disable', null, {}, '停用了“湘乡市扶贫办”的账号'],
    ['session', 'open', null, {}, '登录'],
    ['session', 'open', null, { method: 'issuer' }, '通过统一身份认证登录'],
    ['session', 'open', null, { method: 'issuer-twice' }, '通过统一身份认证登录'],
  ])('%s %s of %s with %j: %s', (noun, verb, title, over, sentence) => {
    expect(said(noun, verb, title, over)).toBe(sentence)
  })

  it('of a newer release has none, and stops no page', () => {
    expect(logSentence({ noun: 'sanction', verb: 'warn', change: {}, title: null }, names)).toBeNull()
    expect(logSentence({ noun: 'plan', verb: 'toString', change: {}, title: null }, names)).toBeNull()
    expect(logSentence({ noun: 'toString', verb: 'call', change: {}, title: null }, names)).toBeNull()
  })
})
