import type { FindingView } from '@duzhan/contracts'
import { asReviewer, asUnit, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it, vi } from 'vitest'
import { follow, press } from '../test/act.ts'
import { aFindingEvent, aFindingView } from '../test/builders/aFinding.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { address, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/findings/f-1'
const answers = (over: Partial<FindingView>) => ({
  'assignments.finding.byId': aFindingView(over),
  'forms.plan.byId': aPlanView({ document: { issuer: '东山市督战办公室', number: '东督〔2020〕1号' } }),
})
const sheetOf = async (over: Partial<FindingView> = {}) => {
  await opened(`${at}/notice`, asReviewer, answers(over))
  return document.querySelector('article') ?? document.body
}
const line = (title: string) =>
  textOf([...document.querySelectorAll('th')].find((head) => head.textContent === title)?.nextElementSibling ?? undefined)

describe('the notice to the unit that answers for a finding', () => {
  it('is one click from the finding for whoever reviews it', async () => {
    await opened(at, asReviewer, answers({}))
    await follow('打印督办单')
    expect(address()).toBe(`${at}/notice`)
    await soon(() => expect(names('heading').slice(0, 2)).toEqual(['督办单', '督办单']))
  })

  it.each<[string, typeof asViewer, Partial<FindingView>]>([
    ['the unit itself', asUnit, {}],
    ['who only looks', asViewer, {}],
    ['a reviewer while nobody was told of it', asReviewer, { isCovert: true }],
    ['a reviewer once it is closed out', asReviewer, { state: 'closedOut' }],
  ])('is not offered to %s', async (_, persona, over) => {
    await opened(at, persona, answers(over))
    expect(names('link')).not.toContain('打印督办单')
  })

  it('says who is to put what right, where, on what ground and by when', async () => {
    const step = { at: '2020-03-20T16:30:00.000Z', rectifyBy: '2020-04-04' }
    const timeline = [aFindingEvent(), aFindingEvent({ verb: 'handOver', ...step })]
    const sheet = await sheetOf({ note: '三户停电', timeline })
    expect(textOf(sheet)).toContain('东山市督战办公室')
    expect(
      ['被督办单位', '督战对象', '发现', '问题类别', '问题', '依据', '整改要求', '整改期限'].map((title) => line(title)),
    ).toEqual([
      '柳河乡',
      '青石县柳河乡上坪村',
      '2020年3月20日，县督战队督战员',
      '基础设施（一般问题）',
      '没有通电检查结果：否三户停电',
      `《${aPlanView().document.title}》（东督〔2020〕1号），检查项“是否通电”`,
      '请签收后按期整改，并反馈整改情况和整改后的照片。',
      '2020年4月4日前（2020年3月21日交办）',
    ])
    expect(textOf(the('region', '回执'))).toContain('东山市督战办公室：关于青石县柳河乡上坪村“没有通电”的督办单已收到。')
    expect(textOf(sheet), 'a key is for the platform').not.toContain('f-1')
  })

  it('invents nothing that the finding does not hold', async () => {
    const sheet = await sheetOf({ answer: '', note: null, timeline: [aFindingEvent()] })
    expect(line('问题')).toBe('没有通电')
    expect(line('整改期限')).toBe('2020年4月4日前')
    expect([...sheet.querySelectorAll('th')].map((head) => head.textContent)).not.toContain('照片')
    expect(textOf(sheet)).not.toMatch(/null|undefined/)
  })

  it('demands what was demanded when it was last sent back', async () => {
    const back = (text: string) => aFindingEvent({ verb: 'sendBack', text })
    await sheetOf({ state: 'returned', timeline: [aFindingEvent(), back('补拍照片'), back('须逐户核实')] })
    expect(line('整改要求')).toBe('须逐户核实请签收后按期整改，并反馈整改情况和整改后的照片。')
  })

  it('shows the photos of what was found', async () => {
    const sheet = await sheetOf({ photos: ['a'.repeat(64), 'b'.repeat(64)] })
    expect([...sheet.querySelectorAll('img')].map((one) => one.getAttribute('src'))).toEqual([
      `/files/${'a'.repeat(64)}`,
      `/files/${'b'.repeat(64)}`,
    ])
  })

  it('goes to the printer at one press', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await sheetOf()
    await press('打印')
    expect(print).toHaveBeenCalledOnce()
  })

  it('is not written about what was found in secret', async () => {
    await opened(`${at}/notice`, asReviewer, answers({ isCovert: true }))
    expect(document.querySelector('article')).toBeNull()
    expect(names('button', document.querySelector('main') ?? document)).toEqual([])
  })
})

describe('the photos of a finding', () => {
  const [before, after, later] = ['a', 'b', 'c'].map((one) => one.repeat(64))
  const timeline = [
    aFindingEvent({ photos: [before ?? ''] }),
    aFindingEvent({ verb: 'reportBack', by: '柳河乡', at: '2020-03-25T01:00:00.000Z', photos: [after ?? ''], text: '已通电' }),
    aFindingEvent({ verb: 'verify', by: '县扶贫办', at: '2020-03-26T01:00:00.000Z', photos: [later ?? ''], text: '属实' }),
  ]
  const compared = () => the('region', '整改前后照片')
  const sources = (column: number) =>
    [...(compared().querySelectorAll('section')[column]?.querySelectorAll('img') ?? [])].map((one) => one.getAttribute('src'))

  it('stand before and after beside each other, the latest first, each with who, when and where', async () => {
    await opened(at, asViewer, answers({ photos: [before ?? ''], timeline }))
    expect(sources(0)).toEqual([`/files/${before}`])
    expect(sources(1)).toEqual([`/files/${later}`, `/files/${after}`])
    expect(textOf(compared())).toContain('登记问题 · 县督战队督战员 · 2020-03-20 09:00 · 青石县柳河乡上坪村')
    expect(textOf(compared())).toContain('反馈整改 · 柳河乡 · 2020-03-25 09:00 · 青石县柳河乡上坪村')
    expect(textOf(compared())).toContain('复核通过 · 县扶贫办')
  })

  it('say of either side that there are none', async () => {
    await opened(at, asViewer, answers({ photos: [], timeline: timeline.slice(1) }))
    expect(textOf(compared())).toContain('发现时没有拍照。')
    expect(textOf(compared())).not.toContain('还没有整改后的照片。')
  })

  it('say that nothing shows it put right yet, and are nowhere where there are none at all', async () => {
    const platform = await opened(at, asViewer, answers({ photos: [before ?? ''], timeline: timeline.slice(0, 1) }))
    expect(textOf(compared())).toContain('还没有整改后的照片。')
    expect(platform.asked('assignments.finding.byId')).toHaveLength(1)
  })

  it('are nowhere where there are none at all', async () => {
    await opened(at, asViewer, answers({}))
    expect(names('heading')).not.toContain('整改前后照片')
  })

  it('open large with what is told of them', async () => {
    await opened(at, asViewer, answers({ photos: [before ?? ''], timeline }))
    await press('放大查看照片 1', compared().querySelectorAll('section')[0])
    await soon(() => expect(textOf(the('dialog'))).toContain('整改前 · 县督战队督战员 · 2020-03-20 09:00 · 青石县柳河乡上坪村'))
  })
})
