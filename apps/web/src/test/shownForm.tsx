import { outlineOf, type SubSchema } from '@duzhan/checklist'
import { answersInMemory } from '../checklist/answersInMemory.ts'
import type { Item } from '../checklist/itemAnswers.ts'
import { SectionForm } from '../checklist/SectionForm.tsx'
import { LaterPhotoField } from '../evidence/LaterPhotoField.ts'
import { loadKinds } from '../kind/kindViews.ts'
import { leave, paste, press, strike, write } from './act.ts'
import { the } from './find.ts'
import { checklistOf } from './kindItems.ts'
import { left, shown } from './shown.tsx'

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
  const store = answersInMemory({ basics: { ...start.answers } })
  const context = {
    outline,
    hidden: new Set(start.hidden),
    now: () => new Date('2020-03-20T01:00:00.000Z'),
    owner: 'draft',
    plan: 'xiangtan-2020',
    target: 'village',
  }
  const draw = (isStrict: boolean) =>
    shown(
      <SectionForm
        checklist={{ ...checklist }}
        section={section}
        answers={store}
        context={{ ...context, isStrict }}
        serverErrors={undefined}
      />,
    )
  await draw(start.isStrict ?? false)
  const all = <Kind extends Element>(selector: string) => [...document.querySelectorAll<Kind>(selector)]
  const one = <Kind extends Element>(selector: string): Kind => {
    const [found] = all<Kind>(selector)
    if (found === undefined) throw new Error(`nothing is ${selector} in ${document.body.innerHTML}`)
    return found
  }
  return {
    held: (item) => store.held(`basics.${item}`),
    all,
    one,
    button: (text) => the('button', text) as HTMLButtonElement, // only buttons are named so in a form
    errors: () => all('.field-error').map((error) => error.textContent ?? ''),
    press: (element) => press(element as HTMLElement), // what a person presses is drawn in HTML
    key: strike,
    write,
    leave,
    paste,
    askAll: () => draw(true),
    close: left,
  }
}
