import type { OutlineItem } from '@duzhan/checklist'
import { Component, type ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { DeadItem } from './DeadItem.tsx'

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
