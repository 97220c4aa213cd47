import type { OutlineItem } from '@duzhan/checklist'
import type { ItemAnswers } from './itemAnswers.ts'

/** What an item's field knows beside its own answers. */
export interface ItemContext {
  items: ReadonlyMap<string, OutlineItem>
  answers: ItemAnswers
  /** Once the person tried to submit, what is missing is said aloud. */
  isStrict: boolean
  /** Where photos belong: the work on this device, and the target on the platform. */
  owner: string
  plan: string
  target: string
}
