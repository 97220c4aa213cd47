import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from './Icon.tsx'
import '../styles/sidePanel.css'

interface SidePanelProps {
  title: string
  lead?: string
  /** For what needs more than a column of text. */
  isWide?: boolean
  /** A list reaches the panel's edges; prose keeps a margin. */
  flush?: boolean
  onClose: () => void
  children: ReactNode
}

/** What stands behind something on the page: beside it at the desk, over its lower part on the phone. */
export function SidePanel({ title, lead, isWide = false, flush = false, onClose, children }: SidePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className={isWide ? 'panel panel-wide' : 'panel'} aria-labelledby={heading} onClose={onClose}>
      <div className="panel-head">
        <div>
          <h2 id={heading}>{title}</h2>
          {lead ? <p className="muted">{lead}</p> : null}
        </div>
        <button
          type="button"
          className="button button-quiet"
          aria-label={zh.states.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      {flush ? children : <div className="panel-body stack">{children}</div>}
    </dialog>
  )
}
