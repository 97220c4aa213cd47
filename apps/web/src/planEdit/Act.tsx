import { zh } from '../locales/zh.ts'

export interface ActProps {
  label: string
  of: string
  isDisabled?: boolean
  onAct: () => void
}

/** Something that can be done with one of several things: its name says with which. */
export function Act({ label, of, isDisabled = false, onAct }: ActProps) {
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-label={zh.planEdit.actOf(label, of)}
      disabled={isDisabled}
      onClick={onAct}
    >
      {label}
    </button>
  )
}
