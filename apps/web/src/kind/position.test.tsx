import { unchecked } from '@duzhan/test-kit/unchecked'
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, queryClient } from '../api/api.ts'
import { AboutTarget } from '../evidence/AboutTarget.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import type { KindAnswerProps } from './kindView.ts'
import { position } from './position.tsx'
import { fillKind, leaveKind, readKind, settled } from './test/filledKind.tsx'

afterEach(async () => {
  await leaveKind()
  vi.restoreAllMocks()
})
type Locate = Geolocation['getCurrentPosition']
const located = (getCurrentPosition: Locate) =>
  vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue({ getCurrentPosition } as Geolocation)
const fix =
  (accuracy: number): Locate =>
  (found) =>
    found({ coords: { longitude: 112.9445, latitude: 27.8294, accuracy } } as GeolocationPosition)
const failure =
  (code: number): Locate =>
  (_, failed) =>
    failed?.({ code } as GeolocationPositionError)
async function opened(first = {}, errors = {}) {
  const form = await fillKind(position, {}, first, errors)
  await settled(() => expect(form.button('手工填写位置')).toBeDefined())
  return form
}

describe('a position', () => {
  it('is taken by one tap, with its accuracy, and can be taken again or cleared', async () => {
    located(fix(12.4))
    const form = await opened()
    await form.press('获取当前位置')
    await settled(() => expect(form.text()).toContain('北纬 27.82940°，东经 112.94450°误差约 12 米'))
    expect(form.held()['position']).toEqual({ latitude: 27.8294, longitude: 112.9445, accuracy: 12.4, by: 'device' })
    located(fix(5))
    await form.press('重新定位')
    await settled(() => expect(form.text()).toContain('误差约 5 米'))
    await form.press('清除位置')
    expect(form.held()['position']).toBeUndefined()
  })

  it('is asked of the device afresh, and the button waits for it', async () => {
    let tell = () => {}
    const ask = vi.fn<Locate>((found) => {
      tell = () => fix(9)(found)
    })
    located(ask)
    const form = await opened()
    await form.press('获取当前位置')
    expect(form.button('正在定位，请稍候…')?.disabled).toBe(true)
    expect(ask.mock.calls[0]?.[2]?.maximumAge).toBe(0)
    await act(async () => tell())
    await settled(() => expect(form.text()).toContain('误差约 9 米'))
  })

  it('that is worse than a kilometre is kept, with the word to try outdoors or by hand', async () => {
    located(fix(5_000))
    const form = await opened()
    await form.press('获取当前位置')
    await settled(() => expect(form.text()).toContain('定位误差约 5.0 公里，不足以说明到过现场。请到室外开阔处重新定位'))
    expect(form.held()['position']).toMatchObject({ accuracy: 5_000 })
  })

  it.each<[string, number, string]>([
    ['is not allowed', 1, '在浏览器设置中允许本页使用位置信息'],
    ['is not to be had', 2, '没有取得'],
    ['takes too long', 3, '定位超时'],
  ])('that %s says what to do, and by hand is offered', async (_, code, sentence) => {
    located(failure(code))
    const form = await opened({ position: { latitude: 1, longitude: 2, accuracy: 3, by: 'device' } })
    await form.press('重新定位')
    await settled(() => expect(form.text()).toContain(sentence))
    expect(form.text()).toContain('可手工填写')
    expect(form.held()['position'], 'the one before stays').toMatchObject({ latitude: 1 })
  })

  it('is given by hand only with a place that is one, and a reason', async () => {
    const form = await opened()
    await form.press('手工填写位置')
    await form.press('采用这个位置')
    expect(form.text()).toContain('请填写经纬度')
    expect(form.text()).toContain('请写明手工填写的理由')
    await form.write('经纬度', '村委会门口')
    expect(form.text()).toContain('没有认出经纬度')
    await form.write('经纬度', '北纬27.8294 东经112.9445')
    await form.press('采用这个位置')
    expect(form.held()['position'], 'without a reason it is not taken').toBeUndefined()
    await form.write('手工填写的理由', ' 山里没有信号 ')
    await form.press('采用这个位置')
    expect(form.held()['position']).toEqual({
      latitude: 27.8294,
      longitude: 112.9445,
      by: 'hand',
      reason: '山里没有信号',
    })
    expect(form.text()).toContain('手工填写，理由：山里没有信号')
  })

  it('says what is wrong with it once it is to be said', async () => {
    expect((await opened({}, { position: '请填写位置' })).text()).toContain('请获取当前位置，或手工填写')
  })

  it('is read with how it came, and opens in the map of a phone', async () => {
    const { Answer } = position
    const held = { latitude: -27.5, longitude: -112.25, accuracy: 1_500, by: 'device' }
    const record = await readKind(Answer!, { position: held })
    expect(record.text()).toContain('南纬 27.50000°，西经 112.25000°误差约 1.5 公里')
    expect(record.place.querySelector('a')?.getAttribute('href')).toBe('geo:-27.5,-112.25?q=-27.5,-112.25')
    await leaveKind()
    expect((await readKind(Answer!, {})).text()).toBe('未填')
  })
})

describe('how far a position is from the target', () => {
  const about = { plan: 'p', target: 't' }
  const Answer = (props: KindAnswerProps) => (
    <QueryClientProvider client={queryClient}>
      <AboutTarget value={about}>{position.Answer ? <position.Answer {...props} /> : null}</AboutTarget>
    </QueryClientProvider>
  )
  const here = { position: { latitude: 27.8294, longitude: 112.9445, accuracy: 12, by: 'device' } }
  const registeredAt = (place: { latitude: number; longitude: number } | null) =>
    queryClient.setQueryData(
      api.assignments.target.byId.queryKey(about),
      unchecked(aTargetCard(place ? { position: place } : {})),
    ) // as it comes over the wire

  it.each([
    [{ latitude: 27.8294, longitude: 112.9445 }, '就在对象登记的位置'],
    [{ latitude: 27.8304, longitude: 112.9445 }, '距对象登记的位置约 110 米'],
    [{ latitude: 27.8394, longitude: 112.9445 }, '距对象登记的位置约 1.1 公里'],
    [{ latitude: 30.8294, longitude: 112.9445 }, '距对象登记的位置约 334 公里'],
  ])('%j: %s', async (place, sentence) => {
    registeredAt(place)
    const { text } = await readKind(Answer, here)
    expect(text()).toContain(sentence)
  })
  it('is not said of a target whose place nobody entered', async () => {
    registeredAt(null)
    const { text } = await readKind(Answer, here)
    expect(text()).toContain('误差约 12 米')
    expect(text()).not.toContain('登记的位置')
  })
})
