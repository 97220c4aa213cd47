import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { readRegister } from './readRegister.ts'
import { registerFaultSentence } from './registerFault.ts'
import type { RegisterRow } from './registerRow.ts'

const plan = (over: Partial<ReturnType<typeof smallPlan>> = {}) => ({ ...smallPlan(), jurisdiction: '430300000000', ...over })
const village = (over: Partial<RegisterRow> = {}): RegisterRow => ({
  line: 2,
  id: 'v1',
  name: '甲村',
  kind: 'village',
  regionCode: '430321109237',
  attributes: { poor: 12 },
  ...over,
})
const withPoor = (poor: unknown) => village({ attributes: { poor } })
const other = { line: 3, id: 'v2', name: '乙村', regionCode: '430321109238' }
const told = (...rows: RegisterRow[]) => readRegister(plan(), rows).faults.map((fault) => registerFaultSentence(fault, 'zh'))

describe('a register', () => {
  it('whose rows are right becomes targets, without what was left blank', () => {
    const rows = [
      village({ name: ' 甲村 ', attributes: { poor: 0, persons: null, status: '　' } }),
      village({ ...other, id: null }),
    ]
    expect(readRegister(plan(), rows)).toEqual({
      targets: [
        { id: 'v1', name: '甲村', kind: 'village', regionCode: '430321109237', attributes: { poor: 0 } },
        { id: '430321109238', name: '乙村', kind: 'village', regionCode: '430321109238', attributes: { poor: 12 } },
      ],
      faults: [],
    })
  })

  it('keeps where a target lies, in whatever way it is written, and refuses what is no place on the globe', () => {
    const position = { latitude: 27.8294, longitude: 112.9445 }
    for (const given of [position, '27.8294, 112.9445', '东经112.9445 北纬27.8294'])
      expect(readRegister(plan(), [village({ position: given })])).toMatchObject({ targets: [{ position }], faults: [] })
    for (const blank of [undefined, null, ' '])
      expect(readRegister(plan(), [village({ position: blank })]).targets[0]).not.toHaveProperty('position')
    for (const wrong of ['壶天镇', 27.8, { latitude: 112.9, longitude: 27.8 }, { latitude: '27', longitude: '112' }, [], true])
      expect(told(village({ position: wrong }))).toEqual([expect.stringContaining('的“位置”：')])
    expect(told(village({ position: '壶天镇' }))[0]).toContain('“壶天镇”不是位置：请写纬度和经度')
  })

  it('keeps of a name and of a text what is seen of it', () => {
    const row = village({ name: '甲\u202e村\u200b', attributes: { poor: 1, status: 'o\u200but\u202e' } })
    expect(readRegister(plan(), [row])).toMatchObject({ targets: [{ name: '甲村', attributes: { status: 'out' } }], faults: [] })
    expect(told(village({ name: '合\u200b计' }))).toEqual([expect.stringContaining('是合计行')])
  })

  it.each<[string, RegisterRow, string]>([
    ['a figure as text', withPoor('12'), '“贫困人口”：“12”不是数字'],
    ['a figure with its unit', withPoor('１２人'), '“贫困人口”：“１２人”不是数字'],
    ['a mark in the place of a figure', withPoor(true), '“贫困人口”：“true”不是数字'],
    ['a list in the place of a figure', withPoor([12]), '“贫困人口”：“[12]”不是数字'],
    ['half a person', withPoor(1.5), '“贫困人口”：“1.5”不是整数'],
    ['a negative figure', withPoor(-600), '“贫困人口”：“-600”不能小于 0'],
    ['a figure beyond all counting', withPoor(1e300), '“贫困人口”：“1e+300”不能大于 9007199254740991'],
    ['no figure where the kind wants one', village({ attributes: {} }), '“贫困人口”：没有填写'],
    ['blanks of no width where the kind wants a figure', withPoor('\u200B\u3164'), '“贫困人口”：没有填写'],
    [
      'a status that nobody offers',
      village({ attributes: { poor: 1, status: 'o ut' } }),
      '“状态”：“o ut”不在可选的范围内，只能是：out、in',
    ],
    ['a figure in the place of a status', village({ attributes: { poor: 1, status: 1 } }), '“状态”：“1”不是文字'],
    [
      'a figure that the plan does not keep',
      village({ attributes: { poor: 1, height: 3 } }),
      '“height”：方案没有为“行政村”登记这一项，请删去，或先修改方案',
    ],
    [
      'a name of every object',
      village({ attributes: { poor: 1, toString: 1 } }),
      '“toString”：方案没有为“行政村”登记这一项，请删去，或先修改方案',
    ],
    ['a kind that the plan does not have', village({ kind: '学校' }), '“类别”：方案中没有“学校”这一类督战对象'],
    [
      'the county’s code',
      village({ regionCode: '430321000000' }),
      '“区划代码”：“430321000000”是县级的代码，“行政村”应填村的代码',
    ],
    [
      'a place outside the plan’s jurisdiction',
      village({ regionCode: '410325103223' }),
      '“区划代码”：“410325103223”不在方案所管的地区（430300000000）之内',
    ],
    ['a code that is none', village({ regionCode: '4303' }), '“区划代码”：“4303”不是区划代码：应为 12 位数字，且逐级对应'],
    ['no code', village({ regionCode: '' }), '“区划代码”：没有填写'],
    ['a blank id', village({ id: ' ' }), '“编号”：没有填写'],
    [
      'an id of other signs',
      village({ id: '村/1' }),
      '“编号”：“村/1”不能作编号：以字母或数字开头，只用字母、数字和短横线，最多 64 个字',
    ],
  ])('with %s is told so, at its line, target and column', (_, row, sentence) => {
    expect(told(row)).toEqual([`第 2 行“甲村”的${sentence}`])
    expect(readRegister(plan(), [row]).targets).toEqual([])
  })

  it.each([
    ['blanks for a name', ' 　\u200B', '第 2 行的“名称”：没有填写'],
    ['a row of totals', '嵩县 合 计：', '第 2 行“嵩县 合 计：”的“名称”：“嵩县 合 计：”是合计行，不是督战对象，请删去这一行'],
  ])('with %s is told so', (_, name, sentence) => {
    expect(told(village({ name }))).toEqual([sentence])
  })

  it('with a name of a page is told so, and not with the page', () => {
    const [fault] = told(village({ name: '村'.repeat(5_000) }))
    expect(fault).toContain('太长，最多 80 个字')
    expect(fault!.length).toBeLessThan(200)
  })

  it('is told every fault of every row at once, in the order of the rows', () => {
    const found = told(village({ name: '', regionCode: '1', attributes: { poor: '多' } }), village({ ...other, kind: '' }))
    expect(found.map((sentence) => sentence.split('：')[0])).toEqual([
      '第 2 行的“名称”',
      '第 2 行的“区划代码”',
      '第 2 行的“贫困人口”',
      '第 3 行“乙村”的“类别”',
    ])
  })
})

describe('two rows of a register', () => {
  it('with one id are named, both of them', () => {
    expect(told(village(), village({ ...other, id: 'v1' }))).toEqual(['第 3 行“乙村”的“编号”：“v1”与第 2 行重复'])
  })

  it('with one code are two entries of one village, whatever it is called', () => {
    expect(told(village(), village({ ...other, regionCode: '430321109237' }))).toEqual([
      '第 3 行“乙村”的“区划代码”：“430321109237”与第 2 行重复',
    ])
    expect(told(village({ id: null }), village({ ...other, id: null, regionCode: '430321109237' })), 'told once').toHaveLength(1)
  })

  it('share a code where their kind lies outside the tree, but not a code and a name', () => {
    const sites = plan({ targetKinds: [{ ...smallPlan().targetKinds[0]!, level: 'site' }] })
    const at = (over: Partial<RegisterRow>) => village({ regionCode: '430321109000', ...over })
    expect(readRegister(sites, [at({}), at({ line: 3, id: 'v2', name: '乙安置点' })]).faults).toEqual([])
    const [fault] = readRegister(sites, [at({}), at({ line: 3, id: 'v2', name: ' 甲 村' })]).faults
    expect(fault).toMatchObject({ code: 'cell.repeated', path: 'name', line: 3 })
  })

  it('that are wrong in their ids or codes are not said to be the same', () => {
    const found = told(village({ id: '', regionCode: '' }), village({ ...other, id: '', regionCode: '' }))
    expect(found.filter((sentence) => sentence.includes('重复'))).toEqual([])
  })

  it('are held against what is registered already: a correction keeps its id, a second entry does not', () => {
    const [standing] = readRegister(plan(), [village()]).targets
    const read = (over: Partial<RegisterRow>) => readRegister(plan(), [village(over)], [standing!]).faults
    expect(read({ attributes: { poor: 600 } })).toEqual([])
    expect(read({ id: 'v9' }).map((fault) => registerFaultSentence(fault, 'zh'))).toEqual([
      '第 2 行“甲村”的“区划代码”：“430321109237”与已登记的“甲村”重复',
    ])
  })
})

describe('the place of a target', () => {
  const lies = (
    level: 'village' | 'household' | 'site' | 'county' | 'township',
    regionCode: string,
    jurisdiction = '430300000000',
  ) => {
    const kinds = [{ ...smallPlan().targetKinds[0]!, level }]
    const { faults } = readRegister(plan({ targetKinds: kinds, jurisdiction }), [village({ regionCode })])
    return faults.map(({ code }) => code)
  }

  it.each([
    ['village', '430321109237', []],
    ['village', '430321109000', ['cell.region-level']],
    ['county', '430321000000', []],
    ['county', '430321109237', ['cell.region-level']],
    ['county', '430300000000', ['cell.region-level']],
    ['household', '430321109237', []],
    ['household', '430321109000', []],
    ['household', '430321000000', ['cell.region-level']],
    ['site', '430321000000', []],
    ['site', '430300000000', ['cell.region-level']],
  ] as const)('of the level %s at %s: %j', (level, code, codes) => {
    expect(lies(level, code)).toEqual(codes)
  })

  it('is a township where a city has no counties', () => {
    expect(lies('township', '441900003000', '441900000000')).toEqual([])
    expect(lies('village', '441900003001', '441900000000')).toEqual([])
  })

  it('is, of the level of counties in a city that has none, a township; and no code that only keeps the digits in order', () => {
    expect(lies('county', '441900003000', '441900000000')).toEqual([])
    expect(lies('county', '430321109000'), 'a township that has its county').toEqual(['cell.region-level'])
    expect(lies('site', '441900003000', '441900000000')).toEqual([])
    expect(lies('county', '419001000000', '410000000000')).toEqual([])
    expect(lies('county', '419000000000', '410000000000')).toEqual(['cell.region-filler'])
  })

  it('is no prefix of digits: 4403 does not lie in 4401, nor 430321 in 430320', () => {
    expect(lies('village', '440303100001', '440100000000')).toEqual(['cell.region-outside'])
    expect(lies('village', '430321109237', '430320000000')).toEqual(['cell.region-outside'])
  })
})

describe('whatever is sent for a register', () => {
  it('may nest as deep as it likes: it is a cell that cannot stand, and is told as one', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    const [fault] = readRegister(plan(), [village({ attributes: { poor: deep } })]).faults
    expect(fault && registerFaultSentence(fault, 'zh')).toBe('第 2 行“甲村”的“贫困人口”：“{…}”不是数字')
  })

  const anything = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      '',
      ' ',
      '12',
      '１２人',
      true,
      false,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1,
      0,
      1.5,
    ),
    fc.integer(),
    fc.double(),
    fc.string(),
    fc.array(fc.integer(), { maxLength: 2 }),
    fc.constantFrom('out', 'in', '430321109237', '430321000000'),
  )
  const name = fc.constantFrom('poor', 'persons', 'status', 'height', '__proto__', 'constructor')
  const text = fc.oneof(fc.string(), fc.constantFrom('village', 'v1', '合计', '430321109237', '430321000000', '110101001001'))
  const row = fc.record({
    line: fc.nat(),
    id: fc.option(text),
    name: text,
    kind: fc.oneof(text, fc.constant('village')),
    regionCode: fc.oneof(text, fc.constant('430321109237')),
    attributes: fc.dictionary(name, anything),
  })

  it('is taken or told in both languages, and what is taken can be judged: figures within bounds, marks that are offered', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const { targets, faults } = readRegister(plan(), rows)
        for (const { attributes, kind, regionCode, id } of targets) {
          expect(kind).toBe('village')
          expect(regionCode).toMatch(/^4303\d{8}$/)
          expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
          expect(Object.keys(attributes).every((key) => ['poor', 'persons', 'status'].includes(key))).toBe(true)
          expect(Number.isSafeInteger(attributes['poor']) && Number(attributes['poor']) >= 0).toBe(true)
          expect(['out', 'in', undefined]).toContain(attributes['status'])
        }
        expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length)
        if (faults.length === 0) expect(targets).toHaveLength(rows.length)
        for (const fault of faults)
          for (const language of ['zh', 'en'] as const)
            expect(registerFaultSentence(fault, language)).not.toMatch(
              /\{(text|least|most|kind|choices|found|wanted|jurisdiction|other)\}/,
            )
      }),
      { numRuns: 2_000 },
    )
  })
})
