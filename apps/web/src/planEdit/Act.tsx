import { zh } from '../locales/zh.ts'

export interface ActProps {
  label: string
  of: string
  isDisabled?: boolean
  onAct: () => void
}

/**
 * Something that can be done with one of several things: its name says with which. Where it cannot be done it stays within reach of the
 * keyboard, so that whoever moves a thing to the end of its list is not thrown out of the list.
 */
export function Act({ label, of, isDisabled = false, onAct }: ActProps) {
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-label={zh.planEdit.actOf(label, of)}
      aria-disabled={isDisabled}
      onClick={isDisabled ? undefined : onAct}
    >
      {label}
    </button>
  )
}
