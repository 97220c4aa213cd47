import 'fake-indexeddb/auto'
import type { FindingVerb, FindingView } from '@duzhan/contracts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, queryClient } from '../api/api.ts'
import { FindingActions } from './FindingActions.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const finding = (verbs: FindingVerb[]): FindingView => ({
  id: 'f1',
  title: '没有通电',
  category: '基础设施',
  severity: 'general',
  target: { id: 'v1', name: '甲村', place: '某县某镇' },
  responsible: { region: '430381106000', title: '某镇' },
  state: 'handedOver',
  light: 'none',
  rectifyBy: '2020-04-04',
  openedAt: '2020-03-20T01:00:00.000Z',
  version: 4,
  plan: 'p',
  submission: 's1',
  clausePath: 'a.b.c',
  itemTitle: '是否通电',
  answer: '否',
  note: null,
  photos: [],
  timeline: [],
  verbs,
})

let place: HTMLElement
let root: Root
let asked: { path: string; body: unknown }[]
beforeEach(() => {
  queryClient.clear()
  asked = []
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
})
afterEach(async () => {
  await act(async () => root.unmount())
  place.remove()
  vi.unstubAllGlobals()
})

const answer = (respond: () => Response) =>
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ path: url.replace(/^\/trpc\/|\?.*$/g, ''), body: JSON.parse(String(init.body))[0] })
    return respond()
  })
const show = (verbs: FindingVerb[]) =>
  act(async () =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <FindingActions finding={finding(verbs)} />
      </QueryClientProvider>,
    ),
  )
/** Lets the page catch up until what is expected holds. */
const settled = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)))
    check()
  })
const names = () => [...place.querySelectorAll('button')].map((found) => found.textContent)
const press = (name: string) =>
  act(async () => [...place.querySelectorAll('button')].find((found) => found.textContent === name)!.click())
const write = (value: string) =>
  act(async () => {
    const field = place.querySelector('textarea')!
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

describe('what can be done about a finding', () => {
  it('is exactly what the platform opened to this person', async () => {
    await show(['verify', 'sendBack'])
    expect(names()).toEqual(['复核通过', '退回'])
  })

  it('is nothing when the platform opened nothing, and handing over is never a button', async () => {
    await show(['handOver'])
    expect(place.textContent).toBe('')
  })

  it('asks before it acts, and says which version it acts on', async () => {
    answer(() => Response.json([{ result: { data: { ...finding(['reportBack']), state: 'rectifying', version: 5 } } }]))
    await show(['accept'])
    await press('签收')
    expect(asked).toEqual([])
    await press('确认签收')
    await settled(() => expect(asked).toHaveLength(1))
    expect(asked[0]).toEqual({ path: 'assignments.finding.accept', body: { id: 'f1', version: 4 } })
    const shown = queryClient.getQueryData(api.assignments.finding.byId.queryKey({ id: 'f1' }))
    expect(shown?.version).toBe(5)
  })

  it('can be left without doing it', async () => {
    await show(['closeOut'])
    await press('销号')
    await press('取消')
    expect(names()).toEqual(['销号'])
  })

  it('sends a finding back with a reason, and leaves the deadline alone unless a new one is set', async () => {
    answer(() => Response.json([{ result: { data: { ...finding([]), state: 'returned', version: 5 } } }]))
    await show(['sendBack'])
    await press('退回')
    await write('现场仍有垃圾')
    await press('确认退回')
    await settled(() => expect(asked).toHaveLength(1))
    expect(asked[0]?.body).toEqual({ id: 'f1', version: 4, text: '现场仍有垃圾' })
  })

  it('says so and does nothing when someone was faster', async () => {
    const stale = { code: 'finding.stale', kind: 'stale', details: {}, requestId: 'r' }
    answer(() => Response.json([{ error: { message: 'm', code: -32012, data: { problem: stale } } }], { status: 412 }))
    await show(['accept'])
    await press('签收')
    await press('确认签收')
    await settled(() => expect(place.textContent).toContain('刚刚有了新的进展'))
    expect(names()).toEqual(['签收'])
  })

  it('keeps what was written when the platform refuses for another reason', async () => {
    const refused = { code: 'finding.own-work', kind: 'forbidden', details: {}, requestId: 'r-9' }
    answer(() => Response.json([{ error: { message: 'm', code: -32003, data: { problem: refused } } }], { status: 403 }))
    await show(['verify'])
    await press('复核通过')
    await write('现场已经通电')
    await press('确认复核通过')
    await settled(() => expect(place.querySelector('[role=alert]')?.textContent).toContain('r-9'))
    expect(place.querySelector('textarea')?.value).toBe('现场已经通电')
  })
})
