import type { Me } from '@duzhan/contracts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queryClient, type SeatedPerson, sessionQuery } from '../api/api.ts'
import { App } from '../app.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const me: Me = {
  ...{ id: 'p-1', account: 'wang', title: '督战员', grants: [], verbs: [] },
  ...{ now: '2020-03-20T01:00:00.000Z', today: '2020-03-20' },
}

let place: HTMLElement
let root: Root
let asked: unknown[]
let respond: () => Response
beforeEach(async () => {
  queryClient.clear()
  const seated: SeatedPerson = { ...me, mustChangePassword: true, clockAhead: 0 }
  queryClient.setQueryData(sessionQuery.queryKey, seated)
  asked = []
  respond = () => Response.json([{ result: { data: me } }])
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (String(url).includes('changePassword')) asked.push(JSON.parse(String(init.body))[0])
    return String(url).includes('changePassword') ? respond() : Response.json([{ result: { data: [] } }])
  })
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  await act(async () =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <MemoryRouter>
          <App />
        </MemoryRouter>
      </QueryClientProvider>,
    ),
  )
  await soon(() => expect(place.querySelector('form')).not.toBeNull())
})
afterEach(async () => {
  await act(async () => root.unmount())
  place.remove()
  vi.unstubAllGlobals()
})

const soon = (check: () => void) =>
  vi.waitFor(
    async () => {
      await act(async () => undefined)
      check()
    },
    { timeout: 20_000, interval: 50 },
  )
const write = (id: string, value: string) =>
  act(async () => {
    const field = place.querySelector<HTMLInputElement>(`#${id}`)!
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
const send = () => act(async () => place.querySelector('form')!.requestSubmit())
const fill = async (current: string, next: string, again = next) => {
  await write('current', current)
  await write('next', next)
  await write('again', again)
  await send()
}

describe('a person with a first password', () => {
  it('is shown nothing but its change, and why', () => {
    expect(place.textContent).toContain('修改初始密码')
    expect(place.textContent).toContain('别人为您设的初始密码')
    expect(place.querySelector('nav')).toBeNull()
  })

  it('changes it and is seated as whoever they are', async () => {
    await fill('given', 'huang-shan-52-yun')
    await soon(() => expect(asked).toEqual([{ current: 'given', next: 'huang-shan-52-yun' }]))
    await soon(() => expect(queryClient.getQueryData(sessionQuery.queryKey)?.mustChangePassword).toBeUndefined())
  })

  it('sends nothing as long as the two do not agree, and is told so', async () => {
    await fill('given', 'huang-shan-52-yun', 'huang-shan-52-yum')
    expect(asked).toEqual([])
    expect(place.querySelector('[role=alert]')?.textContent).toContain('不一致')
  })

  it('is told in a sentence why a password is none, and may choose another', async () => {
    const problem = { code: 'password.common', kind: 'invalid', details: {}, requestId: 'r' }
    respond = () => Response.json([{ error: { message: problem.code, code: -32022, data: { problem } } }], { status: 422 })
    await fill('given', 'woaini1314')
    await soon(() => expect(place.textContent).toContain('很常见'))
    respond = () => Response.json([{ result: { data: me } }])
    await fill('given', 'huang-shan-52-yun')
    await soon(() => expect(asked).toHaveLength(2))
  })
})
