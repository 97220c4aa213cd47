import {
  ChecklistRef,
  DraftDocument,
  FigureRef,
  FilingAccept,
  FilingBoardFilter,
  FilingInput,
  FilingRecord,
  FilingRef,
  FilingSendBack,
  FindingAccept,
  FindingAskExtension,
  FindingById,
  FindingCloseOut,
  FindingExtend,
  FindingFilter,
  FindingRefuseExtension,
  FindingReportBack,
  FindingSendBack,
  FindingSummaryFilter,
  FindingVerify,
  PlanDocument,
  PlanFilter,
  PlanPair,
  PlanPresence,
  PlanRef,
  PublishedRef,
  RegionAbove,
  RegionAdoption,
  RegionBatch,
  RegionChangeDraft,
  RegionChangeInput,
  RegionChangeRef,
  RegionFilter,
  RegionFind,
  RegionRecord,
  RegionRef,
  RegionSearch,
  RegionsTouched,
  SummaryRef,
  SummaryWait,
  TemplateFilter,
} from '../index.ts'
import { ask, type Sample } from './sample.ts'
import { samplesOfPeople } from './samplesOfPeople.ts'
import { samplesOfWork } from './samplesOfWork.ts'

const hash = 'a'.repeat(64)
const text = (length: number) => '县'.repeat(length)
const plan = 'xiangtan-2020'
const region = '430300000000'
const jurisdiction = region
const badVersions = [-1, 1.5, '1', null]
const badPlans = ['', 'x', 'X-1', '../p', { $ne: '' }, null]
const badRegions = ['', '4303', '4303000000000', 430300000000, { $gt: '' }]
const told = { inside: [text(5), text(2_000)], outside: ['', text(4), text(2_001), 7, null] }
const comment = { inside: ['', text(2_000), undefined], outside: [text(2_001), 7, null] }
const version = { inside: [0, 1, 1_000_000], outside: badVersions }
const photos = { inside: [[], [hash], Array(9).fill(hash), undefined], outside: [Array(10).fill(hash), ['x.jpg'], hash, null] }
const findingId = { inside: ['s-1:a.b.c', 'x'.repeat(200)], outside: ['x'.repeat(201), 7, { $ne: '' }, null, undefined] }
const window = { inside: ['2020-03', '2020', 'plan', undefined], outside: ['', 'March', '2020-03-01', { $ne: '' }, null] }
const revision = { inside: [1, 1_000], outside: [0, -1, 1.5, '1', null] }
const planField = { inside: ['p1', `p${'1'.repeat(63)}`], outside: [...badPlans, undefined] }
const regionField = { inside: [region, '000000000000'], outside: [...badRegions, undefined] }
const finding = { id: 's-1:a.b.c', version: 2 }
const filing = { plan, jurisdiction, version: 1 }
const reason = { inside: ['五个字正好', text(500)], outside: ['', text(4), text(501), '。。。。。。', 7, null, undefined] }
const counties = (count: number) => Array.from({ length: count }, (_, at) => `4303${String(at + 20).padStart(2, '0')}000000`)
const regionChange = {
  kind: 'merge' as const,
  regions: counties(2),
  into: '430399000000',
  isNew: true,
  name: '新县',
  from: '2020-04-01',
}
const regionChanged = {
  kind: { inside: ['merge'], outside: ['rename', 'move', 'split', 'retire', 'dissolve', '', null, undefined] },
  regions: {
    inside: [counties(1), counties(10)],
    outside: [[], counties(11), ['430321000000', '430321000000'], ['4303'], '430321000000', null, undefined],
  },
  into: regionField,
  isNew: { inside: [true, false], outside: ['', 1, null, undefined] },
  name: { inside: ['县', text(60)], outside: ['', '\u3000', text(61), null, undefined] },
  from: { inside: ['2020-02-29', '2031-01-01'], outside: ['', '2020-02-30', '2020-4-1', '0001-01-01', null, undefined] },
  children: { inside: [undefined], outside: [[], ['430321100000'], null] },
}

/** Every input by its name, with a value that it takes and, field by field, what stands just inside of its bounds and what outside. */
export const samples: Readonly<Record<string, Sample>> = {
  PlanRef: ask(PlanRef, { plan }, { plan: planField, revision: { ...revision, inside: [1, undefined] } }),
  PublishedRef: ask(PublishedRef, { plan, revision: 1 }, { plan: planField, revision }),
  PlanPair: ask(
    PlanPair,
    { plan, revision: 2, with: { plan, revision: 1 } },
    {
      plan: planField,
      revision,
      'with.plan': planField,
      'with.revision': revision,
      with: { inside: [], outside: [null, 1, undefined] },
    },
  ),
  PlanFilter: ask(
    PlanFilter,
    {},
    {
      text: { inside: [text(80), '', undefined], outside: [text(81), { $regex: '.*' }, null] },
      status: { inside: ['published', 'draft', 'closed', undefined], outside: ['', 'all', null] },
      order: { inside: ['code', 'title', 'latest', undefined], outside: ['', 'revision', null] },
      cursor: {
        inside: [{ value: 'a', id: 'a' }, undefined],
        outside: [{ value: 'a' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [1, 200, undefined], outside: [0, 201, '1', null] },
    },
  ),
  TemplateFilter: ask(
    TemplateFilter,
    {},
    {
      text: { inside: [text(80), '', undefined], outside: [text(81), { $regex: '.*' }, null] },
      cursor: {
        inside: [{ value: 'a', id: 'a' }, undefined],
        outside: [{ value: 'a' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [1, 100, undefined], outside: [0, 101, '1', null] },
    },
  ),
  DraftDocument: ask(
    DraftDocument,
    { document: {}, basedOn: null },
    {
      document: { inside: [{}, []], outside: [] },
      basedOn: { inside: [null, 'a', 'a'.repeat(128)], outside: [1, 'a'.repeat(129)] },
    },
  ),
  PlanPresence: ask(
    PlanPresence,
    { plan, at: ['phases', 'first'] },
    {
      plan: planField,
      at: {
        inside: [[], ['duties.visits'], ['checklists', 'village', 'section1', 'item1'], ['a'.repeat(100)]],
        outside: [['a', 'b', 'c', 'd', 'e'], [''], ['a'.repeat(101)], ['写上几句'], ['$where'], [1], 'phases', null, undefined],
      },
      isLeaving: { inside: [true, undefined], outside: [false, 'yes', null] },
    },
  ),
  PlanDocument: ask(PlanDocument, { document: {} }, { document: { inside: [{}, [], 'text', null], outside: [] } }),
  ChecklistRef: ask(
    ChecklistRef,
    { plan, checklist: 'village' },
    { plan: planField, checklist: { inside: ['a', 'a'.repeat(64)], outside: ['', 'a'.repeat(65), 'a.b', '$where', undefined] } },
  ),

  FilingInput: ask(FilingInput, { document: {} }, { document: { inside: [{}, null], outside: [] } }),
  FilingRecord: ask(
    FilingRecord,
    { document: {}, filed: { at: '2020-03-20T01:00:00Z', by: '县扶贫办' } },
    {
      'filed.by': { inside: ['县', text(100)], outside: ['', ' ', text(101), null, undefined] },
      'filed.at': { inside: ['1949-01-01T00:00:00Z'], outside: ['2020-03-20', '2200-01-01T00:00:00Z', '', undefined] },
      answer: {
        inside: [
          undefined,
          { verb: 'accept', at: '2020-03-20T01:00:00Z', by: '市扶贫办' },
          { verb: 'sendBack', at: '2020-03-20T01:00:01Z', by: '市扶贫办', text: '退回' },
        ],
        outside: [
          { verb: 'accept', at: '2020-03-20T00:59:59Z', by: '市扶贫办' },
          { verb: 'file', at: '2020-03-21T00:00:00Z', by: '市扶贫办' },
          { verb: 'accept', at: '2020-03-21T00:00:00Z', by: '' },
          { verb: 'accept', at: '2020-03-21T00:00:00Z', by: '市扶贫办', text: text(2_001) },
          { verb: 'accept', by: '市扶贫办' },
          null,
        ],
      },
    },
  ),
  FilingBoardFilter: ask(
    FilingBoardFilter,
    { plan },
    {
      plan: planField,
      share: { inside: ['all', 'late', 'submitted', 'returned', 'accepted', undefined], outside: ['', 'missing', null] },
      text: { inside: [text(80), '', undefined], outside: [text(81), { $regex: '.*' }, null] },
      cursor: {
        inside: [{ value: '430321000000', id: '430321000000' }, undefined],
        outside: [{ value: '1' }, { value: 'v'.repeat(201), id: 'v' }, null],
      },
      limit: { inside: [1, 100, undefined], outside: [0, 101, '1', null] },
    },
  ),
  FilingRef: ask(FilingRef, { plan, jurisdiction }, { plan: planField, jurisdiction: regionField }),
  FilingAccept: ask(FilingAccept, filing, { plan: planField, jurisdiction: regionField, version, text: comment }),
  FilingSendBack: ask(FilingSendBack, { ...filing, text: text(5) }, { jurisdiction: regionField, version, text: told }),

  FindingFilter: ask(
    FindingFilter,
    { plan },
    {
      plan: planField,
      region: { inside: [region, undefined], outside: badRegions },
      target: { inside: ['v-1', 'v'.repeat(64), undefined], outside: ['', '-v', 'v'.repeat(65), { $gt: '' }, null] },
      state: { inside: ['open', 'handedOver', 'withdrawn', 'all', undefined], outside: ['lost', 'closed', '', null] },
      due: { inside: ['late', 'soon', undefined], outside: ['red', '', null] },
      mine: { inside: [true, false, undefined], outside: ['true', 1, null] },
      category: { inside: ['饮水安全', undefined], outside: ['', '类'.repeat(201), { $gt: '' }, null] },
      severity: { inside: ['general', 'serious', undefined], outside: ['grave', '', null] },
      responsible: {
        inside: [{ region, title: '柳河乡' }, undefined],
        outside: [{ region }, { title: '柳河乡' }, '柳河乡', null],
      },
      text: { inside: ['', '上坪村', '字'.repeat(80), undefined], outside: ['字'.repeat(81), { $gt: '' }, null] },
      order: { inside: ['due', 'opened', 'place', undefined], outside: ['title', '', null] },
      cursor: {
        inside: [{ value: '2020-04-04', id: 's-1:a.b.c' }, undefined],
        outside: [
          { value: '2020-04-04' },
          { value: 'v'.repeat(201), id: 's' },
          { value: '', id: '' },
          { value: { $gt: '' }, id: 's' },
          null,
        ],
      },
      limit: { inside: [1, 200, undefined], outside: [0, 201, 1.5, '10', null] },
    },
  ),
  FindingById: ask(FindingById, { id: 's-1:a.b.c' }, { id: findingId }),
  FindingAccept: ask(FindingAccept, finding, { id: findingId, version }),
  FindingReportBack: ask(FindingReportBack, { ...finding, text: text(5) }, { id: findingId, version, text: told, photos }),
  FindingVerify: ask(FindingVerify, { ...finding, text: text(5) }, { id: findingId, version, text: told, photos }),
  FindingSendBack: ask(
    FindingSendBack,
    { ...finding, text: text(5) },
    {
      version,
      text: told,
      rectifyBy: { inside: ['2020-02-29', undefined], outside: ['2021-02-29', '2020-2-9', '2020-03-20T00:00:00Z', null] },
    },
  ),
  FindingCloseOut: ask(FindingCloseOut, finding, { id: findingId, version }),
  FindingAskExtension: ask(
    FindingAskExtension,
    { ...finding, text: text(5), rectifyBy: '2020-04-10' },
    {
      id: findingId,
      version,
      text: told,
      rectifyBy: {
        inside: ['2020-02-29', '2020-04-03T14:30', '2020-02-29T00:00'],
        outside: [
          '2021-02-29',
          '2021-02-29T10:00',
          '2020-04-03T24:00',
          '2020-04-03T9:00',
          '2020-04-03T01:00:00.000Z',
          null,
          undefined,
        ],
      },
    },
  ),
  FindingExtend: ask(FindingExtend, finding, { id: findingId, version }),
  FindingRefuseExtension: ask(FindingRefuseExtension, { ...finding, text: text(5) }, { id: findingId, version, text: told }),
  FindingSummaryFilter: ask(FindingSummaryFilter, { plan, region }, { plan: planField, region: regionField }),

  RegionRecord: ask(
    RegionRecord,
    { code: region, name: '湘潭市' },
    { code: regionField, name: { inside: ['市', text(60)], outside: ['', '\u3000', '\u200b', text(61), null, undefined] } },
  ),
  RegionBatch: ask(
    RegionBatch,
    { regions: [] },
    {
      regions: {
        inside: [[], Array(5_000).fill({ code: region, name: '市' })],
        outside: [Array(5_001).fill({ code: region, name: '市' }), [{ code: region }], {}, undefined],
      },
    },
  ),
  RegionSearch: ask(
    RegionSearch,
    { text: '湘潭县 白石' },
    {
      text: { inside: ['湘', text(60)], outside: ['', '\u3000', text(61), null, undefined] },
      within: { inside: [region, undefined], outside: badRegions },
    },
  ),
  RegionFind: ask(
    RegionFind,
    { text: '湘潭县 白石' },
    {
      text: { inside: ['湘', text(60)], outside: ['', '\u3000', text(61), null, undefined] },
      within: { inside: [region, undefined], outside: badRegions },
      among: { inside: ['national', 'held', undefined], outside: ['', 'all', true, null] },
    },
  ),
  RegionAbove: ask(RegionAbove, { code: region }, { code: { inside: [region, null], outside: [...badRegions, undefined] } }),
  RegionRef: ask(RegionRef, { code: region }, { code: regionField }),
  RegionAdoption: ask(
    RegionAdoption,
    { code: region, rename: [region] },
    {
      code: regionField,
      rename: { inside: [[], Array(5_000).fill(region)], outside: [Array(5_001).fill(region), ['湘潭'], null] },
    },
  ),
  RegionChangeDraft: ask(RegionChangeDraft, regionChange, regionChanged),
  RegionChangeInput: ask(RegionChangeInput, { ...regionChange, reason: text(5) }, { ...regionChanged, reason }),
  RegionChangeRef: ask(
    RegionChangeRef,
    { id: '01900000-0000-7000-8000-000000000001', reason: text(5) },
    { id: { inside: [], outside: ['', 'x', { $ne: '' }, null, undefined] }, reason },
  ),
  RegionsTouched: ask(
    RegionsTouched,
    { regions: counties(1) },
    {
      regions: {
        inside: [counties(10), Array(500).fill(region)],
        outside: [[], Array(501).fill(region), ['43'], region, null, undefined],
      },
    },
  ),
  RegionFilter: ask(
    RegionFilter,
    { within: region },
    {
      within: { inside: [region], outside: ['*', '', '4303', { $ne: '' }, null, undefined] },
      level: { inside: ['county', 'township', undefined], outside: ['', 'state', null] },
      written: {
        inside: [[], ['青石县'], Array(50).fill('县'.repeat(100)), undefined],
        outside: [[''], ['县'.repeat(101)], Array(51).fill('县'), '县', null],
      },
      codes: { inside: [undefined], outside: [[region], Array(501).fill(region), ['湘潭'], 'abc', null] },
      beneath: { inside: [undefined], outside: [region, '4303', null] },
    },
  ),

  SummaryRef: ask(SummaryRef, { plan, region }, { plan: planField, region: regionField, window }),
  SummaryWait: ask(
    SummaryWait,
    { plan, region, since: 'v' },
    { window, since: { inside: ['', 'x'.repeat(64)], outside: ['x'.repeat(65), 1, { $ne: '' }, null, undefined] } },
  ),
  FigureRef: ask(
    FigureRef,
    { plan, region, checklist: 'village' },
    {
      window,
      checklist: { inside: ['a'], outside: ['', 'a.b', '__proto__', { $ne: '' }, undefined] },
      path: {
        inside: ['score', 'a.b.c', 'a'.repeat(200), undefined],
        outside: ['', 'a'.repeat(201), 'a.b.c.d', '__proto__.x', 'a.$where', null],
      },
    },
  ),
  ...samplesOfWork,
  ...samplesOfPeople,
}
