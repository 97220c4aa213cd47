import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'

/** An item's number and title, as printed, and whether it may be left out; by its id, the item's inputs are named. */
export function ItemTitle({ item, id }: { item: OutlineItem; id: string }) {
  const isAsked = Object.keys(item.schema.properties ?? {}).length > 0
  return (
    <span className="item-title" id={id}>
      {item.no === '' ? null : <span className="item-no">{item.no}. </span>}
      {item.title}
      {isAsked && !item.isRequired ? <span className="item-optional">{zh.checklist.optional}</span> : null}
    </span>
  )
}
