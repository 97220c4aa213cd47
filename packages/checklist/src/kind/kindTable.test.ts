import { describe, expect, it } from 'vitest'
import { interpretAnswers } from '../answers/interpretAdmitted.ts'
import { observationsOf } from '../answers/observationsOf.ts'
import { resultOf } from '../answers/resultOf.ts'
import { compileAnswers } from '../compile.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf } from '../test/everyKind.ts'
import { type ItemKind, itemKinds } from './itemKinds.ts'
import { kindShapes } from './kindShapes.ts'

const hash = '0123456789abcdef'.repeat(4)
const other = 'f'.repeat(64)
const aFile = { hash, name: '台账.xlsx', size: 1024 }

interface Row {
  /** An answer, how it is printed, and what it says for figures at the item itself. */
  takes: [given: object, printed: string, observed: object | null][]
  /** Answers that are refused, by the keyword of the first fault. */
  refuses: [given: unknown, keyword: string][]
}

/** What each kind takes as the example of its kind asks it, written out by hand: a second opinion of its own shape. */
const table: Readonly<Record<Exclude<ItemKind, 'computed' | 'info'>, Row>> = {
  judgement: {
    takes: [
      [{ answer: 'yes' }, '是', { result: 'good' }],
      [{ answer: 'no', note: '没有卫生室' }, '否', { result: 'bad' }],
      [{ answer: 'na' }, '不适用', { result: 'na' }],
    ],
    refuses: [
      [{ answer: 'no' }, 'required'],
      [{ answer: 'no', note: '四字以内' }, 'minLength'],
      [{ answer: '是' }, 'enum'],
      [{ answer: 'YES' }, 'enum'],
      [{}, 'required'],
      [{ answer: 'yes', approved: true }, 'additionalProperties'],
      ['yes', 'type'],
    ],
  },
  grade: {
    takes: [
      [{ value: '好' }, '好', { choices: ['好'], result: 'good' }],
      [{ value: '差' }, '差', { choices: ['差'], result: 'bad' }],
    ],
    refuses: [
      [{ value: '很好' }, 'enum'],
      [{ value: '' }, 'required'],
      [{ value: ['好'] }, 'type'],
    ],
  },
  score: {
    takes: [
      [{ deductions: {} }, '10分', { number: 10 }],
      [{ deductions: { litter: 2, sewage: 1 } }, '4.5分', { number: 4.5 }],
      [{ deductions: { litter: 20, sewage: 20 } }, '0分', { number: 0 }],
    ],
    refuses: [
      [{ deductions: { litter: 21 } }, 'maximum'],
      [{ deductions: { litter: -1 } }, 'minimum'],
      [{ deductions: { litter: 0.5 } }, 'type'],
      [{ deductions: { dust: 1 } }, 'additionalProperties'],
      [{ value: 7 }, 'required'],
    ],
  },
  number: {
    takes: [
      [{ value: 0 }, '0', { number: 0 }],
      [{ value: 1_000 }, '1000', { number: 1_000 }],
    ],
    refuses: [
      [{ value: -1 }, 'minimum'],
      [{ value: 1_001 }, 'maximum'],
      [{ value: 1.5 }, 'type'],
      [{ value: '12' }, 'type'],
      [{ value: null }, 'type'],
      [{}, 'required'],
    ],
  },
  choice: {
    takes: [
      [{ value: '自来水' }, '自来水', { choices: ['自来水'] }],
      [{ value: '其他', other: '山泉' }, '其他（山泉）', { choices: ['其他'] }],
    ],
    refuses: [
      [{ value: '河水' }, 'enum'],
      [{ value: '其他' }, 'x-other'],
      [{ value: '水井', other: '山泉' }, 'x-other'],
      [{ value: '其他', other: '泉'.repeat(101) }, 'maxLength'],
    ],
  },
  choices: {
    takes: [
      [{ value: ['因病'] }, '因病', { choices: ['因病'] }],
      [
        { value: ['因病', '因学', '因灾', '其他'], other: '缺水' },
        '因病、因学、因灾、其他（缺水）',
        { choices: ['因病', '因学', '因灾', '其他'] },
      ],
    ],
    refuses: [
      [{ value: [] }, 'minItems'],
      [{ value: ['因病', '因病'] }, 'uniqueItems'],
      [{ value: ['因懒'] }, 'enum'],
      [{ value: '因病' }, 'type'],
      [{ value: ['其他'] }, 'x-other'],
    ],
  },
  date: {
    takes: [
      [{ value: '1970-01-01' }, '1970年1月1日', { number: 0 }],
      [{ value: '2020-02-29' }, '2020年2月29日', { number: 18_321 }],
    ],
    refuses: [
      [{ value: '2021-02-29' }, 'format'],
      [{ value: '2020-2-9' }, 'format'],
      [{ value: '20200209' }, 'format'],
      [{ value: 20_200_209 }, 'type'],
    ],
  },
  month: {
    takes: [
      [{ value: '1970-01' }, '1970年1月', { number: 0 }],
      [{ value: '2020-12' }, '2020年12月', { number: 611 }],
    ],
    refuses: [
      [{ value: '2020-13' }, 'format'],
      [{ value: '2020-00' }, 'format'],
      [{ value: '2020-12-01' }, 'format'],
    ],
  },
  time: {
    takes: [
      [{ value: '00:00' }, '00:00', { number: 0 }],
      [{ value: '23:59' }, '23:59', { number: 1_439 }],
    ],
    refuses: [
      [{ value: '24:00' }, 'format'],
      [{ value: '8:00' }, 'format'],
      [{ value: '08:60' }, 'format'],
    ],
  },
  text: {
    takes: [
      [{ text: '道路' }, '道路', { number: 1 }],
      [{ text: '路'.repeat(2_000) }, '路'.repeat(2_000), { number: 1 }],
    ],
    refuses: [
      [{ text: '路' }, 'minLength'],
      [{ text: ' 路 ' }, 'minLength'],
      [{ text: '\u3000\u3000\u3000' }, 'required'],
      [{ text: '路'.repeat(2_001) }, 'maxLength'],
      [{ text: 5 }, 'type'],
    ],
  },
  longText: {
    takes: [[{ text: '小结\n其二' }, '小结\n其二', { number: 1 }]],
    refuses: [
      [{ text: '结'.repeat(4_001) }, 'maxLength'],
      [{ text: '' }, 'required'],
    ],
  },
  photo: {
    takes: [
      [{ photos: [hash] }, '1张照片', { number: 1 }],
      [{ photos: [hash, other] }, '2张照片', { number: 2 }],
    ],
    refuses: [
      [{ photos: [] }, 'minItems'],
      [{ photos: [hash, hash] }, 'uniqueItems'],
      [{ photos: ['x.jpg'] }, 'pattern'],
      [{ photos: [hash.toUpperCase()] }, 'pattern'],
      [{ photos: hash }, 'type'],
    ],
  },
  file: {
    takes: [
      [{ files: [aFile] }, '1个附件', { number: 1 }],
      [
        {
          files: [
            { ...aFile, size: 10_485_760 },
            { ...aFile, hash: other },
          ],
        },
        '2个附件',
        { number: 2 },
      ],
    ],
    refuses: [
      [{ files: [{ ...aFile, size: 10_485_761 }] }, 'maximum'],
      [{ files: [{ ...aFile, size: 0 }] }, 'minimum'],
      [{ files: [{ ...aFile, name: '' }] }, 'required'],
      [{ files: [hash] }, 'type'],
      [{ files: Array.from({ length: 6 }, () => aFile) }, 'maxItems'],
    ],
  },
  position: {
    takes: [
      [
        { position: { latitude: 27.8, longitude: 112.9, accuracy: 12.4, by: 'device' } },
        '北纬27.80000°，东经112.90000°（误差约12米）',
        { number: 1 },
      ],
      [
        { position: { latitude: 27.8, longitude: 112.9, by: 'hand', reason: '没有卫星信号' } },
        '北纬27.80000°，东经112.90000°（手工填写）',
        { number: 1 },
      ],
    ],
    refuses: [
      [{ position: { latitude: 90.1, longitude: 0, accuracy: 1, by: 'device' } }, 'maximum'],
      [{ position: { latitude: 0, longitude: -180.1, accuracy: 1, by: 'device' } }, 'minimum'],
      [{ position: { latitude: 0, longitude: 0, accuracy: 1_001, by: 'device' } }, 'maximum'],
      [{ position: { latitude: 0, longitude: 0, by: 'device' } }, 'x-position'],
      [{ position: { latitude: 0, longitude: 0, by: 'hand' } }, 'x-position'],
      [{ position: { latitude: 0, longitude: 0, by: 'satellite' } }, 'enum'],
    ],
  },
  signature: {
    takes: [[{ signature: hash, signer: '张三' }, '已签名', { number: 1 }]],
    refuses: [
      [{ signer: '张三' }, 'required'],
      [{ signature: '张三' }, 'pattern'],
      [{ signature: hash, signer: '张'.repeat(51) }, 'maxLength'],
    ],
  },
  table: {
    takes: [
      [{ rows: [{ name: '张三', state: 'A级' }] }, '1行', { number: 1 }],
      [
        {
          rows: [
            { name: '张三', state: 'A级', area: 80 },
            { name: '李四', state: 'D级' },
          ],
        },
        '2行',
        { number: 2 },
      ],
    ],
    refuses: [
      [{ rows: [] }, 'minItems'],
      [{ rows: [{ name: '张三' }] }, 'required'],
      [{ rows: [{ name: '张三', state: 'E级' }] }, 'enum'],
      [{ rows: [{ name: '张三', state: 'A级', phone: '1' }] }, 'additionalProperties'],
      [{ rows: ['张三'] }, 'type'],
    ],
  },
  household: {
    takes: [[{ rows: [{ name: '张三', state: 'A级' }] }, '1户', { number: 1 }]],
    refuses: [
      [{ rows: [] }, 'minItems'],
      [{ rows: { name: '张三', state: 'A级' } }, 'type'],
    ],
  },
  group: {
    takes: [[{ planned: 12, paidOn: '2020-03-01' }, '计划投入 12万元，拨付日期 2020年3月1日', null]],
    refuses: [
      [{ paidOn: '2020-03-01' }, 'required'],
      [{ planned: '12' }, 'type'],
      [{ planned: 12, paidOn: '2020-03-21' }, 'x-not-future'],
    ],
  },
}
const rows = Object.entries(table) as [keyof typeof table, Row][] // the keys of a record of kinds
const today = '2020-03-20'

describe.each(rows)('the kind %s', (kind, { takes, refuses }) => {
  const schema = checklistOf([kind])
  const outline = outlineOf(schema)
  const path = `first.${kind}Item`
  const [item] = outline.items
  const both = [compileAnswers(schema), interpretAnswers(schema)]
  const faults = (given: unknown) => {
    const [onServer, onPage] = both.map((validate) => validate({ first: { [`${kind}Item`]: given } }, { today }))
    expect(onPage).toEqual(onServer)
    return onServer ?? []
  }

  it('takes what it should, prints it and says it for figures', () => {
    for (const [given, printed, observed] of takes) {
      expect(faults(given), JSON.stringify(given)).toEqual([])
      expect(item && itemKinds[kind].print(item, { ...given })).toBe(printed)
      const found = observationsOf(outline, { first: { [`${kind}Item`]: given } }).filter((one) => one.path === path)
      expect(found).toEqual(observed ? [expect.objectContaining(observed)] : [])
    }
  })

  it('refuses what it should not, by the rule that is broken, at its place', () => {
    for (const [given, keyword] of refuses) {
      const found = faults(given)
      expect(
        found.map((fault) => fault.keyword),
        JSON.stringify(given),
      ).toContain(keyword)
      for (const fault of found) expect(fault.path.startsWith(path), fault.path).toBe(true)
    }
  })

  it('left out where it is demanded is missing, and by nothing else', () => {
    expect(faults(undefined).map(({ path: at, keyword }) => [at, keyword])).toEqual([[path, 'required']])
  })

  it('is judged the same by the result of its item as by what it says for figures', () => {
    for (const [given] of takes) {
      const answers = { first: { [`${kind}Item`]: given } }
      const told = observationsOf(outline, answers).find((one) => one.path === path)?.result
      if (told !== undefined && item) expect(resultOf(outline, item, answers)).toBe(told)
    }
  })
})

describe('the table of kinds', () => {
  it('has a row for every kind that is answered', () => {
    expect(rows.map(([kind]) => kind).sort()).toEqual(
      Object.keys(itemKinds)
        .filter((kind) => kind !== 'computed' && kind !== 'info')
        .sort(),
    )
  })

  it('is of kinds whose examples pass as they stand', () => {
    for (const kind of Object.keys(kindShapes) as ItemKind[]) {
      const example: SubSchema = kindShapes[kind].example
      expect(example['x-item']?.kind).toBe(kind)
      expect(example.title?.length).toBeGreaterThan(1)
    }
  })
})
