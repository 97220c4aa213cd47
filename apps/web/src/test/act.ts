import { act } from 'react'
import { the } from './find.ts'
import { settled, soon } from './settled.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fieldOf = (label: string | Element): Element => (typeof label === 'string' ? the('field', label) : label)

/** What a field's own class keeps its value by: a framework's listener sits on the field itself. */
const put = (field: Element, value: string) =>
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)

const sends = (field: Element, ...events: Event[]) =>
  act(async () => {
    for (const event of events) field.dispatchEvent(event)
  })

/** Presses the button of this name, or the given thing, and waits for what follows. */
export async function press(name: string | RegExp | HTMLElement, within?: ParentNode): Promise<void> {
  const button = name instanceof HTMLElement ? name : await soon(() => the('button', name, within))
  await act(async () => button.click())
  await settled()
}

/** Follows the link of this name. */
export async function follow(name: string | RegExp, within?: ParentNode): Promise<void> {
  const link = await soon(() => the('link', name, within))
  await act(async () => link.click())
  await settled()
}

/** Writes into the field of this label, in place of what it holds. */
export async function write(label: string | Element, text: string): Promise<void> {
  const field = fieldOf(label)
  await act(async () => {
    put(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Chooses in the list of this label by the words of the choice. */
export async function choose(label: string, option: string): Promise<void> {
  const field = the('field', label)
  const found = [...field.querySelectorAll('option')].find((one) => one.textContent === option)
  if (!found) throw new Error(`no ${option} in ${field.textContent}`)
  await act(async () => {
    put(field, found.value)
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await settled()
}

/** Picks files for the field of this label. */
export async function pick(label: string | Element, ...files: File[]): Promise<void> {
  const field = fieldOf(label)
  Object.defineProperty(field, 'files', { value: files, configurable: true })
  await sends(field, new Event('change', { bubbles: true }))
}

/** Leaves a field. */
export const leave = (field: Element): Promise<void> => sends(field, new FocusEvent('focusout', { bubbles: true }))

/** Strikes a key in a field. */
export const strike = (field: Element, key: string): Promise<void> =>
  sends(field, new KeyboardEvent('keydown', { key, bubbles: true }))

/** Pastes a text, as a page and with files where they are given; the browser's own pasting is not done. */
export function paste(field: Element, text: string, more: { html?: string; files?: readonly File[] } = {}): Promise<void> {
  const { html = '', files = [] } = more
  const getData = (type: string) => (type === 'text/html' ? html : text)
  return sends(
    field,
    Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { getData, files } }),
  )
}

/** What the field of this label holds. */
export function held(label: string): string {
  const field = the('field', label)
  return (field as Field).value // every field has one
}
