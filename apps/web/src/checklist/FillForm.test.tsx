import type { Actor } from '@duzhan/contracts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Draft, draftKey } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { press } from '../test/act.ts'
import { address, all, textOf, the } from '../test/find.ts'
import { soon } from '../test/settled.ts'
import { left, shown } from '../test/shown.tsx'
import { FillForm } from './FillForm.tsx'

const question = (title: string, good: 'yes' | 'no') => ({
  type: 'object',
  title,
  'x-item': { kind: 'judgement', no: '1' },
  properties: {
    answer: { type: 'string', enum: ['yes', 'no', 'na'], title, 'x-item': { kind: 'clause', good } },
    note: { type: 'string', maxLength: 1000, title: '情况说明' },
  },
  required: ['answer'],
  additionalProperties: false,
})
const section = (no: string, title: string, items: Record<string, unknown>) => ({
  type: 'object',
  title,
  'x-item': { kind: 'section', no },
  properties: items,
  required: Object.keys(items),
  additionalProperties: false,
})
const schema = {
  type: 'object',
  title: '任务清单',
  properties: {
    power: section('一', '用电', { lit: question('是否通电', 'yes') }),
    waste: section('二', '环境', { rubbish: question('是否有垃圾', 'no') }),
  },
  required: ['power', 'waste'],
  additionalProperties: false,
}
const me: Actor = { id: 'p-one', account: 'one', title: '督战员', grants: [] }

let count = 0
function fresh(): Draft {
  const visit = `fill-${++count}`
  return {
    key: draftKey('one', 'p', visit),
    id: `01890a5d-ac96-774b-8000-${String(count).padStart(12, '0')}`,
    account: 'one',
    plan: 'p',
    visit,
    target: { id: 'v1', name: '甲村', place: '某县某镇' },
    checklist: 'village',
    revision: 1,
    title: '任务清单（村）',
    schema,
    startedAt: '2020-03-20T01:00:00.000Z',
    finishedAt: null,
    answers: {},
    savedAt: null,
    version: 0,
    correction: null,
    refused: null,
  }
}

const open = (draft: Draft) => shown(<FillForm draft={draft} />, { as: me, at: '/p/fill' })
afterEach(() => vi.unstubAllGlobals())

const button = (name: string) => the('button', name) as HTMLButtonElement // a button it is
function answerOf(path: string, value: string) {
  const found = all('field').find((field) => field.getAttribute('name') === path && field.getAttribute('value') === value)
  if (!found) throw new Error(`no answer ${value} at ${path}`)
  return found as HTMLInputElement // a choice among answers
}
const choose = (path: string, value: string) => press(answerOf(path, value))
const saved = () => soon(() => expect(document.querySelector('[data-save="saved"]')).not.toBeNull())

describe('filling a checklist', () => {
  it('counts what is answered and names what is missing', async () => {
    await open(fresh())
    expect(textOf()).toContain('已填 0 / 2 项')
    await choose('power.lit.answer', 'yes')
    expect(textOf()).toContain('已填 1 / 2 项')
    expect(textOf()).toContain('还有 1 项未填')
  })

  it('loses no answer when the page is left and opened again', async () => {
    const draft = fresh()
    await open(draft)
    await choose('power.lit.answer', 'na')
    await saved()
    await left()
    const kept = await draftStore().byKey(draft.key)
    expect(kept?.answers).toEqual({ power: { lit: { answer: 'na' } } })
    await open(kept!)
    expect(document.querySelector<HTMLInputElement>('input:checked')?.value).toBe('na')
    expect(textOf()).toContain('已填 1 / 2 项')
  })

  it('does not say saved before anything was answered', async () => {
    await open(fresh())
    expect(document.querySelector('[data-save]')?.getAttribute('data-save')).toBe('clean')
    expect(textOf()).not.toContain('已保存')
  })

  it('says of a correction, which begins filled in, that nothing was changed, and saves by the platform’s time', async () => {
    const answers = { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } }
    await open({ ...fresh(), answers, correction: { submission: 's-1', reason: '' } })
    expect(textOf()).toContain('尚未修改')
    expect(textOf()).not.toContain('尚未填写')
    await choose('power.lit.answer', 'no')
    await saved()
    expect(textOf()).toMatch(/已保存 09:0\d/)
  })

  it('cannot be sent again once its number is taken by other content', async () => {
    const answers = { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } }
    const refused = { code: 'submission.conflict', details: {}, at: '2020-03-20T01:00:00.000Z' }
    await open({ ...fresh(), answers, refused })
    await press('检查并提交')
    await soon(() => expect(button('提交督战记录')).toBeDefined())
    expect(button('提交督战记录').disabled).toBe(true)
    await soon(() => expect(textOf()).toContain('对照已提交的记录'))
  })

  it('keeps the answers of a section while another one is shown', async () => {
    await open(fresh())
    await choose('power.lit.answer', 'yes')
    await press('下一节')
    expect(textOf()).toContain('是否有垃圾')
    await press('上一节')
    expect(document.querySelector<HTMLInputElement>('input[value="yes"]')?.checked).toBe(true)
  })

  it('cannot be sent while an item is missing, and leads to it', async () => {
    await open({ ...fresh(), answers: { power: { lit: { answer: 'yes' } } } })
    await press('检查并提交')
    expect(button('提交督战记录').disabled).toBe(true)
    await press('跳到第一个未填项')
    expect(textOf()).toContain('二、环境')
    expect(textOf()).toContain('请选择一个答案')
  })

  it('says how many findings it will open, by the meaning of the answers', async () => {
    await open({ ...fresh(), answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'yes' } } } })
    await press('检查并提交')
    expect(textOf()).toContain('发现 1 个问题')
  })

  it('is sent with one and the same moment of finishing, however often it is tried, until an answer changes', async () => {
    const bodies: { finishedAt: string }[] = []
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      bodies.push(JSON.parse(String(init.body))[0])
      throw new TypeError('Failed to fetch')
    })
    await open({ ...fresh(), answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } } })
    await press('检查并提交')
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain('仍保存在本机'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await press('提交督战记录')
    await soon(() => expect(bodies).toHaveLength(2))
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[0]?.finishedAt.startsWith('2020-03-20')).toBe(true)
    await soon(() => expect(button('提交督战记录').disabled).toBe(false))
    await press('返回修改')
    await choose('power.lit.answer', 'na')
    await press('检查并提交')
    await press('提交督战记录')
    await soon(() => expect(bodies).toHaveLength(3))
    expect(bodies[2]?.finishedAt).not.toBe(bodies[0]?.finishedAt)
  })

  it('is sent with another moment of finishing after the platform held the first for impossible', async () => {
    const moments: string[] = []
    const problem = { code: 'submission.time-ahead', kind: 'invalid', details: {}, requestId: 'r' }
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      moments.push(JSON.parse(String(init.body))[0].finishedAt)
      return Response.json([{ error: { message: 'm', code: -32600, data: { problem } } }], { status: 422 })
    })
    await open({ ...fresh(), answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } } })
    await press('检查并提交')
    await soon(() => expect(button('提交督战记录')).toBeDefined())
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain('自动确定日期和时间'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await press('提交督战记录')
    await soon(() => expect(moments).toHaveLength(2))
    expect(moments[1]).not.toBe(moments[0])
  })

  describe('that asks where it was filled', () => {
    const lit = { ...question('是否通电', 'yes'), 'x-evidence': { position: true } }
    const asking = { ...schema, properties: { ...schema.properties, power: section('一', '用电', { lit }) } }
    const answers = { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } }
    const located = (getCurrentPosition: Geolocation['getCurrentPosition']) =>
      vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue({ getCurrentPosition } as Geolocation)
    afterEach(() => void vi.restoreAllMocks())

    it('is sent with the position that the device tells', async () => {
      const bodies: { position?: object }[] = []
      vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
        bodies.push(JSON.parse(String(init.body))[0])
        throw new TypeError('Failed to fetch')
      })
      located((found) => found({ coords: { longitude: 112.4, latitude: 27.8, accuracy: 12 } } as GeolocationPosition))
      await open({ ...fresh(), schema: asking, answers })
      await press('检查并提交')
      await soon(() => expect(button('提交督战记录')).toBeDefined())
      await press('提交督战记录')
      await soon(() => expect(bodies).toHaveLength(1))
      expect(bodies[0]?.position).toEqual({ longitude: 112.4, latitude: 27.8, accuracy: 12 })
    })

    it('is not sent without one, and says what to do', async () => {
      vi.stubGlobal('fetch', async () => expect.unreachable())
      located((_, failed) => failed?.({ code: 1 } as GeolocationPositionError))
      await open({ ...fresh(), schema: asking, answers })
      await press('检查并提交')
      await soon(() => expect(button('提交督战记录')).toBeDefined())
      await press('提交督战记录')
      await soon(() => expect(textOf()).toContain('请打开手机的定位'))
    })
  })

  it('that is refused for good says why and goes only after a second question; a later loss of the network is said too', async () => {
    const draft = { ...fresh(), answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } } }
    const problem = { code: 'target.other-team', kind: 'forbidden', details: { target: '甲村' }, requestId: 'r' }
    vi.stubGlobal('fetch', async () =>
      Response.json([{ error: { message: problem.code, code: -32003, data: { problem } } }], { status: 403 }),
    )
    await open(draft)
    await press('检查并提交')
    await soon(() => expect(button('提交督战记录')).toBeDefined())
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain('由其他督战队负责'))
    expect((await draftStore().byKey(draft.key))?.refused).toMatchObject({ code: 'target.other-team' })
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    await press('提交督战记录')
    await soon(() => expect(textOf()).toContain('请检查网络后重试'))
    await press('放弃这份填报')
    expect(await draftStore().byKey(draft.key)).toBeDefined()
    await press('确定放弃')
    await vi.waitFor(async () => expect(await draftStore().byKey(draft.key)).toBeUndefined())
  })

  it('goes on to the receipt once the platform holds it', async () => {
    const draft = { ...fresh(), answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } } }
    const receipt = { id: draft.id, hash: 'h', receivedAt: '2020-03-20T02:00:00.000Z', signature: 's' }
    vi.stubGlobal('fetch', async () => Response.json([{ result: { data: receipt } }]))
    await open(draft)
    await press('检查并提交')
    await press('提交督战记录')
    await soon(() => expect(address()).toBe(`/p/receipts/${draft.id}`))
    expect(await draftStore().byKey(draft.key)).toBeUndefined()
  })
})
