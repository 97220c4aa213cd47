import 'fake-indexeddb/auto'
import type { SetAsideView } from '@duzhan/contracts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { press } from '../test/act.ts'
import { soon } from '../test/settled.ts'
import { drawn } from '../test/shown.tsx'
import { SyncRow } from './SyncRow.tsx'

const aside: SetAsideView = {
  ...{ subscription: 'submissions', key: 's-1', stream: 'forms.submission', reason: 'RangeError at window.ts:56' },
  ...{ since: '2020-03-20T01:00:00.000Z', tries: 4, about: { plan: 'p', target: '潭桥村', region: '430381000000' } },
}
let sent: unknown[]
let applied: number
beforeEach(() => {
  sent = []
  applied = 0
})
afterEach(() => void vi.unstubAllGlobals())

/** The platform answers a repeat with this, and knows one plan. */
const answering = (answer: object) =>
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const isRepeat = url.includes('log.repeat')
    if (isRepeat) sent.push({ path: url.replace(/^\/trpc\/|\?.*$/g, ''), body: JSON.parse(String(init.body))[0] })
    return new Response(
      JSON.stringify([isRepeat ? answer : { result: { data: { plans: [{ plan: 'p', title: '督战方案' }], next: null } } }]),
    )
  })
const show = (over: Partial<SetAsideView> = {}) =>
  drawn(
    <ul>
      <SyncRow keeper="aggregation" aside={{ ...aside, ...over }} onApplied={() => void applied++} />
    </ul>,
  )
const again = () => press(document.querySelector('button')!)

describe('an entry that was not taken over', () => {
  it('says what did not come where, why, since when in Shanghai, and how often it was tried', async () => {
    answering({})
    await show()
    expect(document.body.textContent).toContain('潭桥村的督战记录没有计入汇总')
    expect(document.body.textContent).toContain('2020-03-20 09:00 起 · 已试 4 次')
    expect(document.body.textContent).toContain('需要技术人员处理')
    expect(document.querySelector('.code-line')?.textContent).toBe('RangeError at window.ts:56')
  })

  it('gives a problem’s own sentence for its code', async () => {
    answering({})
    await show({ reason: 'submission.corrected-already' })
    await soon(() => expect(document.body.textContent).toMatch(/更正.*submission\.corrected-already/))
    expect(document.body.textContent).not.toContain('需要技术人员处理')
  })

  it('that waits for what it builds on says so, instead of that somebody lacks a right', async () => {
    answering({})
    await show({ reason: 'plan.absent' })
    expect(document.body.textContent).toContain('还没有送到')
    expect(document.body.textContent).not.toContain('权限')
  })

  it('names a plan by its title, and of what cannot be read nothing', async () => {
    answering({})
    await show({ stream: 'forms.plan', about: { plan: 'p', target: null, region: '430300000000' } })
    await soon(() => expect(document.body.textContent).toContain('《督战方案》没有送到汇总'))
    await show({ about: null })
    expect(document.body.textContent).toContain('某个对象的督战记录没有计入汇总')
  })

  it('is tried again at the service that could not take it, and says so to the page when it went through', async () => {
    answering({ result: { data: { isApplied: true } } })
    await show()
    await again()
    await soon(() => expect(applied).toBe(1))
    expect(sent).toEqual([{ path: 'aggregation.log.repeat', body: { subscription: 'submissions', key: 's-1' } }])
  })

  it('says when it failed again, and can be tried once more', async () => {
    answering({ result: { data: { isApplied: false } } })
    await show()
    await again()
    await soon(() => expect(document.querySelector('[role=status]')?.textContent).toContain('重试没有成功'))
    expect(applied).toBe(0)
    await again()
    await soon(() => expect(sent).toHaveLength(2))
  })
})
