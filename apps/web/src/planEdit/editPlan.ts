import type { Edit, NamedField, Place } from '@duzhan/plan/edit'
import { type ComponentType, createContext, useContext } from 'react'

/** A fault of the plan as the platform found it, by its path in the document. */
export interface EditFault {
  path: string
  message: string
}

export interface FieldViewProps {
  named: NamedField
  at: Place
  /** Whether its words stand above it; not where a heading says them already. */
  isTitled?: boolean
}

/** The plan that is being edited, and how it is changed. */
export interface EditPlan {
  /** How a field is shown: what has fields within it shows them by the same. */
  Field: ComponentType<FieldViewProps>
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
