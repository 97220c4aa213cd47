import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { aDue } from '../test/aDue.ts'
import {
  excused,
  excuseRevoked,
  handedIn,
  handedInAt,
  isReceived,
  isReturned,
  receiptRevoked,
  received,
  sentBack,
  type TrackedStep,
} from './due.ts'

const county = { id: 'p-county', title: '县扶贫办报送岗' }
const city = { id: 'p-city', title: '市扶贫办接收岗' }
const at = (day: number) => new Date(Date.UTC(2020, 2, day, 1))
const step = (verb: TrackedStep['verb'], day = 20, over: Partial<TrackedStep> = {}): TrackedStep => ({
  ...{ verb, at: at(day), text: '三月督战情况报告' },
  by: verb === 'handIn' ? county : city,
  ...over,
})
function refusal(act: () => unknown) {
  try {
    act()
    return 'done'
  } catch (error) {
    return error instanceof Problem ? error.code : error
  }
}
const inTime = () => handedIn(aDue(), step('handIn'))

describe('what a body owes by a day', () => {
  it('is done when it is handed in in time, and done late from its deadline on', () => {
    expect(inTime()).toMatchObject({ state: 'done', version: 1, settledAt: at(20) })
    expect(handedIn(aDue(), step('handIn', 26))).toMatchObject({ state: 'doneLate', version: 1 })
  })

  it('cannot be handed in before it is owed, or by nobody', () => {
    expect(refusal(() => handedIn(aDue({ start: '2020-04-01' }), step('handIn')))).toBe('due.not-begun')
    expect(refusal(() => handedIn(aDue({ by: null }), step('handIn')))).toBe('due.unowned')
  })

  it('is put right by handing it in again, until it is received', () => {
    const again = handedIn(inTime(), step('handIn', 27, { text: '更正后的三月督战情况报告' }))
    expect(again).toMatchObject({ state: 'done', version: 2 }) // it came in time, and is put right later
    expect(again.steps.map(({ text }) => text)).toEqual(['三月督战情况报告', '更正后的三月督战情况报告'])
    expect(refusal(() => handedIn(received(again, step('receive', 28)), step('handIn', 28)))).toBe('due.settled')
  })

  it('is received by somebody else than who handed it in, and once', () => {
    const there = received(inTime(), step('receive'))
    expect(isReceived(there)).toBe(true)
    expect(there.version).toBe(2)
    expect(refusal(() => received(there, step('receive')))).toBe('due.not-handed-in')
    expect(refusal(() => received(inTime(), step('receive', 20, { by: county })))).toBe('due.own-work')
    expect(refusal(() => received(aDue(), step('receive')))).toBe('due.not-handed-in')
  })

  it('that is sent back is owed again, and is as late as when it first came', () => {
    const back = sentBack(inTime(), step('sendBack', 22))
    expect(isReturned(back)).toBe(true)
    expect(back).toMatchObject({ state: 'open', record: null, settledAt: null })
    const again = handedIn(back, step('handIn', 28))
    expect(isReturned(again)).toBe(false)
    expect(again).toMatchObject({ state: 'done', version: 3 })
    expect(handedInAt(again)).toEqual(at(20))
    expect(isReceived(received(again, step('receive', 29)))).toBe(true)
    expect(refusal(() => sentBack(inTime(), step('sendBack', 20, { by: county })))).toBe('due.own-work')
    expect(refusal(() => sentBack(back, step('sendBack')))).toBe('due.not-handed-in')
  })

  it('can be excused with a reason while it is owed, and is then settled', () => {
    const off = excused(aDue(), step('excuse', 20, { text: '汛期抢险，本月免报' }))
    expect(off).toMatchObject({ state: 'excused', reason: { code: 'due.excused', details: { reason: '汛期抢险，本月免报' } } })
    expect(refusal(() => handedIn(off, step('handIn')))).toBe('due.settled')
    expect(refusal(() => excused(aDue(), step('excuse', 20, { text: ' ' })))).toBe('due.reason-missing')
    expect(refusal(() => excused(inTime(), step('excuse')))).toBe('due.settled')
  })

  it('is handed in no more once the plan does not ask for it', () => {
    expect(refusal(() => handedIn(aDue({ state: 'cancelled' }), step('handIn')))).toBe('due.settled')
  })
})

describe('what was done by mistake', () => {
  const there = () => received(inTime(), step('receive', 21))

  it('opens again what was received, for another answer or another version, and stays as late as it was', () => {
    const again = receiptRevoked(there(), step('revokeReceipt', 22, { text: '附件数据有误' }))
    expect(isReceived(again)).toBe(false)
    expect(again).toMatchObject({ state: 'done', version: 3 })
    expect(handedInAt(again)).toEqual(at(20))
    expect(sentBack(again, step('sendBack', 23)).state).toBe('open')
    expect(isReceived(received(again, step('receive', 23)))).toBe(true)
    expect(handedIn(again, step('handIn', 28)).state).toBe('done')
    expect(again.steps.map(({ verb }) => verb)).toEqual(['handIn', 'receive', 'revokeReceipt'])
  })

  it('is opened again by somebody else than who handed it in, and only once it was received', () => {
    expect(refusal(() => receiptRevoked(there(), step('revokeReceipt', 22, { by: county })))).toBe('due.own-work')
    expect(refusal(() => receiptRevoked(inTime(), step('revokeReceipt')))).toBe('due.not-received')
    const again = receiptRevoked(there(), step('revokeReceipt', 22))
    expect(refusal(() => receiptRevoked(again, step('revokeReceipt', 23)))).toBe('due.not-received')
  })

  it('makes owed again what somebody was let off, by the same day', () => {
    const off = excused(aDue(), step('excuse', 20))
    const owed = excuseRevoked(off, step('revokeExcuse', 21, { text: '汛情已解除，仍须报送' }))
    expect(owed).toMatchObject({ state: 'open', reason: null, settledAt: null, dueOn: '2020-03-25', version: 2 })
    expect(handedIn(owed, step('handIn', 26)).state).toBe('doneLate')
    expect(refusal(() => excuseRevoked(owed, step('revokeExcuse')))).toBe('due.not-excused')
    const returned = excuseRevoked(
      excused(sentBack(inTime(), step('sendBack', 21)), step('excuse', 22)),
      step('revokeExcuse', 23),
    )
    expect(isReturned(returned)).toBe(true)
  })
})
