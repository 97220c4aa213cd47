import type { DueVerb, DueView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asDecider, asReviewer, asUnit } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press, write } from '../test/act.ts'
import { aDueStep, aDueView } from '../test/builders/aDue.ts'
import { all, factOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { duePath } from './dueText.ts'

const at = duePath('demo-2020', aDueView().key)
const ref = { plan: 'demo-2020', key: aDueView().key, version: 0 }
const open = (over: Partial<DueView> = {}, as = asUnit, answers: Answers = {}) =>
  opened(at, as, { 'assignments.due.byKey': aDueView(over), ...answers })
const buttons = () => names('button', document.querySelector('main') ?? document)

describe('the page of a due', () => {
  it('says who owes what to whom, for which days and by when', async () => {
    await open({ about: '清泉村' })
    expect(['办理单位', '对象', '报送', '时段', '期限', '首次报送', '按期情况'].map(factOf)).toEqual([
      '青石县',
      '清泉村',
      '东山市',
      '3月1日至3月31日',
      '2020年3月25日',
      undefined,
      '未到期',
    ])
    expect(textOf(the('region', '经过'))).toContain('还没有报送')
    expect(the('link', '应办事项').getAttribute('href')).toBe('/demo-2020/dues')
  })

  it('tells what happened, the latest first, by the clock in Shanghai', async () => {
    await open({
      standing: 'received',
      handedInOn: '2020-03-20',
      timeline: [
        aDueStep(),
        aDueStep({ verb: 'sendBack', at: '2020-03-20T16:30:00.000Z', by: '市扶贫办', text: '请补充整改情况' }),
        aDueStep({ at: '2020-03-21T02:00:00.000Z', text: '', isNil: true }),
        aDueStep({ verb: 'receive', at: '2020-03-22T02:00:00.000Z', by: '市扶贫办', text: '' }),
      ],
    })
    expect(texts('item', the('region', '经过'))).toEqual([
      '接收2020-03-22 10:00 · 市扶贫办',
      '报送2020-03-21 10:00 · 县扶贫办报送岗本期没有需要报告的情况。',
      '退回2020-03-21 00:30 · 市扶贫办请补充整改情况',
      '报送2020-03-20 10:00 · 县扶贫办报送岗本月督战 12 个村',
    ])
  })

  it.each<[DueVerb[], string[]]>([
    [[], []],
    [['handIn'], ['报送']],
    [['excuse'], ['免办']],
    [
      ['receive', 'sendBack'],
      ['接收', '退回重报'],
    ],
  ])('offers to whom may %j just that', async (verbs, shown) => {
    await open({ verbs })
    expect(buttons()).toEqual(shown)
  })

  it('calls it a correction once something was handed in', async () => {
    await open({ verbs: ['handIn'], standing: 'done', handedInOn: '2020-03-20' })
    expect(buttons()).toEqual(['更正后重报'])
  })

  it('sends what was written, and shows how it stands then', async () => {
    const platform = await open({ verbs: ['handIn'] }, asUnit, {
      'assignments.due.handIn': aDueView({ standing: 'done', handedInOn: '2020-03-20', timeline: [aDueStep()] }),
    })
    await press('报送')
    await write('报送内容', '本月督战 12 个村，整改 5 个问题')
    platform.answers({ 'assignments.due.byKey': aDueView({ standing: 'done', handedInOn: '2020-03-20' }) })
    await press('确认报送')
    expect(platform.asked('assignments.due.handIn')).toEqual([
      { ...ref, text: '本月督战 12 个村，整改 5 个问题', isNil: false, files: [], figures: [] },
    ])
    expect(factOf('首次报送')).toBe('2020年3月20日')
  })

  it('asks for no words where there is nothing to report', async () => {
    const platform = await open({ verbs: ['handIn'] }, asUnit, { 'assignments.due.handIn': aDueView() })
    await press('报送')
    const words = all('field').find((field) => field.tagName === 'TEXTAREA')
    expect(words?.hasAttribute('required')).toBe(true)
    const nil = the('field', '本期无情况')
    nil.click()
    await press('确认报送')
    expect(platform.asked('assignments.due.handIn')).toEqual([{ ...ref, text: '', isNil: true, files: [], figures: [] }])
  })

  const figures = [
    { key: 'villages', title: '督战村数', unit: '个', kind: 'integer' as const },
    { key: 'money', title: '投入资金', unit: null, kind: 'number' as const },
  ]

  it('asks for the figures that the plan names, and sends them', async () => {
    const platform = await open({ verbs: ['handIn'], asks: ['figures'], figures }, asUnit, {
      'assignments.due.handIn': aDueView(),
    })
    expect(factOf('须报送')).toBe('数字（督战村数、投入资金）')
    await press('报送')
    await write('督战村数（个）', '12')
    await write('投入资金', '3.5')
    expect(
      all('field')
        .find((field) => field.tagName === 'TEXTAREA')
        ?.hasAttribute('required'),
    ).toBe(false)
    await press('确认报送')
    const given = [
      { key: 'villages', value: 12 },
      { key: 'money', value: 3.5 },
    ]
    expect(platform.asked('assignments.due.handIn')).toEqual([{ ...ref, text: '', isNil: false, files: [], figures: given }])
  })

  it('shows what was handed in: figures in a table, files to be saved', async () => {
    await open({
      timeline: [
        aDueStep({
          files: [{ hash: 'a'.repeat(64), name: '三月月报.docx', size: 20_480 }],
          figures: [{ title: '投入资金', unit: '万元', value: 1234.5 }],
        }),
      ],
    })
    expect(textOf(the('region', '经过'))).toContain('投入资金1,234.5 万元')
    const link = the('link', '下载 三月月报.docx')
    expect(link.getAttribute('href')).toBe(`/files/${'a'.repeat(64)}`)
  })

  it('does not offer that for what is no report', async () => {
    await open({ verbs: ['handIn'], mayBeNil: false, what: 'meeting' })
    await press('报送')
    expect(names('field').some((name) => name.includes('零报告'))).toBe(false)
  })

  it.each<[Exclude<DueVerb, 'handIn'>, string, string, string]>([
    ['receive', '接收', '接收意见', '确认接收'],
    ['sendBack', '退回重报', '退回意见', '确认退回'],
    ['excuse', '免办', '免办理由', '确认免办'],
    ['revokeReceipt', '撤销接收', '撤销理由', '确认撤销接收'],
    ['revokeExcuse', '撤销免办', '撤销理由', '确认撤销免办'],
  ])('sends the words of %s', async (verb, button, field, confirm) => {
    const platform = await open({ verbs: [verb] }, asReviewer, { [`assignments.due.${verb}`]: aDueView() } as Answers)
    await press(button)
    await write(field, '数据与台账不一致')
    await press(confirm)
    expect(platform.asked(`assignments.due.${verb}`)).toEqual([{ ...ref, text: '数据与台账不一致' }])
  })

  it('says that somebody was faster', async () => {
    await open({ verbs: ['receive'] }, asReviewer, { 'assignments.due.receive': new Problem('stale', 'due.stale') })
    await press('接收')
    await press('确认接收')
    expect(textOf(the('alert'))).toContain('刚刚被其他人处理过')
  })

  it('says why a step was refused', async () => {
    await open({ verbs: ['receive'] }, asReviewer, { 'assignments.due.receive': new Problem('forbidden', 'due.own-work') })
    await press('接收')
    await press('确认接收')
    expect(textOf()).toContain('须由其他人接收或退回')
  })

  it('is a page like any other that is not there', async () => {
    await opened(at, asDecider, { 'assignments.due.byKey': new Problem('absent', 'due.absent') })
    expect(textOf()).toContain('没有找到，或不在您的权限范围')
  })
})
