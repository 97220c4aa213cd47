import { outlineOf, progressOf } from '@duzhan/checklist'
import { describe, expect, it, vi } from 'vitest'
import type { Draft } from '../device/draft.ts'
import { press } from '../test/act.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { textOf, the } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { ReviewStep } from './ReviewStep.tsx'

const good = { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } }
const bad = { ...good, waste: { rubbish: { answer: 'yes', note: '村口有垃圾堆' } } }
const half = { power: { lit: { answer: 'no', note: '三户没有通电' } } }
const correction: Draft['correction'] = { submission: '01900000-0000-7000-8000-0000000000c1', reason: '看错了门牌号' }

interface Step {
  answers?: Draft['answers']
  correction?: Draft['correction']
  isSending?: boolean
  photosLeft?: number
  isReady?: boolean
}
async function draw({ answers = good, correction = null, isSending = false, photosLeft = 0, isReady = true }: Step = {}) {
  const draft = aDraft({ answers, correction })
  const outline = outlineOf(draft.schema)
  const told = { onGoToItem: vi.fn(), onBack: vi.fn(), onSubmit: vi.fn() }
  const progress = progressOf(outline, answers, '2020-03-20')
  await shown(
    <ReviewStep {...{ draft, outline, progress, isSending, photosLeft, isReady, ...told }}>
      <p>上次没有发出去</p>
    </ReviewStep>,
  )
  return told
}
const isOpen = (name: string) => !the('button', name).matches(':disabled')
const head = () => textOf(the('region', '提交前检查'))

describe('the last look before a checklist is sent', () => {
  it.each([
    ['all is in order', good, '没有发现问题'],
    ['one place is bad', bad, '发现 1 个问题，提交后交办责任单位整改'],
    ['one is bad and one is still open', half, '发现 1 个问题，提交后交办责任单位整改'],
  ])('says what it sets off where %s', async (_, answers, words) => {
    await draw({ answers })
    expect(head()).toContain(words)
  })

  it.each([
    ['nothing was answered', {}],
    ['the rest is still open', { power: { lit: { answer: 'yes' } } }],
  ])('says nothing of good order while %s', async (_, answers) => {
    await draw({ answers })
    expect(head()).not.toContain('没有发现问题')
  })

  it('shows what was answered, and what came of sending before', async () => {
    await draw({ answers: bad })
    expect(textOf()).toContain('是否有垃圾')
    expect(textOf()).toContain('村口有垃圾堆')
    expect(textOf()).toContain('上次没有发出去')
  })

  it('leads to the first of what is missing, and sends nothing until it is there', async () => {
    const { onGoToItem, onSubmit } = await draw({ answers: half })
    expect(head()).toContain('还有 1 项未填，填完才能提交')
    expect(isOpen('提交督战记录')).toBe(false)
    await press('跳到第一个未填项')
    await press('提交督战记录')
    expect(onGoToItem.mock.calls).toEqual([['waste.rubbish']])
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('sends what is whole, or goes back to it', async () => {
    const { onBack, onSubmit } = await draw()
    await press('返回修改')
    expect(onBack).toHaveBeenCalledTimes(1)
    expect(onSubmit).not.toHaveBeenCalled()
    await press('提交督战记录')
    expect(onSubmit).toHaveBeenCalledTimes(1)
  })

  it('waits for what it needs besides the answers', async () => {
    await draw({ isReady: false })
    expect(isOpen('提交督战记录')).toBe(false)
    expect(isOpen('返回修改')).toBe(true)
  })

  it.each([
    [0, '正在提交…'],
    [3, '正在上传照片，还剩 3 张…'],
  ])('can neither be sent twice nor left while it is sent: %d photos left', async (photosLeft, words) => {
    await draw({ isSending: true, photosLeft })
    expect([isOpen(words), isOpen('返回修改')]).toEqual([false, false])
  })

  it('of a correction says that the first record is kept', async () => {
    const { onSubmit } = await draw({ correction })
    expect(head()).toContain('更正提交后，原记录保留备查')
    expect(head()).not.toContain('提交后内容不再改动')
    await press('提交更正')
    expect(onSubmit).toHaveBeenCalledTimes(1)
  })
})
