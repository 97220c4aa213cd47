import type { FieldProps } from '@rjsf/utils'
import { kindView } from '../kind/kindViews.ts'
import { zh } from '../locales/zh.ts'
import { DeadItem, ItemBoundary } from './ItemBoundary.tsx'
import { ItemFrame } from './ItemFrame.tsx'
import type { ItemContext } from './itemContext.ts'

/**
 * Any item of a form, by its kind. An item of a kind that this release cannot fill, which only another release could
 * publish, and one that fails while it is drawn say so in their place; the others go on. One that is hidden is not drawn.
 */
export function ItemField(props: FieldProps) {
  const { items, hidden } = props.registry.formContext as ItemContext // set by SectionForm, the only place that uses this field
  const [section] = [...items.keys()][0]?.split('.') ?? []
  const item = items.get(`${section}.${props.name}`)
  if (!item || hidden.has(item.path)) return null
  const view = kindView(item.kind)
  if (!view) return <DeadItem item={item} reason={zh.checklist.unknownKind} />
  return (
    <ItemBoundary item={item}>
      <ItemFrame item={item} view={view} field={props} />
    </ItemBoundary>
  )
}
