import type { ItemKind } from '@duzhan/checklist'
import type { FieldProps } from '@rjsf/utils'
import type { ComponentType } from 'react'
import { ChecklistItem } from './ChecklistItem.tsx'

/** How an item of each kind is filled in; a kind without a field here does not compile. */
export const itemFields: Readonly<Partial<Record<ItemKind, ComponentType<FieldProps>>>> = {
  judgement: ChecklistItem,
  text: ChecklistItem,
}

/** Whether items of a kind can be filled in here. */
export const isDrawn = (kind: string): kind is ItemKind => Object.hasOwn(itemFields, kind)
