import type { ConformanceFinding } from '@duzhan/plan'
import { type Edit, type NamedField, type Place, samePlace, valueAt } from '@duzhan/plan/edit'
import { type ComponentType, createContext, useContext } from 'react'
import type { Fault } from '../api/faultsIn.ts'

export interface FieldViewProps {
  named: NamedField
  at: Place
  /** Whether its words stand above it; not where a heading says them already. */
  isTitled?: boolean
}

/** The plan above, of one that extends it. */
export interface Superior {
  revision: number
  title: string
  document: unknown
}

/** The plan that is being edited, and how it is changed. */
export interface EditPlan {
  /** How a field is shown: what has fields within it shows them by the same. */
  Field: ComponentType<FieldViewProps>
  document: unknown
  /** The plan as it will run: laid over its superior's, where it extends one. What may be named is named from here. */
  whole: unknown
  superior: Superior | null
  /** Where the plan breaks with what its superior holds. */
  findings: readonly ConformanceFinding[]
  change(...edits: Edit[]): void
  faults: readonly Fault[]
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

/** The keys of a list's elements, in their order; of one without a key, an empty text. */
export function keysAt(document: unknown, list: Place): string[] {
  const elements = valueAt(document, list)
  return (Array.isArray(elements) ? elements : []).map((element: unknown) => String(valueAt(element, ['key']) ?? ''))
}

/** The keys that a new element of a list cannot have: one that the superior has would be laid over its element. */
export const takenKeys = ({ document, whole }: Pick<EditPlan, 'document' | 'whole'>, list: Place): string[] =>
  [...new Set([...keysAt(document, list), ...keysAt(whole, samePlace(document, whole, list))])].filter((key) => key !== '')
