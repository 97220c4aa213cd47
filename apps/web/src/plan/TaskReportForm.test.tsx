import type { TaskProgress } from '@duzhan/contracts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queryClient } from '../api/api.ts'
import { TaskReportForm } from './TaskReportForm.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const cell: TaskProgress = {
  ...{ task: 'water', unit: 'counties', region: '433101000000', state: 'notStarted', text: null },
  ...{ reportedOn: null, by: null, version: 3, verbs: ['report'] },
}

let place: HTMLElement
let root: Root
let asked: unknown[]
beforeEach(async () => {
  queryClient.clear()
  asked = []
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  await act(async () =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <TaskReportForm plan="p" cell={cell} title="吉首市" />
      </QueryClientProvider>,
    ),
  )
})
afterEach(async () => {
  await act(async () => root.unmount())
  place.remove()
  vi.unstubAllGlobals()
})

const answer = (respond: () => Response) =>
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url.replace(/^\/trpc\/|\?.*$/g, ''), JSON.parse(String(init.body))[0]])
    return respond()
  })
const press = (name: string) =>
  act(async () => [...place.querySelectorAll('button')].find((found) => found.textContent === name)!.click())
const write = (value: string) =>
  act(async () => {
    const field = place.querySelector('textarea')!
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
const settled = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)))
    check()
  })
const text = '管网改造已全部完成'

describe('the form for a task’s progress', () => {
  it('opens when asked for and can be left', async () => {
    expect(place.querySelector('form')).toBeNull()
    await press('填报进展')
    expect(place.querySelector('form')).not.toBeNull()
    await press('取消')
    expect(place.querySelector('form')).toBeNull()
  })

  it('sends the cell as it was seen, with the state and the words, and closes', async () => {
    answer(() => Response.json([{ result: { data: { ...cell, state: 'done', version: 4 } } }]))
    await press('填报进展')
    await press('已完成')
    await write(text)
    await press('提交进展')
    await settled(() => expect(place.querySelector('form')).toBeNull())
    const sent = { plan: 'p', task: 'water', unit: 'counties', region: '433101000000', version: 3, state: 'done', text }
    expect(asked).toEqual([['assignments.task.report', sent]])
  })

  it('keeps what was written when someone was faster, and says so', async () => {
    const problem = { code: 'task.stale', kind: 'stale', details: {}, requestId: 'r' }
    answer(() => Response.json([{ error: { message: 'task.stale', code: -32012, data: { problem } } }], { status: 412 }))
    await press('填报进展')
    await write(text)
    await press('提交进展')
    await settled(() => expect(place.querySelector('[role=alert]')).not.toBeNull())
    expect(place.querySelector('textarea')?.value).toBe(text)
  })
})
