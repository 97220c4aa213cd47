import { type ChangeEvent, useId } from 'react'

interface Props {
  /** What the button says. */
  label: string
  /** What stands beside it: which file is read, or which may be. */
  hint: string
  isMain?: boolean
  isDisabled: boolean
  onChoose: (event: ChangeEvent<HTMLInputElement>) => void
}

/** Chooses a sheet to be read, .xlsx or .csv. */
export function TableFile({ label, hint, isMain = false, isDisabled, onChoose }: Props) {
  const id = useId()
  return (
    <>
      <input id={id} className="visually-hidden" type="file" accept=".xlsx,.csv" onChange={onChoose} disabled={isDisabled} />
      <label className={isMain ? 'button button-primary' : 'button'} htmlFor={id}>
        {label}
      </label>
      <span className="field-hint">{hint}</span>
    </>
  )
}
