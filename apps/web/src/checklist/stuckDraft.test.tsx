import { outlineOf } from '@duzhan/checklist'
import { Problem, type ProblemKind } from '@duzhan/problems'
import { asInspector, world } from '@duzhan/test-kit/personas'
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import type { Draft, Refusal } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { press, strike } from '../test/act.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { aRecord } from '../test/builders/aRecord.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { onDevice } from '../test/onDevice.ts'
import { type Answers, platform, unreachable } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { FillForm } from './FillForm.tsx'
import { MovedDraft } from './MovedDraft.tsx'
import { OpenDraft } from './openDraft.ts'

const answers = { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } }
let count = 0
const draft = (over: Partial<Draft> = {}): Draft =>
  aDraft({ key: `stuck-${++count}`, id: `01900000-0000-7000-8000-0000000001${String(count).padStart(2, '0')}`, answers, ...over })
function open(one: Draft) {
  takeDevice(asInspector.account)
  return shown(<FillForm draft={one} />, { at: '/demo-2020/fill' })
}
async function toReview(one: Draft) {
  await open(one)
  await press('检查并提交')
  await soon(() => the('button', '提交督战记录'))
}
const refused = (code: string, details: Refusal['details'] = {}): Refusal => ({ code, details, at: '2020-03-19T16:30:00.000Z' })

describe('a draft that the platform refuses for good', () => {
  it.each([
    ['submission.conflict', '对照已提交的记录'],
    ['target.other-team', null],
    ['target.not-designated', null],
    ['submission.time-after-plan', null],
    ['revision.closed', null],
  ])('as %s says why and when, and leaves it to the person what becomes of it', async (code, compare) => {
    await open(draft({ refused: refused(code) }))
    const card = await soon(() => the('region', '这份填报未被接收'))
    expect(textOf(the('alert'))).toMatch(/[\u4e00-\u9fff].*[。！]$/)
    expect(textOf(card)).toContain(`2020-03-20 00:30 提交时被退回 · 错误代码 ${code}`)
    expect(names('button', card)).toEqual([...(compare ? [compare] : []), '另存为文件', '放弃这份填报'])
  })

  it('can be held against what was sent in its place', async () => {
    const one = draft({ refused: refused('submission.conflict') })
    const asked = platform({ 'forms.submission.byId': aRecord({ answers: { ...answers, power: { lit: { answer: 'no' } } } }) })
    await open(one)
    await soon(() => the('button', '对照已提交的记录'))
    await press('对照已提交的记录')
    expect(asked.asked('forms.submission.byId')).toEqual([{ id: one.id }])
    expect(textOf(the('region', '已提交的内容'))).toContain('是否通电')
    expect(textOf(the('region', '本机的内容'))).toContain('有 1 项不同')
    await press('对照已提交的记录')
    expect(names('region')).not.toContain('本机的内容')
  })

  it('is held against the correction that came first, where there is one', async () => {
    const asked = platform({ 'forms.submission.byId': aRecord({ answers }) })
    await open(
      draft({
        correction: { submission: 's-0', reason: '误填停电户数' },
        refused: refused('submission.corrected-already', { id: 's-9' }),
      }),
    )
    await soon(() => the('button', '对照已提交的记录'))
    await press('对照已提交的记录')
    expect(asked.asked('forms.submission.byId')).toEqual([{ id: 's-9' }])
    expect(textOf()).toContain('两份内容的答案、说明和照片完全相同')
  })

  it('is saved as a file with its answers', async () => {
    const made: Blob[] = []
    const links: string[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) made.push(blob)
      return 'blob:made'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      links.push(this.download)
    })
    await open(draft({ refused: refused('target.other-team') }))
    await soon(() => the('button', '另存为文件'))
    await press('另存为文件')
    await soon(() => expect(links).toEqual(['上坪村-村督战清单.html']))
    expect(await made[0]?.text()).toContain('是否通电')
    vi.restoreAllMocks()
  })

  it('is given up only after a second question, and leads to the target', async () => {
    const [kept] = await onDevice(draft({ refused: refused('target.other-team') }))
    if (!kept) throw new Error('nothing is kept')
    await open(kept)
    await soon(() => the('button', '放弃这份填报'))
    await press('放弃这份填报')
    expect(await draftStore().byKey(kept.key)).toBeDefined()
    await press('取消')
    expect(names('form').filter((name) => name === '放弃这份填报')).toEqual([])
    await press('放弃这份填报')
    await press('确定放弃')
    await soon(() => expect(address()).toBe('/demo-2020/targets/v-1'))
    expect(await draftStore().byKey(kept.key)).toBeUndefined()
  })
})

describe('sending a draft', () => {
  const cases: [ProblemKind, string, boolean][] = [
    ['forbidden', 'target.other-team', true],
    ['conflict', 'submission.conflict', true],
    ['conflict', 'target.not-designated', true],
    ['unavailable', 'service.unavailable', false],
    ['limited', 'request.limited', false],
    ['unauthenticated', 'session.expired', false],
    ['invalid', 'submission.time-ahead', false],
    ['conflict', 'evidence.missing', false],
  ]
  it.each(cases)('that is refused as %s with %s is kept on the device as stuck: %s', async (kind, code, isStuck) => {
    const one = draft()
    platform({ 'forms.submission.submit': new Problem(kind, code) })
    await toReview(one)
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain(code))
    await soon(() => expect(document.querySelector('[data-save="saving"]')).toBeNull())
    takeDevice(asInspector.account) // an ended session puts nobody in the seat
    const kept = await draftStore().byKey(one.key)
    expect(kept?.answers).toEqual(answers)
    expect(kept?.refused?.code ?? null).toBe(isStuck ? code : null)
  })

  it('without a network keeps it and says so', async () => {
    const one = draft()
    platform({ 'forms.submission.submit': unreachable } satisfies Answers)
    await toReview(one)
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain('仍保存在本机'))
    expect((await draftStore().byKey(one.key))?.refused).toBeNull()
  })

  it('that is refused for an answer marks it at its item', async () => {
    const errors = [{ path: 'waste.rubbish.answer', keyword: 'enum', params: {}, message: '请选择一个答案' }]
    platform({ 'forms.submission.submit': new Problem('invalid', 'submission.answers-invalid', { errors }) })
    await toReview(draft())
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain('有几项没有通过核对'))
    await press('二、环境')
    expect(textOf()).toContain('请选择一个答案')
  })

  it('says about whose part it is, where several teams fill it in', async () => {
    await open(draft({ part: { key: 'health', team: '卫健组', others: ['青石县督战队'] } }))
    expect(textOf()).toContain('您填写的是卫健组的部分；其余各项由青石县督战队填写')
  })
})

describe('a draft that went on in another window', () => {
  const moved = async (standing: 'elsewhere' | 'sent' | 'discarded') => {
    const [kept] = await onDevice(draft())
    if (!kept) throw new Error('nothing is kept')
    const here = new OpenDraft(kept, draftStore())
    await shown(<MovedDraft open={here} outline={outlineOf(kept.schema)} draft={kept} standing={standing} />)
    return { kept, here }
  }

  it('asks which of the two is to stay', async () => {
    await moved('elsewhere')
    expect(textOf(the('alert'))).toContain('本窗口已停止保存')
    expect(names('button')).toEqual(['载入另一窗口的内容', '以本窗口的内容为准'])
  })

  it('goes on with what the other window stored', async () => {
    const { kept, here } = await moved('elsewhere')
    await draftStore().save({ ...kept, answers: { power: { lit: { answer: 'no' } } } })
    await press('载入另一窗口的内容')
    await soon(() => expect(here.state().draft.answers).toEqual({ power: { lit: { answer: 'no' } } }))
    expect(here.state().standing).toBe('here')
  })

  it('goes on with what this window holds', async () => {
    const { kept } = await moved('elsewhere')
    await draftStore().save({ ...kept, answers: {} })
    await press('以本窗口的内容为准')
    await vi.waitFor(async () => expect((await draftStore().byKey(kept.key))?.answers).toEqual(answers))
  })

  it('leads to the receipt where it was sent there', async () => {
    const { kept } = await moved('sent')
    expect(textOf()).toContain('上坪村 · 已在另一个窗口提交')
    expect(the('link', '查看回执').getAttribute('href')).toBe(`/${world.plan}/receipts/${kept.id}`)
    expect(names('button')).toContain('对照已提交的记录')
  })

  it('can still be saved as a file where it was given up there', async () => {
    await moved('discarded')
    expect(textOf()).toContain('已在另一个窗口放弃')
    expect(all('link').map((link) => textOf(link))).not.toContain('查看回执')
    expect(names('button')).toEqual(['另存为文件', '放弃这份填报'])
  })
})

describe('the head of a checklist', () => {
  it('lists what is missing, each a way to its item', async () => {
    await open(draft({ answers: {} }))
    expect(textOf()).toContain('还有 2 项未填')
    await press('还有 2 项未填')
    await soon(() => expect(names('button')).toContain('二.2是否有垃圾'))
    await press('二.2是否有垃圾')
    expect(address()).toBe('/demo-2020/fill?step=waste')
    expect(textOf()).toContain('请选择一个答案')
  })

  it('shuts the list of what is missing by Escape, or by a touch beside it, and by none within', async () => {
    await open(draft({ answers: {} }))
    const list = () => document.querySelector('details.fill-missing') as HTMLDetailsElement
    const touch = (at: Element) => act(async () => void at.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })))
    await press('还有 2 项未填')
    await soon(() => expect(names('button')).toContain('二.2是否有垃圾'))
    await touch(the('button', '二.2是否有垃圾'))
    expect(list().open).toBe(true)
    await strike(the('button', '二.2是否有垃圾'), 'Escape')
    await soon(() => expect(list().open).toBe(false))
    expect(document.activeElement, 'who goes on by keys goes on where they were').toBe(list().querySelector('summary'))
    await press('还有 2 项未填')
    await soon(() => expect(list().open).toBe(true))
    await touch(the('heading'))
    await soon(() => expect(list().open).toBe(false))
  })

  it('says of each section how far it is, and which one is open', async () => {
    await open(draft({ answers: { power: { lit: { answer: 'yes' } } } }))
    const steps = [...document.querySelectorAll('.section-link')]
    expect(steps.map((step) => [textOf(step), step.getAttribute('aria-current')])).toEqual([
      ['一、用电1/1', 'step'],
      ['二、环境0/1', null],
      ['检查并提交', null],
    ])
  })

  it('names the tab by target and checklist, and leads back to the target', async () => {
    await open(draft())
    expect(document.title).toContain('上坪村 村督战清单')
    expect(the('link', '暂存并离开').getAttribute('href')).toBe('/demo-2020/targets/v-1')
  })

  it('leads back from a correction to the record', async () => {
    await open(draft({ correction: { submission: 's-0', reason: '' } }))
    expect(the('link', '暂存并离开').getAttribute('href')).toBe('/demo-2020/submissions/s-0')
  })

  it('says when everything is filled in', async () => {
    await open(draft())
    expect(textOf()).toContain('全部填写完成')
  })
})
