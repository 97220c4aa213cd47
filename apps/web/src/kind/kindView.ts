import type { Outline, OutlineItem, Result } from '@duzhan/checklist'
import type { ComponentType } from 'react'
import type { Item, ItemAnswers } from '../checklist/itemAnswers.ts'

/** What the field of an item is given. The frame around it draws the title, the note, photos beside the answer and the item's own error. */
export interface KindFieldProps {
  item: OutlineItem
  /** What the item holds by now: its fields by name. */
  held: Item
  /** Changes some fields; `undefined` empties one. What is being written, `at` where it is a part of a field, is not judged yet. */
  change(part: Item, at?: string): void
  /** Says of the item as it is by then, for what takes time. */
  changeBy(by: (held: Item) => Item): void
  /** What is wrong with a field or a part of one (`rows.3.amount`), or with something in it, once it is to be said. */
  errorOf(path: string): string | undefined
  /** The field was left: texts lose the blanks around them. */
  onLeave(): void
  /** The element that names the item, for `aria-labelledby`. */
  titleId: string
  /** The platform's clock. */
  now(): Date
  /** Where photos and files belong: the work on this device, and the target on the platform. */
  owner: string
  place: { plan: string; target: string }
  /** The rest of the form, for what is worked out of it. */
  outline: Outline
  answers: ItemAnswers
}

export interface KindAnswerProps {
  item: OutlineItem
  /** What the item holds in a record or a draft; may be empty. */
  given: Item
  /** What the item came to; nothing where nobody said what is bad. */
  result: Result | undefined
  /** Photos and files that may not be on the platform yet are shown from the device. */
  isOnDevice: boolean
  /** The whole record, for what is worked out of it. */
  outline: Outline
  answers: Readonly<Record<string, unknown>>
}

export interface KindTagProps {
  item: OutlineItem
}

/** How items of one kind look: to be filled, to be read, and in a list of items. */
export interface KindView {
  readonly Field: ComponentType<KindFieldProps>
  /** The answer as people read it, beside note and photos; null where these are all. */
  readonly Answer: ComponentType<KindAnswerProps> | null
  /** What is said of the kind beside an item's title: its options, bounds and unit in words. */
  readonly Tag: ComponentType<KindTagProps> | null
  /** Fetches what the view loads when it is first drawn, so that it is there once the network is gone. */
  readonly preload?: () => Promise<unknown>
}
