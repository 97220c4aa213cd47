import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

interface EmptyStateProps {
  title?: string
  text: string
  icon?: IconName
  children?: ReactNode
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, text, icon = 'empty', children }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      {title ? <h2>{title}</h2> : null}
      <p>{text}</p>
      {children}
    </div>
  )
}
