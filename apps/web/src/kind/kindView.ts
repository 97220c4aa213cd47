import type { OutlineItem } from '@duzhan/checklist'
import type { ComponentType } from 'react'
import type { Item } from '../checklist/itemAnswers.ts'

/** What the field of an item is given. The frame around it draws the title, the note, photos beside the answer and the item's own error. */
export interface KindFieldProps {
  item: OutlineItem
  /** What the item holds by now: its fields by name. */
  held: Item
  /** Changes some fields; `undefined` empties one. */
  change(part: Item): void
  /** Says of the item as it is by then, for what takes time. */
  changeBy(by: (held: Item) => Item): void
  /** What is wrong with a field, once it is to be said. */
  errorOf(field: string): string | undefined
  /** The field was left: texts lose the blanks around them. */
  onLeave(): void
  /** Where photos and files belong: the work on this device, and the target on the platform. */
  owner: string
  place: { plan: string; target: string }
}

export interface KindAnswerProps {
  item: OutlineItem
  /** What the item holds in a record or a draft; may be empty. */
  given: Item
  /** Photos and files that may not be on the platform yet are shown from the device. */
  isOnDevice: boolean
}

/** How items of one kind look: to be filled, to be read, and in a list of items. */
export interface KindView {
  readonly Field: ComponentType<KindFieldProps>
  /** The answer as people read it, beside clauses, note and photos; null where these are all. */
  readonly Answer: ComponentType<KindAnswerProps> | null
  /** What is said of the kind beside an item's title; nothing of judgements, which most items are. */
  readonly tag: string | null
}
