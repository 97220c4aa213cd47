import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { itemId } from './itemId.ts'

/** An item that this page cannot draw, in its place among the others, with what to do about it. */
export function DeadItem({ item, reason }: { item: OutlineItem; reason: string }) {
  return (
    <section className="item" id={itemId(item.path)} tabIndex={-1} aria-label={zh.checklist.numbered(item.no, item.title)}>
      <span className="item-title">
        {item.no === '' ? null : <span className="item-no">{item.no}. </span>}
        {item.title}
      </span>
      <p className="field-error">{reason}</p>
    </section>
  )
}
