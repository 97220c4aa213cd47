import type { FieldProps } from '@rjsf/utils'
import { zh } from '../locales/zh.ts'
import { DeadItem } from './DeadItem.tsx'
import { ItemBoundary } from './ItemBoundary.tsx'
import type { ItemContext } from './itemContext.ts'
import { isDrawn, itemFields } from './itemFields.ts'

/**
 * Any item of a form, by its kind. An item of a kind that this release cannot fill, which only an earlier release could
 * publish, and one that fails while it is drawn say so in their place; the others go on.
 */
export function ItemField(props: FieldProps) {
  const { items } = props.registry.formContext as ItemContext // set by SectionForm, the only place that uses this field
  const [section] = [...items.keys()][0]?.split('.') ?? []
  const item = items.get(`${section}.${props.name}`)
  if (!item) return null
  const Field = isDrawn(item.kind) ? itemFields[item.kind] : undefined
  if (!Field) return <DeadItem item={item} reason={zh.checklist.unknownKind} />
  return (
    <ItemBoundary item={item}>
      <Field {...props} />
    </ItemBoundary>
  )
}
