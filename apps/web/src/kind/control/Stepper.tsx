import type { ReactNode } from 'react'
import { zh } from '../../locales/zh.ts'

interface StepperProps {
  label: string
  /** Without one there is nothing to take away from, and the first step up is from nothing. */
  value: number | undefined
  step: number
  most: number | undefined
  onChange(to: number): void
  /** The value, between the buttons. */
  children: ReactNode
}

/** − value +: for thumbs, in steps, from zero up to the most. */
export function Stepper({ label, value, step, most, onChange, children }: StepperProps) {
  const button = (word: string, sign: string, to: number) => (
    <button type="button" aria-label={word} disabled={to < 0 || (most !== undefined && to > most)} onClick={() => onChange(to)}>
      {sign}
    </button>
  )
  return (
    <span className="stepper">
      {button(zh.kinds.less(label), '−', (value ?? 0) - step)}
      {children}
      {button(zh.kinds.more(label), '+', (value ?? 0) + step)}
    </span>
  )
}
