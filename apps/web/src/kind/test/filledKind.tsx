import { type OutlineItem, outlineOf, type SubSchema } from '@duzhan/checklist'
import { act, type ComponentType, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { expect, vi } from 'vitest'
import type { Item } from '../../checklist/itemAnswers.ts'
import type { KindAnswerProps, KindView } from '../kindView.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
// the tests' database hands blobs back as mere objects, which have no address
URL.createObjectURL = () => 'blob:kept'

const itemOf = (schema: SubSchema): OutlineItem => ({
  key: 'one',
  path: 'part.one',
  no: '1',
  title: '检查项',
  kind: 'any',
  annotation: { kind: 'any', ...schema['x-item'] },
  clauses: [],
  columns: [],
  findings: [],
  part: null,
  isRequired: true,
  schema,
})

const outline = outlineOf({ type: 'object', title: '清单', properties: {} })

let root: Root | undefined
let page: HTMLElement | undefined
let count = 0

/** Takes the field off the page again. */
export async function leaveKind(): Promise<void> {
  await act(async () => root?.unmount())
  page?.remove()
}

/** A field of a kind on a page of its own, as the form draws it; what it holds is read back by `held`. */
export async function fillKind(
  { Field }: KindView,
  schema: SubSchema = {},
  first: Item = {},
  errors: Record<string, string> = {},
) {
  let now = first
  const owner = `owner-${++count}`
  function Form() {
    const [held, setHeld] = useState(first)
    now = held
    return (
      <Field
        item={itemOf(schema)}
        held={held}
        change={(part) => setHeld((before) => ({ ...before, ...part }))}
        changeBy={setHeld}
        errorOf={(field) => errors[field]}
        onLeave={() => {}}
        titleId="title"
        now={() => new Date('2020-03-20T01:00:00.000Z')}
        outline={outline}
        answers={{ held: () => held, all: () => ({}), change: () => {}, subscribe: () => () => {} }}
        owner={owner}
        place={{ plan: 'p', target: 't' }}
      />
    )
  }
  await show(<Form />)
  return { ...onPage(), owner, held: () => now }
}

/** An answer of a kind, to be read. */
export async function readKind(Answer: ComponentType<KindAnswerProps>, given: Item, schema: SubSchema = {}, isOnDevice = false) {
  await show(
    <Answer item={itemOf(schema)} given={given} result={undefined} isOnDevice={isOnDevice} outline={outline} answers={{}} />,
  )
  return onPage()
}

async function show(node: React.ReactNode): Promise<void> {
  const place = document.body.appendChild(document.createElement('div'))
  page = place
  await act(async () => {
    root = createRoot(place)
    root.render(node)
  })
}

function onPage() {
  const place = page ?? document.body
  const named = (name: string) =>
    [...document.body.querySelectorAll('button')].find(
      (button) => button.getAttribute('aria-label') === name || button.textContent?.trim() === name,
    )
  return {
    place,
    text: () => place.textContent ?? '',
    button: (name: string) => named(name),
    press: (name: string) =>
      act(async () => {
        const button = named(name)
        expect(button, name).toBeDefined()
        button?.click()
      }),
    write: (label: string, value: string) =>
      act(async () => {
        const found = [...place.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
        const input = document.getElementById(found?.htmlFor ?? '')
        if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${label}`)
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    choose: (...files: File[]) =>
      act(async () => {
        const input = place.querySelector<HTMLInputElement>('input[type=file]')
        if (!input) throw new Error('nothing can be chosen')
        Object.defineProperty(input, 'files', { value: files, configurable: true })
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }),
  }
}

/** Lets the page catch up until what is expected holds: it asks every two seconds whether a file has arrived. */
export const settled = (check: () => void | Promise<void>) =>
  vi.waitFor(
    async () => {
      await act(async () => new Promise((resolve) => setTimeout(resolve, 5)))
      await check()
    },
    { timeout: 10_000 },
  )
