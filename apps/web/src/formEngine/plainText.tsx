import type { ReactNode } from 'react'

/** Stands in for the form engine's Markdown: titles and descriptions of a checklist are plain text, the gate sees to it. */
export function Markdown({ children }: { children?: ReactNode }) {
  return <span>{children}</span>
}
