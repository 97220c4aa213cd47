import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cancelDue, type DueState, excuseDue, type KeptDue, missDue, openDue, payDue } from './keptDue.ts'

const due = (): KeptDue =>
  openDue({
    key: 'visits.monthly/team:city/big/2020-03/1',
    duty: 'visits.monthly',
    what: 'visit',
    title: '每月督导',
    by: { key: 'team:city', title: '市级督战队' },
    about: { kind: 'target', id: 'big', title: '大村' },
    window: '2020-03',
    start: '2020-03-01',
    end: '2020-03-31',
    dueOn: '2020-03-31',
    deadline: new Date('2020-04-01T00:00:00+08:00'),
    turn: 1,
  })
const at = (text: string) => new Date(text)
const own = { record: 'r1', by: 'team:city', about: 'big', at: at('2020-03-20T10:00:00+08:00') }
const gone = { reason: { code: 'due.duty-removed', details: { revision: 2 } }, at: at('2020-03-05T00:00:00Z') } as const
function code(act: () => unknown): string {
  try {
    act()
    return 'none'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('a due', () => {
  it('is done by a record of its own body about its own subject, and late from its deadline on', () => {
    expect(payDue(due(), own)).toMatchObject({ state: 'done', record: 'r1', settledAt: own.at })
    expect(payDue(due(), { ...own, at: at('2020-03-31T23:59:59.999+08:00') }).state).toBe('done')
    expect(payDue(due(), { ...own, at: at('2020-04-01T00:00:00+08:00') }).state).toBe('doneLate')
  })

  it('is never paid by somebody else’s record, one about something else, or one from before', () => {
    expect(code(() => payDue(due(), { ...own, by: 'team:county' }))).toBe('due.other-body')
    expect(code(() => payDue({ ...due(), by: null }, own))).toBe('due.other-body')
    expect(code(() => payDue(due(), { ...own, about: 'small' }))).toBe('due.other-subject')
    expect(code(() => payDue(due(), { ...own, about: null }))).toBe('due.other-subject')
    expect(code(() => payDue(due(), { ...own, at: at('2020-02-29T23:59:00+08:00') }))).toBe('due.not-begun')
    expect(code(() => payDue(due(), { ...own, at: at('2020-03-01T00:00:00+08:00') }))).toBe('none')
  })

  it('is paid once: again by the same record changes nothing, by another is refused', () => {
    const paid = payDue(due(), own)
    expect(payDue(paid, own)).toBe(paid)
    expect(code(() => payDue(paid, { ...own, record: 'r2' }))).toBe('due.settled')
  })

  it('is missed once its deadline has passed, and may still be done late or excused', () => {
    expect(missDue(due(), at('2020-03-31T15:59:59.999Z')).state).toBe('open')
    const missed = missDue(due(), at('2020-03-31T16:00:00Z'))
    expect(missed.state).toBe('missed')
    expect(payDue(missed, { ...own, at: at('2020-04-02T00:00:00Z') }).state).toBe('doneLate')
    expect(payDue(missed, own).state, 'made in time, it only arrived late').toBe('done')
    expect(excuseDue(missed, { reason: '山洪断路', at: own.at })).toMatchObject({
      state: 'excused',
      reason: { code: 'due.excused', details: { reason: '山洪断路' } },
    })
  })

  it('is not excused without a reason, whatever blanks it is made of', () => {
    for (const reason of ['', '  ', '　']) expect(code(() => excuseDue(due(), { reason, at: own.at }))).toBe('due.reason-missing')
  })

  it('goes its way in any history: what is settled stays, open never comes back', () => {
    const steps = {
      pay: (kept: KeptDue) => payDue(kept, own),
      other: (kept: KeptDue) => payDue(kept, { ...own, record: 'r2' }),
      miss: (kept: KeptDue) => missDue(kept, at('2020-05-01T00:00:00Z')),
      early: (kept: KeptDue) => missDue(kept, at('2020-03-02T00:00:00Z')),
      excuse: (kept: KeptDue) => excuseDue(kept, { reason: '断路', at: own.at }),
      cancel: (kept: KeptDue) => cancelDue(kept, gone),
    }
    const ways: Readonly<Record<DueState, readonly DueState[]>> = {
      open: ['open', 'done', 'doneLate', 'missed', 'excused', 'cancelled'],
      missed: ['missed', 'done', 'doneLate', 'excused', 'cancelled'],
      done: ['done'],
      doneLate: ['doneLate'],
      excused: ['excused'],
      cancelled: ['cancelled'],
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(steps)), { maxLength: 8 }), (history) => {
        let kept = due()
        for (const step of history) {
          const before = kept
          if (code(() => (kept = step(before))) !== 'none') kept = before
          expect(ways[before.state]).toContain(kept.state)
          expect(kept.key).toBe(before.key)
          expect(kept.state === 'excused' || kept.state === 'cancelled').toBe(kept.reason !== null)
          expect(kept.state === 'done' || kept.state === 'doneLate').toBe(kept.record !== null)
        }
      }),
    )
  })
})
