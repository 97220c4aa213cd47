import type { Outline, OutlineItem } from '@duzhan/checklist'
import type { ItemAnswers } from './itemAnswers.ts'

/** What an item's field knows beside its own answers. */
export interface ItemContext {
  items: ReadonlyMap<string, OutlineItem>
  outline: Outline
  answers: ItemAnswers
  /** The paths of the sections and items that are not asked, by the answers so far. */
  hidden: ReadonlySet<string>
  /** Once the person tried to submit, what is missing is said aloud. */
  isStrict: boolean
  /** The platform's clock. */
  now(): Date
  /** Where photos belong: the work on this device, and the target on the platform. */
  owner: string
  plan: string
  target: string
}

/** The element of an item on the page, by its path; links from the list of missing items lead there. */
export function itemId(path: string): string {
  return `item-${path.replaceAll('.', '-')}`
}
