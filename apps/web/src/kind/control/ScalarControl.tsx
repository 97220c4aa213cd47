import type { SubSchema } from '@duzhan/checklist'
import { useId } from 'react'
import { zh } from '../../locales/zh.ts'
import type { Scalar } from '../scalar.ts'

interface ScalarControlProps {
  scalar: Scalar
  schema: SubSchema
  value: unknown
  isRequired: boolean
  labelledBy: string
  /** What the validator says of the value, once it is to be said. */
  error: string | undefined
  now(): Date
  change(value: unknown): void
  leave(): void
}

/** A scalar's control with what is wrong beneath it, in the words of its kind where that has better ones. */
export function ScalarControl({ scalar, error, ...rest }: ScalarControlProps) {
  const id = useId()
  const said = error === undefined ? undefined : sentence(scalar, rest.schema, rest.value, error)
  return (
    <>
      <scalar.Control
        {...rest}
        id={id}
        isInvalid={said !== undefined}
        describedBy={said === undefined ? undefined : `${id}-error`}
      />
      {said === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {said}
        </p>
      )}
    </>
  )
}

/** The question stands right above: what is missing needs no name. */
function sentence(scalar: Scalar, schema: SubSchema, value: unknown, error: string): string {
  if (value === undefined) return scalar.isChosen ? zh.checklist.choose : zh.kinds.fill
  return scalar.fault(value, schema) ?? error
}
