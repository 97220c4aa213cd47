import { Problem } from '@duzhan/problems'
import { asOperator, asReviewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press } from '../test/act.ts'
import { aChecklistView } from '../test/builders/aChecklist.ts'
import { anAside, anAsidePage, anAsideView, aRecord } from '../test/builders/aRecord.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

describe('what was set aside in a plan', () => {
  const at = '/demo-2020/asides'
  const main = () => document.querySelector('main') ?? document

  it('is listed with about what, by whom and when it came', async () => {
    await opened(at, asReviewer, {
      'forms.submission.asideList': anAsidePage(anAside({ receivedAt: '2020-03-19T16:30:00.000Z' })),
    })
    const [row] = texts('item', main()).slice(-1)
    expect(row).toBe('上坪村青石县柳河乡县督战队督战员 · 2020-03-20 00:30 收到查看记录')
    expect(the('link', '查看记录').getAttribute('href')).toBe('/demo-2020/asides/aside-1')
  })

  it('leads to one whose id has a slash in it', async () => {
    await opened(at, asReviewer, { 'forms.submission.asideList': anAsidePage(anAside({ id: 'a/b' })) })
    expect(the('link', '查看记录').getAttribute('href')).toBe('/demo-2020/asides/a%2Fb')
  })

  it('is that of one record where the address names it', async () => {
    const platform = await opened(`${at}?record=s-1`, asReviewer)
    expect(platform.asked('forms.submission.asideList')).toEqual([{ plan: world.plan, limit: 50, submission: 's-1' }])
  })

  it('is read page by page where there is more than one holds, and says how many there are', async () => {
    const next = { value: '2020-03-19T16:30:00.000Z', id: 'aside-1' }
    const platform = await opened(at, asReviewer, {
      'forms.submission.asideList': ({ cursor }) =>
        cursor ? { rows: [anAside({ id: 'aside-2' })], total: 2, next: null } : { rows: [anAside()], total: 2, next },
    })
    expect(textOf(main() as Element)).toContain('已显示 1 条，共 2 条')
    await press('显示更多')
    await soon(() => expect(textOf(main() as Element)).toContain('共 2 条，已全部显示'))
    expect(platform.asked('forms.submission.asideList').at(-1)).toEqual({ plan: world.plan, limit: 50, cursor: next })
  })

  it('may be nothing, which is said', async () => {
    await opened(at, asReviewer)
    expect(textOf()).toContain('没有另存的填报')
  })

  it('says why it cannot be shown', async () => {
    await opened(at, asReviewer, { 'forms.submission.asideList': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})

describe('one content that was set aside', () => {
  const open = (as = asReviewer, answers: Answers = {}) =>
    opened('/demo-2020/asides/aside-1', as, {
      'forms.submission.asideById': anAsideView(),
      'forms.submission.byId': aRecord(),
      'forms.checklist.byKey': aChecklistView(),
      ...answers,
    })

  it('is held against the record, only where they differ', async () => {
    await open()
    const [sent, aside] = ['已提交的内容', '另存的内容'].map((name) => the('region', name))
    expect(textOf(sent)).toContain('是否通电')
    expect(textOf(aside)).toContain('三户停电')
    expect(textOf(aside)).not.toContain('是否有垃圾')
    expect(the('link', '查看已收到的记录').getAttribute('href')).toBe(`/demo-2020/submissions/${aRecord().id}`)
  })

  it('says that there is no difference where there is none', async () => {
    await open(asReviewer, { 'forms.submission.asideById': anAsideView({ answers: aRecord().answers }) })
    expect(names('region')).not.toContain('另存的内容')
    expect(textOf()).toContain('两份内容的答案、说明和照片完全相同。')
  })

  it('is shown alone to who may not read records', async () => {
    const platform = await open(asOperator)
    expect(platform.asked('forms.submission.byId')).toEqual([])
    expect(textOf()).toContain('是否有垃圾')
    expect(names('link')).not.toContain('查看已收到的记录')
  })

  it('waits with a skeleton', async () => {
    await open(asReviewer, { 'forms.submission.asideById': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('is not found, or not theirs', async () => {
    await open(asReviewer, { 'forms.submission.asideById': new Problem('absent', 'submission.absent') })
    expect(textOf()).toContain('没有找到')
  })
})
