import type { Edit, NamedField, Place, PlanField } from '@duzhan/plan/edit'
import { createContext, useContext } from 'react'

/** A fault of the plan as the platform found it, by its path in the document. */
export interface EditFault {
  path: string
  message: string
}

/** The plan that is being edited, and how it is changed. */
export interface EditPlan {
  document: unknown
  change(...edits: Edit[]): void
  faults: readonly EditFault[]
}

export const EditPlanContext = createContext<EditPlan | null>(null)

/** The plan that is being edited. Throws outside of its page. */
export function useEditPlan(): EditPlan {
  const edited = useContext(EditPlanContext)
  if (edited === null) throw new Error('a field of a plan stands outside of its page')
  return edited
}

/** A place of the document as the platform writes it in a fault. */
export const pathOf = (at: Place): string => at.join('.')

/** What a field takes to be filled. */
export interface FieldProps<Kind extends PlanField['kind'] = PlanField['kind']> {
  named: NamedField
  field: Extract<PlanField, { kind: Kind }>
  at: Place
  value: unknown
  /** Writes the value, or takes it away where there is none. */
  onChange: (value: unknown) => void
  id: string
}
