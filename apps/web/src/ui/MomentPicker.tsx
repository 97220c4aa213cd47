import { useRef } from 'react'
import { moment } from '../locales/zh/moment.ts'
import { Icon } from './Icon.tsx'
import '../styles/momentInput.css'

/** What is chosen, by the name of the picker that every browser has for it. */
export type MomentKind = 'date' | 'month' | 'time' | 'datetime-local'

interface MomentPickerProps {
  kind: MomentKind
  /** As it is kept; '' for none. */
  value: string
  onPick: (value: string) => void
  /** What the button says; by the kind where it is not given. */
  title?: string
  min?: string | undefined
  max?: string | undefined
  disabled?: boolean | undefined
}

/** A button that opens the picker of the device; nothing where the browser lets no page open it. */
export function MomentPicker({ kind, value, onPick, title = moment.pick[kind], min, max, disabled }: MomentPickerProps) {
  const picker = useRef<HTMLInputElement>(null)
  if (!('showPicker' in HTMLInputElement.prototype)) return null
  return (
    <>
      <input
        ref={picker}
        className="moment-picker"
        type={kind}
        tabIndex={-1}
        aria-hidden="true"
        {...{ min, max, value, disabled }}
        onChange={({ target }) => onPick(target.value)}
      />
      <button
        type="button"
        className="moment-pick"
        aria-label={title}
        disabled={disabled}
        onClick={() => picker.current?.showPicker()}
      >
        <Icon name="dues" />
      </button>
    </>
  )
}
