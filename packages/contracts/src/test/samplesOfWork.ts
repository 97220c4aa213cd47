import {
  AsideById,
  AsideFilter,
  Correction,
  DrawInput,
  DueAheadAsked,
  DueBoardFilter,
  DueBoardRef,
  DueHandIn,
  DueMonthRef,
  DueReason,
  DueReceive,
  DueRef,
  DueTell,
  DueUntell,
  EvidenceOf,
  EvidencePlace,
  EvidenceUpload,
  ListDecision,
  ListDecisions,
  ListRef,
  ListReviewFilter,
  MessageFilter,
  MessageRead,
  mostDecisions,
  OfPlan,
  ReplaceInput,
  StreamPull,
  SubmissionBatch,
  SubmissionById,
  SubmissionFilter,
  SubmissionInput,
  TargetBatch,
  TargetCorrection,
  TargetImportEntry,
  TargetImportRef,
  TargetInput,
  TargetListFilter,
  TargetPart,
  TargetRef,
  TargetRestoration,
  TargetRetirement,
  TargetSearch,
  TaskBoardRef,
  TaskReport,
  TemplateDocument,
  TemplateFill,
  TemplateRef,
  VisitFilter,
  VisitMonthRef,
  VisitRef,
  WorkOf,
  WorkRef,
} from '../index.ts'
import { ask, type Sample } from './sample.ts'

const plan = 'xiangtan-2020'
const id = '01900000-0000-7000-8000-000000000001'
const importId = '01900000-0000-7000-8000-000000000002'
const importField = { inside: [importId], outside: ['', 'i-1', { $ne: '' }, 7, null, undefined] }
const hash = 'a'.repeat(64)
const text = (length: number) => '县'.repeat(length)
const x = (length: number) => 'x'.repeat(length)
const planField = { inside: ['p1'], outside: ['', 'x', 'P1', '../p', { $ne: '' }, null, undefined] }
const target = { inside: ['v-1', 'v'.repeat(64)], outside: ['', '-v', 'v'.repeat(65), '村', { $gt: '' }, null, undefined] }
const evidenceTarget = {
  inside: [...target.inside, 'region:430381000000'],
  outside: [...target.outside, 'region:', 'region:43', 'place:430381000000'],
}
const key = { inside: ['a', 'a'.repeat(64)], outside: ['', '1a', 'a'.repeat(65), '__proto__', 'a.b', null, undefined] }
const optionalKey = { inside: ['a', undefined], outside: ['', '__proto__', 7, null] }
const dueKey = { inside: ['k', x(400)], outside: ['', x(401), { $ne: '' }, null, undefined] }
const version = { inside: [0, 1], outside: [-1, 1.5, '1', null, undefined] }
const window = { inside: ['2020-03', 'plan', undefined], outside: ['', '2020-3', { $ne: '' }, null] }
const instant = { inside: ['2020-03-20T00:00:00Z'], outside: ['2020-03-20', '2020-03-20T08:00:00+08:00', 0, null, undefined] }
const due = { plan, key: 'k', version: 0 }
const file = { hash, name: '月报.docx', size: 1 }
const figure = { key: 'villages', value: 7 }
const submission = { id, plan, revision: 1, checklist: 'village', target: 'v-1', answers: {} }
const times = { startedAt: '2020-03-20T00:10:00Z', finishedAt: '2020-03-20T00:50:00Z' }
const row = { id: 'v-1', name: '甲村', kind: 'village', regionCode: '430381106229', attributes: {} }
const changed = { plan, target: 'v-1', version: 0, reason: '五个字不多' }
const changedFields = {
  ...{ plan: planField, target, version },
  reason: { inside: ['五个字不多', text(500)], outside: ['四字不够', text(501), '。。。。。。', '', null, undefined] },
  more: { inside: [], outside: ['a field that nobody asked for'] },
}
const decided = (at: number) => ({ target: `v-${at}`, verb: 'release' as const, reason: text(5) })
const within = (most: number, least = 0) => ({
  inside: [x(most), ...(least === 0 ? [''] : [x(least)])],
  outside: [x(most + 1), 7, null, ...(least === 0 ? [] : [x(least - 1)])],
})

/** What is asked about visits, records, duties, targets and templates. */
export const samplesOfWork: Readonly<Record<string, Sample>> = {
  Correction: ask(
    Correction,
    { submission: id, reason: '户主姓名写错' },
    {
      submission: { inside: [id], outside: ['x', { $ne: null }, undefined] },
      reason: { inside: ['五个字不多', text(500), ' 五个字不多 '], outside: ['四字不够', text(501), '。。。。。。', '', null] },
      more: { inside: [], outside: ['a field that nobody asked for'] },
    },
  ),
  SubmissionInput: ask(
    SubmissionInput,
    { ...submission, ...times },
    {
      plan: planField,
      target,
      checklist: key,
      part: optionalKey,
      startedAt: instant,
      finishedAt: instant,
      revision: { inside: [1], outside: [0, 1.5, '1', undefined] },
      isCovert: { inside: [true, undefined], outside: [false, 'true', 1, null] },
      position: {
        inside: [{ longitude: 180, latitude: 90, accuracy: 0 }, { longitude: -180, latitude: -90, accuracy: 5_000 }, undefined],
        outside: [
          { longitude: 180.001, latitude: 0, accuracy: 0 },
          { longitude: 0, latitude: 90.001, accuracy: 0 },
          { longitude: 0, latitude: 0, accuracy: -0.001 },
          { longitude: Number.NaN, latitude: 0, accuracy: 0 },
          { longitude: 0, latitude: 0, accuracy: Number.POSITIVE_INFINITY },
          { longitude: 0, latitude: 0, accuracy: 0, by: 'hand' },
          null,
        ],
      },
      corrects: { inside: [{ submission: id, reason: '户主姓名写错' }, undefined], outside: [{ submission: id }, id, null] },
    },
  ),
  SubmissionBatch: ask(
    SubmissionBatch,
    { submissions: [null] },
    { submissions: { inside: [[{}], Array(50).fill(null)], outside: [[], Array(51).fill(null), {}, undefined] } },
  ),
  SubmissionById: ask(SubmissionById, { id }, { id: { inside: [id], outside: ['x', '', { $ne: null }, undefined] } }),
  SubmissionFilter: ask(
    SubmissionFilter,
    { plan },
    {
      plan: planField,
      window,
      target: { inside: ['v-1', undefined], outside: ['', { $gt: '' }, null] },
      limit: { inside: [1, 100, undefined], outside: [0, 101, 1.5, null] },
      after: { inside: [id, undefined], outside: ['x', { $gt: '' }, null] },
    },
  ),
  AsideFilter: ask(
    AsideFilter,
    { plan },
    {
      plan: planField,
      submission: { inside: [id, undefined], outside: ['x', { $gt: '' }, null] },
      cursor: {
        inside: [{ value: '2020-03-20T01:00:00.000Z', id: 'a' }, undefined],
        outside: [{ value: 'a' }, { value: { $gt: '' }, id: 'a' }, null],
      },
      limit: { inside: [1, 100, undefined], outside: [0, 101, null] },
    },
  ),
  AsideById: ask(AsideById, { id: 'x' }, { id: within(300) }),
  EvidencePlace: ask(EvidencePlace, { plan, target: 'v-1' }, { plan: planField, target: evidenceTarget }),
  EvidenceUpload: ask(
    EvidenceUpload,
    { plan, target: 'v-1' },
    { plan: planField, target: evidenceTarget, as: { inside: ['photo', 'file', undefined], outside: ['video', '', null] } },
  ),
  EvidenceOf: ask(
    EvidenceOf,
    { plan, target: 'v-1', hashes: [] },
    {
      hashes: { inside: [[], Array(200).fill(hash)], outside: [Array(201).fill(hash), ['x'], hash, undefined] },
      as: { inside: ['photo', 'file', undefined], outside: ['video', '', null] },
    },
  ),

  DueBoardRef: ask(DueBoardRef, { plan }, { plan: planField }),
  DueBoardFilter: ask(
    DueBoardFilter,
    { plan },
    {
      plan: planField,
      of: { inside: ['own', 'toReceive', undefined], outside: ['all', '', null] },
      group: { inside: ['owed', 'late', 'waiting', 'settled', 'all', 'first', undefined], outside: ['', 'open', null] },
      text: { inside: [text(80), '', undefined], outside: [text(81), { $regex: '.*' }, null] },
      order: { inside: ['due', 'late', 'body', undefined], outside: ['', 'title', null] },
      tally: { inside: ['bodies', 'kinds', undefined], outside: ['', true, null] },
      cursor: {
        inside: [{ value: '2020-03-25', id: 'reports.monthly/-' }, undefined],
        outside: [{ value: '' }, { value: 'x'.repeat(201), id: 'k' }, 'k', null],
      },
      limit: { inside: [1, 200, undefined], outside: [0, 201, 1.5, '10', null] },
    },
  ),
  WorkOf: ask(
    WorkOf,
    { plan, account: 'abc' },
    { plan: planField, account: { inside: ['abc', 'new-person'], outside: ['', 'Abc', { $ne: '' }, null, undefined] } },
  ),
  WorkRef: ask(WorkRef, { plan }, { plan: planField }),
  MessageFilter: ask(
    MessageFilter,
    { plan },
    {
      plan: { inside: ['p1', undefined], outside: ['', 'P1', { $ne: '' }, null] },
      kind: { inside: ['new', 'soon', 'late', 'returned', 'decided', undefined], outside: ['', 'old', null] },
      unread: { inside: [true, false, undefined], outside: ['true', 1, null] },
      cursor: {
        inside: [{ value: '2020-03-20T00:00:00Z', id: 'm' }, undefined],
        outside: [{ value: '2020-03-20', id: 'm' }, { value: '2020-03-20T00:00:00Z', id: '' }, {}, null],
      },
      limit: { inside: [1, 100, undefined], outside: [0, 101, 1.5, '1', null] },
    },
  ),
  MessageRead: ask(
    MessageRead,
    { ids: ['m'] },
    {
      ids: {
        inside: [[], [x(600)], Array.from({ length: 100 }, String), undefined],
        outside: [[''], [x(601)], Array(101).fill('m'), 'm', null],
      },
      until: { inside: ['2020-03-20T00:00:00Z', undefined], outside: ['2020-03-20', 0, null] },
    },
  ),
  DueRef: ask(DueRef, { plan, key: 'k' }, { plan: planField, key: dueKey }),
  DueHandIn: ask(
    DueHandIn,
    { ...due, text: text(5) },
    {
      key: dueKey,
      version,
      text: { inside: [text(5), text(20_000)], outside: ['', text(4), ' \u3000'.repeat(9), text(20_001), null, undefined] },
      isNil: { inside: [true, false, undefined], outside: ['yes', 1, null] },
      files: {
        inside: [[], [file], Array(9).fill(file), [{ ...file, name: `${text(95)}.xlsx` }], undefined],
        outside: [Array(10).fill(file), [{ ...file, name: '../a.pdf' }], [{ ...file, name: 'a.exe' }], [hash], null],
      },
      figures: {
        inside: [[], [figure], Array(200).fill(figure), [{ ...figure, value: -1e15 }], undefined],
        outside: [Array(201).fill(figure), [{ ...figure, value: 1e16 }], [{ ...figure, value: '7' }], [7], null],
      },
    },
  ),
  DueTell: ask(
    DueTell,
    { plan, id, event: '红色预警', region: '430381000000', at: '2020-03-20T00:00:00Z', text: text(5) },
    {
      plan: planField,
      event: { inside: [text(1), text(500)], outside: ['', text(501), null, undefined] },
      region: { inside: ['430381000000'], outside: ['', '43', 'x', null, undefined] },
      target: { inside: ['v430381106229', undefined], outside: ['', '*', null, 7] },
      at: instant,
      id: { inside: [id], outside: ['', 'x', null, undefined] },
      text: { inside: [text(5), text(2_000)], outside: ['', text(4), text(2_001), undefined] },
    },
  ),
  DueUntell: ask(
    DueUntell,
    { plan, id, text: text(5) },
    {
      plan: planField,
      id: { inside: [id], outside: ['', 'x', null, undefined] },
      text: { inside: [text(5), text(2_000)], outside: ['', text(4), text(2_001), undefined] },
    },
  ),
  DueAheadAsked: ask(
    DueAheadAsked,
    { document: {}, month: '2020-03' },
    {
      document: { inside: [{}, [], 'text', null], outside: [] },
      month: { inside: ['2020-12', undefined], outside: ['', '2020-13', '2020-3', { $ne: '' }, null] },
    },
  ),
  DueMonthRef: ask(
    DueMonthRef,
    { plan, month: '2020-03' },
    { plan: planField, month: { inside: ['2020-12'], outside: ['', '2020-13', '2020-3', { $ne: '' }, null, undefined] } },
  ),
  DueReceive: ask(DueReceive, due, {
    key: dueKey,
    version,
    text: { inside: ['', text(2_000), undefined], outside: [text(2_001), null] },
  }),
  DueReason: ask(
    DueReason,
    { ...due, text: text(5) },
    { key: dueKey, version, text: { inside: [text(5), text(2_000)], outside: ['', text(4), text(2_001), undefined] } },
  ),

  ListDecision: ask(
    ListDecision,
    { target: 'v-1', verb: 'designate', list: 'provincial', reason: text(5) },
    {
      target,
      // 挂牌 has to name a list, and what it rests on may be the rules
      verb: { inside: ['designate', 'release', 'keep', 'leave'], outside: ['draw', '', null, undefined] },
      list: { inside: ['a', 'a'.repeat(64)], outside: ['', '__proto__', 7, null, undefined] },
      reason: { inside: ['', text(5), text(500), undefined], outside: [text(501), 7, null] },
    },
  ),
  ListDecisions: ask(
    ListDecisions,
    { plan, decisions: [decided(0)], version: 0 },
    {
      plan: planField,
      decisions: {
        inside: [
          [decided(0)],
          [decided(0), { ...decided(0), list: 'provincial' }],
          Array.from({ length: mostDecisions }, (_, at) => decided(at)),
        ],
        outside: [
          [],
          [decided(0), decided(0)],
          Array.from({ length: mostDecisions + 1 }, (_, at) => decided(at)),
          [{ ...decided(0), reason: text(4) }],
          [{ ...decided(0), verb: 'designate' }],
          [
            { ...decided(0), list: 'provincial' },
            { ...decided(0), list: 'provincial' },
          ],
          null,
          undefined,
        ],
      },
      version: { inside: [0, 1, undefined], outside: [-1, 1.5, '1', null] },
    },
  ),

  DrawInput: ask(
    DrawInput,
    { plan, list: 'random', reason: text(5) },
    {
      plan: planField,
      list: { inside: ['a', 'a'.repeat(64)], outside: ['', '__proto__', 7, null, undefined] },
      reason: { inside: ['', text(500), undefined], outside: [text(501), 7, null] },
    },
  ),
  ListReviewFilter: ask(
    ListReviewFilter,
    { plan, list: 'a' },
    {
      plan: planField,
      list: { inside: ['a', undefined], outside: ['', '__proto__', 7, null] },
      cursor: {
        inside: [{ value: '1', id: 'v' }, undefined],
        outside: [{ value: '1' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [0, 1, 100, undefined], outside: [-1, 101, '1', null] },
    },
  ),
  ListRef: ask(
    ListRef,
    { plan, list: 'random' },
    { plan: planField, list: { inside: ['a'], outside: ['', '__proto__', 7, null, undefined] } },
  ),

  OfPlan: ask(OfPlan, { plan }, { plan: planField }),
  TargetRef: ask(TargetRef, { plan, target: 'v-1' }, { plan: planField, target }),
  TargetInput: ask(TargetInput, row, {
    id: within(500),
    name: within(500),
    kind: within(500),
    regionCode: within(500),
    position: { inside: [{ latitude: 27, longitude: 112 }, null, undefined], outside: [{ latitude: 27 }, '27,112', []] },
    attributes: {
      inside: [{}, { [x(500)]: { nested: ['the plan says what of this is an attribute'] } }],
      outside: [{ [x(501)]: 1 }, null, undefined],
    },
    annex: {
      inside: [{ a: '甲', b: 1, c: true, d: null }, { a: text(2_000) }, undefined],
      outside: [{ a: text(2_001) }, { a: {} }, { a: [1] }, { [x(501)]: 1 }, null],
    },
  }),
  TargetBatch: ask(
    TargetBatch,
    { plan, targets: [] },
    {
      plan: planField,
      targets: { inside: [[], Array(1_000).fill(row)], outside: [Array(1_001).fill(row), [{}], undefined] },
      columns: { inside: [[], Array(500).fill(x(500)), undefined], outside: [Array(501).fill('a'), [x(501)], [1], 'a', null] },
    },
  ),

  TargetPart: ask(
    TargetPart,
    { plan, import: importId, part: 0, targets: [] },
    {
      plan: planField,
      import: importField,
      part: { inside: [0, 999], outside: [-1, 1_000, 0.5, '0', null, undefined] },
      targets: { inside: [[], Array(1_000).fill(row)], outside: [Array(1_001).fill(row), [{}], undefined] },
      columns: { inside: [[], Array(500).fill(x(500)), undefined], outside: [Array(501).fill('a'), [x(501)], [1], 'a', null] },
    },
  ),
  TargetImportEntry: ask(
    TargetImportEntry,
    { plan, import: importId, parts: 1 },
    { plan: planField, import: importField, parts: { inside: [1, 1_000], outside: [0, 1_001, 1.5, '1', null, undefined] } },
  ),
  TargetImportRef: ask(TargetImportRef, { plan, import: importId }, { plan: planField, import: importField }),

  TargetCorrection: ask(
    TargetCorrection,
    { ...changed, name: '甲村', regionCode: '430381106229', attributes: {} },
    {
      ...changedFields,
      name: within(500),
      regionCode: within(500),
      position: { inside: [{ latitude: 27, longitude: 112 }, null, undefined], outside: ['27,112', []] },
      attributes: { inside: [{}, { a: 1 }], outside: [{ [x(501)]: 1 }, null, undefined] },
    },
  ),
  TargetRetirement: ask(
    TargetRetirement,
    { ...changed, on: '2020-03-20' },
    { ...changedFields, on: { inside: ['2020-03-20'], outside: ['2020-02-30', '2020-3-20', '', null, undefined] } },
  ),
  TargetListFilter: ask(
    TargetListFilter,
    { plan, list: 'a' },
    {
      plan: planField,
      list: { inside: ['a'], outside: ['', '__proto__', 7, null] },
      target: { inside: ['v-1', undefined], outside: ['', 7, null] },
      text: { inside: [text(80), '', undefined], outside: [text(81), { $regex: '.*' }, null] },
      order: { inside: ['annex', 'place', 'poorPersons', undefined], outside: ['', text(81), 7, null] },
      cursor: {
        inside: [{ value: '1', id: 'v' }, undefined],
        outside: [{ value: '1' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [0, 1, 100, undefined], outside: [-1, 101, '1', null] },
    },
  ),
  TargetSearch: ask(
    TargetSearch,
    { plan },
    {
      plan: planField,
      text: { inside: [text(80), '', undefined], outside: [text(81), { $regex: '.*' }, null] },
      region: { inside: ['430300000000', undefined], outside: ['', '4303', { $gt: '' }, null] },
      show: { inside: ['registered', 'retired', 'all', undefined], outside: ['', 'some', null] },
      cursor: {
        inside: [{ value: '1', id: 'v' }, undefined],
        outside: [{ value: '1' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [1, 100, undefined], outside: [0, 101, '1', null] },
    },
  ),
  TargetRestoration: ask(TargetRestoration, changed, changedFields),

  TaskBoardRef: ask(
    TaskBoardRef,
    { plan },
    {
      plan: planField,
      tasks: { inside: [[], Array(50).fill('water'), undefined], outside: [Array(51).fill('water'), ['饮水'], 'water', null] },
    },
  ),
  TaskReport: ask(
    TaskReport,
    { plan, task: 't', unit: 'u', region: null, state: 'done', text: text(5), version: 0 },
    {
      plan: planField,
      task: key,
      unit: key,
      version,
      region: { inside: ['430300000000', null], outside: ['', '4303', undefined] },
      state: { inside: ['notStarted', 'underWay', 'done'], outside: ['', 'over', null, undefined] },
      text: { inside: [text(2_000)], outside: [text(4), text(2_001), null, undefined] },
    },
  ),
  VisitFilter: ask(
    VisitFilter,
    { plan },
    {
      plan: planField,
      window,
      mine: { inside: [true, undefined], outside: ['yes', null] },
      latest: { inside: [true, undefined], outside: ['yes', null] },
      choice: { inside: ['all', 'missed', undefined], outside: ['late', '', null] },
      region: { inside: ['430300000000', undefined], outside: ['', '4303', { $gt: '' }, null] },
      text: { inside: ['', '字'.repeat(80), undefined], outside: ['字'.repeat(81), { $gt: '' }, null] },
      cursor: {
        inside: [{ value: '1', id: 'v' }, undefined],
        outside: [{ value: '1' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [1, 200, undefined], outside: [0, 201, null] },
    },
  ),
  VisitMonthRef: ask(
    VisitMonthRef,
    { plan, month: '2020-03' },
    {
      plan: planField,
      month: { inside: ['2020-12'], outside: ['', '2020-13', '2020-3', { $ne: '' }, null, undefined] },
      mine: { inside: [true, undefined], outside: ['yes', null] },
    },
  ),
  VisitRef: ask(VisitRef, { plan, visit: 'v' }, { plan: planField, visit: dueKey }),
  ReplaceInput: ask(
    ReplaceInput,
    { plan, visit: 'v', inspector: 'post-1', reason: text(5) },
    { plan: planField, visit: dueKey, inspector: key, reason: changedFields.reason, more: changedFields.more },
  ),

  TemplateDocument: ask(TemplateDocument, { document: {} }, { document: { inside: [{}, null, 'text'], outside: [] } }),
  TemplateRef: ask(TemplateRef, { template: 'county' }, { template: key }),
  TemplateFill: ask(
    TemplateFill,
    { template: 'county', plan, answers: {} },
    {
      template: key,
      plan: planField,
      answers: {
        inside: [{}, { a: x(2_000), b: 1, c: false, d: null, e: [1, 'x'], [x(64)]: 1 }, { a: Array(1_000).fill(1) }],
        outside: [
          { a: x(2_001) },
          { a: {} },
          { [x(65)]: 1 },
          { a: Array(1_001).fill(1) },
          { a: [[1]] },
          { a: [null] },
          undefined,
        ],
      },
    },
  ),

  StreamPull: ask(
    StreamPull,
    { stream: 'plan', subscription: 'aggregation.plans', after: 0, limit: 10 },
    {
      stream: within(100),
      subscription: within(200),
      after: { inside: [0, 'now', 'beginning'], outside: [-1, 'later', null, undefined] },
      limit: { inside: [1, 500], outside: [0, 501, 1.5, undefined] },
    },
  ),
}
