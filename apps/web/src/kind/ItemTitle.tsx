import type { OutlineItem } from '@duzhan/checklist'

/** An item's number and title, as printed; by its id, the item's inputs are named. */
export function ItemTitle({ item, id }: { item: OutlineItem; id: string }) {
  return (
    <span className="item-title" id={id}>
      {item.no === '' ? null : <span className="item-no">{item.no}. </span>}
      {item.title}
    </span>
  )
}
