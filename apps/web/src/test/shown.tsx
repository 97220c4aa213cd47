import { type Actor, heldBy, type Me, verbsOf } from '@duzhan/contracts'
import { asInspector } from '@duzhan/test-kit/personas'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { BrowserRouter, Route, Routes } from 'react-router'
import { afterEach } from 'vitest'
import { queryClient } from '../api/api.ts'
import '../api/problemSentence.ts'
import { MeContext, type Person } from '../person/me.ts'
import { settled } from './settled.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
// the page tries a lost connection again as ever, and no test waits for it
queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryDelay: 0 } })

/** The morning on which the pages of the tests are looked at. */
const now = '2020-03-20T01:00:00.000Z'

/** A persona as the platform tells the page of it. */
export const meOf = (actor: Actor): Me => ({
  ...actor,
  isDemonstration: false,
  verbs: [...new Set(actor.grants.flatMap(verbsOf))],
  held: heldBy(actor.grants),
  now,
  today: '2020-03-20',
})

/** A persona as the page has it in its seat, with the platform's clock. */
export const personOf = (actor: Actor): Person => ({ ...meOf(actor), clockAhead: Date.parse(now) - Date.now() })

interface Where {
  /** Who looks; an inspector, where it makes no difference. */
  as?: Actor
  /** The address, and the pattern of the route that it stands for. */
  at?: string
  route?: string
}

let root: Root | undefined
let place: HTMLElement | undefined

/** Takes the page away with all that it was answered; the next one shown starts from nothing. */
export async function left(): Promise<void> {
  await act(async () => root?.unmount())
  place?.remove()
  root = undefined
  place = undefined
  queryClient.clear()
}

afterEach(async () => {
  await left()
  localStorage.clear()
  history.replaceState(null, '', '/')
})

/** Draws something in place of what is there, and waits for it to come to rest. Another address than its own is told in words. */
export async function shown(node: ReactNode, { as = asInspector, at = '/', route = at }: Where = {}): Promise<void> {
  if (!root) history.replaceState(null, '', at)
  await drawn(
    <MeContext value={personOf(as)}>
      <Routes>
        <Route path={route} element={node} />
        <Route path="*" element={<p>另一个页面</p>} />
      </Routes>
    </MeContext>,
  )
}

/** Draws the page as it is given, with nothing of its own but the router and the cache of answers, and waits for it to come to rest. */
export async function drawn(node: ReactNode): Promise<void> {
  await mounted(node)
  await settled()
}

/** Draws the same, and waits for nothing. */
export async function mounted(node: ReactNode): Promise<void> {
  place ??= document.body.appendChild(document.createElement('div'))
  root ??= createRoot(place)
  const drawing = root
  await act(async () =>
    drawing.render(
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>{node}</BrowserRouter>
      </QueryClientProvider>,
    ),
  )
}
