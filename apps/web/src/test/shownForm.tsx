import { outlineOf, type SubSchema } from '@duzhan/checklist'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { type Item, type ItemAnswers, itemIn, withItem } from '../checklist/itemAnswers.ts'
import { SectionForm } from '../checklist/SectionForm.tsx'
import { LaterPhotoField } from '../evidence/LaterPhotoField.ts'
import { loadKinds } from '../kind/kindViews.ts'
import { checklistOf } from './kindItems.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

interface Shown {
  /** What each item holds by now. */
  held(item: string): Item
  all<Kind extends Element = HTMLElement>(selector: string): Kind[]
  one<Kind extends Element = HTMLElement>(selector: string): Kind
  button(text: string): HTMLButtonElement
  errors(): string[]
  press(element: Element): Promise<void>
  key(element: Element, key: string): Promise<void>
  write(field: Element, text: string): Promise<void>
  leave(field: Element): Promise<void>
  /** What the person pastes; the browser's own pasting is not done. */
  paste(field: Element, text: string): Promise<void>
  /** As after the person tried to submit. */
  askAll(): Promise<void>
  close(): Promise<void>
}

interface Start {
  answers?: Record<string, Item>
  required?: readonly string[]
  isStrict?: boolean
  hidden?: readonly string[]
}

/** A section with these items as the person sees it, on 20 March 2020 at nine in Shanghai. */
export async function shownForm(items: Record<string, SubSchema>, start: Start = {}): Promise<Shown> {
  const checklist = checklistOf(items, [...(start.required ?? Object.keys(items))])
  const outline = outlineOf(checklist)
  const [section] = outline.sections
  if (!section) throw new Error('no section')
  await loadKinds(outline.items.map(({ kind }) => kind))
  await LaterPhotoField.preload()
  let answers: Record<string, Record<string, Item>> = { basics: { ...start.answers } }
  const listeners = new Set<() => void>()
  const store: ItemAnswers = {
    held: (path) => itemIn(answers, path),
    all: () => answers,
    change(path, by) {
      answers = withItem(answers, path, by)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const context = {
    outline,
    hidden: new Set(start.hidden),
    now: () => new Date('2020-03-20T01:00:00.000Z'),
    owner: 'draft',
    plan: 'xiangtan-2020',
    target: 'village',
  }
  const draw = (isStrict: boolean) =>
    act(async () =>
      root.render(
        <SectionForm
          checklist={{ ...checklist }}
          section={section}
          answers={store}
          context={{ ...context, isStrict }}
          serverErrors={undefined}
        />,
      ),
    )
  await draw(start.isStrict ?? false)
  const all = <Kind extends Element>(selector: string) => [...place.querySelectorAll<Kind>(selector)]
  const found = <Kind,>(element: Kind | undefined, what: string): Kind => {
    if (element === undefined) throw new Error(`nothing is ${what} in ${place.innerHTML}`)
    return element
  }
  return {
    held: (item) => itemIn(answers, `basics.${item}`),
    all,
    one: <Kind extends Element>(selector: string) => found(all<Kind>(selector)[0], selector),
    button: (text) =>
      found(
        all<HTMLButtonElement>('button').find((button) => (button.textContent ?? '') === text),
        text,
      ),
    errors: () => all('.field-error').map((error) => error.textContent ?? ''),
    press: (element) => act(async () => (element as HTMLElement).click()),
    key: (element, key) => act(async () => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))),
    write: (field, text) =>
      act(async () => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    leave: (field) => act(async () => void field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))),
    paste: (field, text) =>
      act(async () => {
        const event = new Event('paste', { bubbles: true, cancelable: true })
        field.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }))
      }),
    askAll: () => draw(true),
    close: async () => {
      await act(async () => root.unmount())
      place.remove()
    },
  }
}
