import { describe, expect, it } from 'vitest'
import { choose, held, leave, press, write } from '../test/act.ts'
import { aPlan } from '../test/builders/aPlan.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { now, showField as show } from '../test/showField.tsx'

const tick = (name: string) => press(the('field', name))

const visit = ['duties', 'visits', 0] as const
const phases = [
  { key: 'a', title: '部署', start: '2020-03-01', end: '2020-03-31' },
  { key: 'b', title: '攻坚', start: '2020-04-01', end: '2020-06-30' },
]

describe('a field of one value', () => {
  it('writes a text, and takes an emptied one out where the plan can do without', async () => {
    await show('document.number', ['document'])
    expect(textOf()).toBe('文号 可不填')
    await write('文号', '东扶发〔2020〕1号')
    expect(now('document', 'number')).toBe('东扶发〔2020〕1号')
    await write('文号', '')
    expect(now('document')).toEqual({ issuer: '东山市扶贫开发领导小组' })
  })

  it('keeps an emptied text that the plan needs, for its check to say so', async () => {
    await show('title')
    expect(textOf()).toBe('名称')
    await write('名称', '')
    expect(now('title')).toBe('')
  })

  it.each([
    ['phases.start', ['phases', 0], '开始日期', '2020-03-05', '2020-03-05'],
    ['phases.goal', ['phases', 0], '目标', '全面启动', '全面启动'],
    ['duties.visits.times', visit, '次数', '3', 3],
    ['duties.remindDays', ['duties'], '提前几天提醒', '0', 0],
    ['duties.owed.when.hour', ['duties', 'owed', 0, 'when'], '几点前', '18:00', '18:00'],
    ['jurisdiction', [], '制定地区', '430300000000', '430300000000'],
  ] as const)('writes %s as what it is', async (path, at, label, text, value) => {
    await show(path, at, { ...aPlan({ phases }), duties: { ...aPlan().duties, owed: [{ when: {} }] } })
    await write(label, text)
    expect(now(...at, path.split('.').at(-1) ?? '')).toEqual(value)
    await write(label, '')
    expect([undefined, '']).toContain(now(...at, path.split('.').at(-1) ?? ''))
  })

  it.each([
    ['phases.start', '开始日期', '3月上旬', '2020-03-01'],
    ['phases.end', '完成日期', '3月上旬', '2020-03-10'],
    ['phases.end', '完成日期', '二〇二〇年三月三十一日', '2020-03-31'],
    ['phases.end', '完成日期', '2月底', '2021-02-28'],
    ['milestones.due', '期限', '第二季度', '2020-06-30'],
  ])('reads a date of %s as documents write it: %s %s', async (path, label, text, date) => {
    const milestones = [{ key: 'm', title: '过半', due: '2020-05-01', lines: ['一半'] }]
    const [list = '', name = ''] = path.split('.')
    await show(path, [list, 0], aPlan({ phases, milestones }))
    await write(label, text)
    const [year = '', month, day] = date.split('-').map(Number)
    expect([now(list, 0, name), texts('status')]).toEqual([date, [`读作${year}年${month}月${day}日`]])
    await leave(the('field', label))
    expect([held(label), texts('status')]).toEqual([`${year}年${month}月${day}日`, []])
  })

  it('says of a date that cannot be read that nothing was changed, and keeps what was there before', async () => {
    await show('phases.end', ['phases', 0], aPlan({ phases }))
    const before = now('phases', 0, 'end')
    await write('完成日期', '3月底')
    await write('完成日期', '3月底或4月初')
    expect([now('phases', 0, 'end'), texts('alert')], 'not while it is written').toEqual([before, []])
    await leave(the('field', '完成日期'))
    expect(texts('alert')).toEqual([expect.stringContaining('没有读懂“3月底或4月初”，没有改动')])
    await write('完成日期', '4月初')
    expect([now('phases', 0, 'end'), texts('alert')]).toEqual(['2020-04-01', []])
  })

  it('says what is wrong with it', async () => {
    await show('title', [], aPlan({ title: '' }), [{ path: 'title', message: '不能为空' }])
    expect(texts('alert')).toEqual(['不能为空'])
  })

  it('is a box to tick where it is yes or nothing', async () => {
    await show('duties.visits.unannounced', visit)
    await tick('四不两直')
    expect(now(...visit, 'unannounced')).toBe(true)
    await tick('四不两直')
    expect(Object.keys(now(...visit) as object)).not.toContain('unannounced')
  })
})

describe('a choice', () => {
  it('of one among words, with none where the plan can do without', async () => {
    await show('targetLists.told', ['targetLists', 0])
    await choose('名单告知范围', '公开')
    expect(now('targetLists', 0, 'told')).toBe('open')
    await choose('名单告知范围', '不规定')
    expect(now('targetLists', 0)).not.toHaveProperty('told')
  })

  it('of a day of the month or its last', async () => {
    await show('cycles.endsOn', ['cycles', 0])
    await choose('截止日', '25 日')
    expect(now('cycles', 0, 'endsOn')).toBe(25)
    await choose('截止日', '最后一天')
    expect(now('cycles', 0, 'endsOn')).toBe('last')
  })

  it('of a day of the week, where the weeks are what ends on it', async () => {
    await show('cycles.endsOn', ['cycles', 0], aPlan({ cycles: [{ key: 'week', title: '每周', every: 'week', endsOn: 7 }] }))
    expect(textOf(the('field', '截止日'))).toContain('星期五')
    expect(textOf(the('field', '截止日'))).not.toContain('8 日')
    await choose('截止日', '星期五')
    expect(now('cycles', 0, 'endsOn')).toBe(5)
  })

  it('of an element by its title, and what is there no more is shown as that', async () => {
    await show('duties.visits.checklist', visit)
    const [checklist] = aPlan().checklists
    await choose('督战清单', checklist?.title ?? '')
    expect(now(...visit, 'checklist')).toBe('village')
    await show(
      'milestones.phase',
      ['milestones', 0],
      aPlan({ phases, milestones: [{ key: 'm', title: '节点', due: '2020-06-30', lines: ['甲'], phase: 'gone' }] }),
    )
    expect(textOf(the('field', '阶段'))).toContain('已不存在（gone）')
    await choose('阶段', '攻坚')
    expect(now('milestones', 0, 'phase')).toBe('b')
  })

  it('of an attribute by its words and unit', async () => {
    const list = { ...aPlan().targetLists[0], draw: { count: 3 } }
    await show('targetLists.draw.stratify', ['targetLists', 0, 'draw'], { ...aPlan(), targetLists: [list] })
    await choose('分层字段', '未脱贫人口（人）')
    expect(now('targetLists', 0, 'draw', 'stratify')).toBe('people')
  })

  it('of several, in the order of the plan, and never of none where one is needed', async () => {
    await show('duties.visits.modes', visit)
    await tick('暗访')
    await tick('定点')
    expect(now(...visit, 'modes')).toEqual(['covert'])
    await tick('定点')
    expect(now(...visit, 'modes')).toEqual(['fixed', 'covert'])
    await tick('定点')
    await tick('暗访')
    expect(now(...visit, 'modes'), 'its check says that one is needed').toEqual([])
  })

  it('of several elements, one that is gone among them until it is taken off', async () => {
    await show('targetLists.excludes', ['targetLists', 0], {
      ...aPlan(),
      targetLists: [{ ...aPlan().targetLists[0], excludes: ['old'] }],
    })
    expect(textOf()).toContain('已不存在（old）')
    await tick('已不存在（old）')
    expect(now('targetLists', 0)).not.toHaveProperty('excludes')
  })

  it('of nothing, where the plan has nothing to choose', async () => {
    await show('duties.burden.targetLists', ['duties', 'burden', 0], { ...aPlan(), targetLists: [] })
    expect(textOf()).toContain('方案中还没有可选的内容')
  })
})

describe('several short texts', () => {
  it('are lines, pasted at once or written one by one', async () => {
    await show('document.upstream', ['document'])
    await write('上级依据', '国务院指导意见\n\n  省实施方案  \n')
    expect(now('document', 'upstream')).toEqual(['国务院指导意见', '省实施方案'])
    expect(held('上级依据'), 'what is being typed stays').toBe('国务院指导意见\n\n  省实施方案  \n')
    await write('上级依据', '')
    expect(now('document')).not.toHaveProperty('upstream')
  })
})

describe('fields that belong together', () => {
  it('are added and taken away as a whole where the plan can do without', async () => {
    await show('targetLists.draw', ['targetLists', 0])
    await press('添加随机抽取')
    expect(now('targetLists', 0, 'draw')).toEqual({})
    await write('数量', '5')
    expect(now('targetLists', 0, 'draw')).toEqual({ count: 5 })
    await press('去掉随机抽取')
    expect(now('targetLists', 0)).not.toHaveProperty('draw')
  })

  it('change with their kind, and what both kinds have goes over', async () => {
    const owed = {
      key: 'x',
      title: '报告',
      what: 'report',
      who: { kind: 'jurisdiction' },
      when: { kind: 'date', due: '2020-06-30', hour: '18:00' },
    }
    await show('duties.owed.when', ['duties', 'owed', 0], { ...aPlan(), duties: { owed: [owed] } })
    expect(held('时间要求')).toBe('date')
    await choose('时间要求', '按周期')
    expect(now('duties', 'owed', 0, 'when')).toEqual({ kind: 'cycle', every: 'day', hour: '18:00' })
    await choose('周期', '每月')
    expect(now('duties', 'owed', 0, 'when', 'every')).toBe('month')
  })

  it('that few need are folded away, with how many are filled', async () => {
    await show(
      'goals.baselines',
      ['goals', 0],
      aPlan({ goals: [{ key: 'g', title: '目标', baselines: [{ title: '人口', value: 3, unit: '人' }] }] }),
    )
    expect(textOf()).not.toContain('约束与原文')
    await show('phases', [], { ...aPlan(), phases: [{ ...phases[0], hold: 'floor' }] })
    await press('1部署')
    expect(textOf(document.querySelector('summary') ?? undefined)).toBe('约束与原文（已填 1 项）')
  })
})

describe('values under names', () => {
  it('are attributes that targets are registered with', async () => {
    await show('targetKinds.attributes.properties', ['targetKinds', 0, 'attributes'])
    await press('添加一项登记字段')
    const added = now('targetKinds', 0, 'attributes', 'properties', 'attribute3')
    expect(added).toEqual({ type: 'integer', title: '' })
    await press('删除：通硬化路')
    expect(Object.keys(now('targetKinds', 0, 'attributes', 'properties') as object)).toEqual(['people', 'attribute3'])
  })

  it('are figures, each renamed when its name is left', async () => {
    const list = { ...aPlan().targetLists[0], printed: { byRegion: { '430321000000': 3 } } }
    await show('targetLists.printed.byRegion', ['targetLists', 0, 'printed'], { ...aPlan(), targetLists: [list] })
    await write('按地区的名称', '430322000000')
    expect(now('targetLists', 0, 'printed', 'byRegion')).toEqual({ '430321000000': 3 })
    await leave(the('field', '按地区的名称'))
    await write('430322000000的数值', '7')
    expect(now('targetLists', 0, 'printed', 'byRegion')).toEqual({ '430322000000': 7 })
  })
})

describe('a condition', () => {
  const rule = ['targetLists', 0, 'rules', 0] as const
  const where = () => now(...rule, 'where')

  it('is read and written as subject, comparison and value', async () => {
    await show('targetLists.rules.where', rule)
    expect([held('比较的内容'), held('怎样比较'), held('比较的值')]).toEqual(['people', 'least', '100'])
    expect(textOf()).toContain('人')
    await write('比较的值', '50')
    await choose('怎样比较', '高于')
    expect(where()).toEqual({ properties: { people: { exclusiveMinimum: 50 } }, required: ['people'] })
  })

  it('asks what suits the attribute', async () => {
    await show('targetLists.rules.where', rule)
    await choose('比较的内容', '通硬化路')
    expect(where()).toEqual({ properties: { hasRoad: { const: true } }, required: ['hasRoad'] })
    await choose('比较的值', '否')
    expect(where()).toEqual({ properties: { hasRoad: { const: false } }, required: ['hasRoad'] })
  })

  it('has several terms, all or any of which must hold, and loses one again', async () => {
    await show('targetLists.rules.where', rule)
    await press('添加一个条件')
    await choose('条件之间的关系', '符合以下任意一条')
    expect(where()).toEqual({
      anyOf: [
        { properties: { people: { minimum: 100 } }, required: ['people'] },
        { properties: { people: { minimum: 0 } }, required: ['people'] },
      ],
    })
    await press(all('button').filter((button) => textOf(button) === '去掉这个条件')[1] ?? document.body)
    expect(where()).toEqual({ properties: { people: { minimum: 100 } }, required: ['people'] })
    await press('去掉这个条件')
    expect(where()).toEqual({})
    await press('添加一个条件')
    expect(where()).toEqual({ properties: { people: { minimum: 0 } }, required: ['people'] })
  })

  it('asks a step of the ladder about the standing, by its words', async () => {
    const step = {
      key: 's',
      title: '约谈',
      when: { properties: { rating: { const: 'poor' } }, required: ['rating'] },
      actions: ['interview'],
    }
    await show('ladder.when', ['ladder', 0], { ...aPlan(), ladder: [step] })
    expect(textOf(the('field', '比较的值'))).toBe('好一般差')
    await choose('怎样比较', '是其中之一')
    await tick('一般')
    expect(now('ladder', 0, 'when')).toEqual({ properties: { rating: { enum: ['fair', 'poor'] } }, required: ['rating'] })
    await tick('差')
    expect(now('ladder', 0, 'when')).toEqual({ properties: { rating: { enum: ['fair'] } }, required: ['rating'] })
  })

  it('that says more than terms can is kept as it stands', async () => {
    const list = {
      ...aPlan().targetLists[0],
      rules: [{ key: 'r', title: '名称', where: { properties: { name: { pattern: '^a' } } } }],
    }
    await show('targetLists.rules.where', rule, { ...aPlan(), targetLists: [list] })
    expect(textOf()).toContain('这个条件写法特殊')
    expect(names('button')).toEqual([])
  })

  it('cannot begin where targets have no attributes', async () => {
    const list = { ...aPlan().targetLists[0], rules: [{ key: 'r', title: '新条件', where: {} }] }
    await show('targetLists.rules.where', rule, { ...aPlan(), targetKinds: [], targetLists: [list] })
    expect(the('button', '请先为督战对象添加登记字段').hasAttribute('disabled')).toBe(true)
  })
})

describe('the elements of a list', () => {
  const order = () => (now('phases') as { key: string }[]).map(({ key }) => key)
  const titles = () => texts('item').map((text) => text.replace(/上移.*/, ''))

  it('stand folded to their titles, and open one at a time', async () => {
    await show('phases', [], aPlan({ phases }))
    expect(titles()).toEqual(['1部署', '2攻坚'])
    expect(all('field')).toEqual([])
    await press('2攻坚')
    expect(held('名称')).toBe('攻坚')
    await press('1部署')
    expect(held('名称')).toBe('部署')
    await press('1部署')
    expect(all('field')).toEqual([])
  })

  it('are moved, copied with a key of their own, and taken out', async () => {
    await show('phases', [], aPlan({ phases }))
    await press('下移：部署')
    expect(order()).toEqual(['b', 'a'])
    the('button', '上移：攻坚').focus()
    await press('上移：攻坚')
    expect(order(), 'it is the first already').toEqual(['b', 'a'])
    expect(document.activeElement, 'within reach of the keyboard still').toBe(the('button', '上移：攻坚'))
    await press('复制：部署')
    expect(order()).toEqual(['b', 'a', 'phase3'])
    expect(held('名称'), 'the copy is open').toBe('部署')
    await press('删除：攻坚')
    expect(order()).toEqual(['a', 'phase3'])
  })

  it('begin open, with a key of their own and without a name', async () => {
    await show('phases', [])
    expect(textOf()).toContain('还没有阶段。')
    await press('添加阶段')
    expect(order()).toEqual(['phase1'])
    expect(textOf()).toContain('阶段 1（未命名）')
    await write('名称', '部署阶段')
    expect(titles()[0]).toContain('部署阶段')
  })

  it('say where something is wrong while they are folded', async () => {
    await show('phases', [], aPlan({ phases }), [{ path: 'phases.1.title', message: '不能为空' }])
    expect(titles()).toEqual(['1部署', '2攻坚需改正'])
    await press('2攻坚')
    expect(texts('alert')).toEqual(['不能为空'])
  })

  it('of several kinds are told by their kind', async () => {
    const owed = {
      key: 'x',
      title: '督导',
      what: 'visit',
      who: { kind: 'jurisdiction' },
      with: [{ kind: 'level', level: 'county' }],
    }
    await show('duties.owed.with', ['duties', 'owed', 0], { ...aPlan(), duties: { owed: [owed] } })
    await press('1某一级政府')
    await choose('会同单位', '包联领导')
    expect(now('duties', 'owed', 0, 'with')).toEqual([{ kind: 'sponsor' }])
  })

  it('of a kind that is told by a key have one that no other has', async () => {
    const owed = { key: 'x', title: '督导', what: 'visit', who: { kind: 'jurisdiction' }, when: { kind: 'cycle', every: 'week' } }
    await show('duties.owed.when.during', ['duties', 'owed', 0, 'when'], { ...aPlan(), duties: { owed: [owed] } })
    await press('添加适用时段')
    await press('添加适用时段')
    for (const at of [0, 1]) {
      await press(new RegExp(`^${at + 1}(?!\\d)`))
      await choose('适用时段', '每年的一段时间')
    }
    const during = now('duties', 'owed', 0, 'when', 'during')
    expect((during as { key: string }[]).map(({ key }) => key)).toEqual(['during1', 'during2'])
  })
})
