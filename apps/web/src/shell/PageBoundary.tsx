import { Component, type ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Holds back a page that fell over (a bug, or a page of an older release), and offers to load it anew. */
export class PageBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    return (
      <EmptyState text={zh.states.crashed} icon="warning">
        <button type="button" className="button" onClick={() => location.reload()}>
          {zh.states.again}
        </button>
      </EmptyState>
    )
  }
}
