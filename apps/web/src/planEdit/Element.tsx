import type { NamedField, Place, PlanField } from '@duzhan/plan/edit'
import { pathOf, useEditPlan } from './editPlan.ts'
import { Fields, KindsField } from './GroupField.tsx'

interface ElementProps {
  named: NamedField
  of: PlanField
  at: Place
  value: unknown
}

/** The fields of one element of a list, with what is wrong with it as a whole. */
export function Element({ named, of, at, value }: ElementProps) {
  const { change, faults } = useEditPlan()
  const own = faults.filter(({ path }) => path === pathOf(at))
  return (
    <div className="edit-element">
      {own.map(({ message }) => (
        <p key={message} className="field-error" role="alert">
          {message}
        </p>
      ))}
      {of.kind === 'group' ? <Fields fields={of.fields} at={at} /> : null}
      {of.kind === 'kinds' ? (
        <KindsField
          named={{ ...named, isRequired: true, field: of }}
          field={of}
          at={at}
          value={value}
          id={`element-${pathOf(at)}`}
          onChange={(next) => change({ act: 'set', at, value: next })}
        />
      ) : null}
    </div>
  )
}
