import type { TemplateView } from '@duzhan/contracts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, queryClient } from '../api/api.ts'
import { MeContext, type Person } from '../person/me.ts'
import { TemplateForm } from './TemplateForm.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const template: TemplateView = {
  template: 'county-2024',
  title: '县级模板',
  blanks: 3,
  savedAt: '2020-03-20T01:00:00.000Z',
  parameters: [
    {
      key: 'county',
      title: '县名',
      hint: '不留XX',
      source: { text: 'XX县实施方案', line: 2 },
      schema: { type: 'string', minLength: 2, maxLength: 20, not: { enum: ['XX县'] } },
    },
    { key: 'code', title: '区划代码', schema: { type: 'string', pattern: '^[0-9]{12}$', maxLength: 12 } },
    { key: 'villages', title: '村数', schema: { type: 'integer', minimum: 1 } },
  ],
  plan: { title: '{{county}}方案', jurisdiction: '{{code}}' },
}
const me: Person = {
  account: 'xtx-author',
  title: '方案管理员',
  grants: [{ role: 'author', region: '430321000000', plan: '*' }],
  verbs: ['template.fill'],
  today: '2020-03-20',
  clockAhead: 0,
}

describe('the form of a template', () => {
  let root: Root
  let sent: unknown[]
  let answer: unknown

  const open = () =>
    act(async () => {
      root = createRoot(document.body.appendChild(document.createElement('div')))
      root.render(
        <QueryClientProvider client={queryClient}>
          <MeContext value={me}>
            <MemoryRouter>
              <Routes>
                <Route path="/" element={<TemplateForm template={template} />} />
                <Route path="/:plan" element={<p>the plan’s page</p>} />
              </Routes>
            </MemoryRouter>
          </MeContext>
        </QueryClientProvider>,
      )
    })
  const field = (key: string) => document.getElementById(`blank-${key}`) as HTMLInputElement
  const type = (key: string, text: string) =>
    act(async () => {
      const input = field(key)
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    })
  const submit = () =>
    act(async () => {
      document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    })
  const shows = async (text: string) => {
    for (let tries = 0; tries < 100 && !document.body.textContent?.includes(text); tries++)
      await act(() => new Promise((resolve) => setTimeout(resolve, 10))) // what has arrived is drawn when an act ends
    expect(document.body.textContent).toContain(text)
  }
  const faults = () => [...document.querySelectorAll('.field-error')].map((fault) => fault.textContent)
  const status = () => document.querySelector('.fill-status')?.textContent

  beforeEach(() => {
    sent = []
    answer = { result: { data: { plan: 'county-2024-430321' } } }
    sessionStorage.clear()
    queryClient.clear()
    queryClient.setQueryData(api.forms.plan.list.queryKey(), [])
    queryClient.setQueryData(api.identity.region.list.queryKey({ within: '430321000000' }), [
      { code: '430321000000', name: '湘潭县' },
    ] as never)
    vi.stubGlobal('fetch', async (path: string | URL, init?: RequestInit) => {
      if (!String(path).includes('template.fill')) return Response.json([{ result: { data: [] } }])
      sent.push(JSON.parse(String(init?.body)))
      return Response.json([answer])
    })
  })
  afterEach(async () => {
    await act(async () => root.unmount())
    document.body.replaceChildren()
    vi.unstubAllGlobals()
  })

  it('begins empty, counts what is missing, and blames nobody yet', async () => {
    await open()
    expect(['county', 'code', 'villages'].map((key) => field(key).value)).toEqual(['', '', ''])
    expect(status()).toContain('还缺 3 项')
    expect(faults()).toEqual([])
    expect(document.body.textContent).toContain('《＿＿方案》')
    expect(document.querySelector('blockquote')?.textContent).toBe('XX县实施方案')
  })

  it('says what is wrong with a field once the person has left it, and names the region that was typed', async () => {
    await open()
    await type('county', 'XX县')
    await type('villages', '0')
    await type('code', '430321000000')
    expect(faults()).toEqual(['不符合要求：不留XX', '应不少于 1'])
    expect(status()).toContain('2 项需要改正')
    expect(document.body.textContent).toContain('即 湘潭县')
    expect(field('-code').value).toBe('county-2024-430321')
  })

  it('sends nothing while something is missing: it lists it, marks it and goes to the first', async () => {
    await open()
    await type('county', '湘潭县')
    await submit()
    expect(sent).toEqual([])
    expect(document.querySelector('[role=alert]')?.textContent).toContain('还缺 2 项')
    expect(faults()).toEqual(['还没有填写', '还没有填写'])
    expect(document.activeElement).toBe(field('code'))
  })

  const fillIn = async () => {
    await open()
    await type('county', '湘潭县')
    await type('villages', '１２')
    await act(async () => document.querySelector<HTMLButtonElement>('.chip')?.click())
    expect(status()).toContain('已全部填好')
    await submit()
  }

  it('fills the person’s own region in on request, sends the whole form once and goes on to the draft', async () => {
    await fillIn()
    await shows('the plan’s page')
    const answers = { county: '湘潭县', code: '430321000000', villages: 12 }
    expect(sent).toEqual([{ 0: { template: 'county-2024', plan: 'county-2024-430321', answers } }])
  })

  it('says of a code that another region has that it is taken, and keeps what was typed', async () => {
    const problem = { code: 'plan.absent', kind: 'absent', details: {}, requestId: 'r1' }
    answer = { error: { message: 'plan.absent', code: -32004, data: { problem } } }
    await fillIn()
    await shows('编号已被其他地区使用')
    expect(field('county').value).toBe('湘潭县')
  })

  it('keeps what was typed when the page is opened again', async () => {
    await open()
    await type('county', '湘潭县')
    await act(async () => root.unmount())
    document.body.replaceChildren()
    await open()
    expect(field('county').value).toBe('湘潭县')
  })

  it('opens empty over what it cannot read', async () => {
    sessionStorage.setItem('duzhan.template.xtx-author.county-2024', '{"county": 3, "code": "43')
    await open()
    expect(field('county').value).toBe('')
  })
})
