import type { OutlineItem } from '@duzhan/checklist'
import { Component, type ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { itemId } from './itemContext.ts'

interface ItemBoundaryProps {
  item: OutlineItem
  children: ReactNode
}

/** Keeps an item that cannot be drawn from taking the rest of the form with it. */
export class ItemBoundary extends Component<ItemBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    const { item, children } = this.props
    return this.state.hasFailed ? <DeadItem item={item} reason={zh.checklist.itemFailed} /> : children
  }
}

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
