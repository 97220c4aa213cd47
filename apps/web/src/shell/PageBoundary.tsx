import { Component, type ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { updateUnderWay } from './reloadOnUpdate.ts'

/** Holds back a page that fell over (a bug, or a page of an older release), and offers to load it anew. */
export class PageBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override componentDidCatch() {
    // the platform may turn out not to be there
    void updateUnderWay()?.then(() => this.forceUpdate())
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    if (updateUnderWay()) return <EmptyState text={zh.states.updating} icon="info" />
    return (
      <EmptyState text={navigator.onLine ? zh.states.crashed : zh.problems.networkLost} icon="warning">
        <button type="button" className="button" onClick={() => location.reload()}>
          {zh.states.again}
        </button>
      </EmptyState>
    )
  }
}
