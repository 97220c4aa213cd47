import { edited, type NamedField, type Place, planForm, valueAt } from '@duzhan/plan/edit'
import { useState } from 'react'
import type { Fault } from '../api/faultsIn.ts'
import { EditPlanContext } from '../planEdit/editPlan.ts'
import { FieldView } from '../planEdit/FieldView.tsx'
import { aPlan } from './builders/aPlan.ts'
import { shown } from './shown.tsx'

/** The field at a path of the schema. */
function fieldAt(path: string): NamedField {
  let fields = planForm()
  let found: NamedField | undefined
  for (const name of path.split('.')) {
    found = fields.find((one) => one.name === name)
    let field = found?.field
    while (field?.kind === 'list' || field?.kind === 'named') field = field.of
    fields = field?.kind === 'group' ? field.fields : field?.kind === 'kinds' ? field.kinds.flatMap((kind) => kind.fields) : []
  }
  if (!found) throw new Error(`the form has no ${path}`)
  return found
}

let current: unknown

function Editor({ first, path, at, faults }: { first: unknown; path: string; at: Place; faults: readonly Fault[] }) {
  const [document, setDocument] = useState(first)
  current = document
  const change = (...edits: Parameters<typeof edited>[1][]) => setDocument((now: unknown) => edits.reduce(edited, now))
  return (
    <EditPlanContext value={{ document, whole: document, superior: null, findings: [], change, faults, Field: FieldView }}>
      <FieldView named={fieldAt(path)} at={at} />
    </EditPlanContext>
  )
}

/** Shows one field of a plan; `at` is the place of what it lies in. */
export const showField = (path: string, at: Place = [], first: unknown = aPlan(), faults: readonly Fault[] = []) =>
  shown(<Editor key={JSON.stringify([path, first])} first={first} path={path} at={at} faults={faults} />)
/** What stands at a place of the plan by now. */
export const now = (...at: (string | number)[]) => valueAt(current, at)
