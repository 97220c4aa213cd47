import type { OutlineItem, SubSchema } from '@duzhan/checklist'
import { ScalarControl } from './control/ScalarControl.tsx'
import { toneOf } from './itemResult.ts'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'
import { fieldOf } from './options.ts'
import { ScalarAnswer } from './ScalarAnswer.tsx'
import type { Scalar } from './scalar.ts'

/** The view of a kind of item that is one scalar, kept in one field. */
export function scalarView(scalar: Scalar, field: string): KindView {
  return {
    Field: ({ item, held, change, errorOf, onLeave, titleId, now }: KindFieldProps) => (
      <div className="item-scalar">
        <ScalarControl
          scalar={scalar}
          schema={schemaOf(item, field)}
          value={held[field]}
          isRequired={isAsked(item, field)}
          labelledBy={titleId}
          error={errorOf(field)}
          now={now}
          change={(value) => change({ [field]: value })}
          leave={onLeave}
        />
      </div>
    ),
    Answer: ({ item, given, result }: KindAnswerProps) => (
      <ScalarAnswer scalar={scalar} schema={schemaOf(item, field)} value={given[field]} tone={toneOf(result)} />
    ),
    Tag: ({ item }: KindTagProps) => <span className="tag">{scalar.tag(schemaOf(item, field))}</span>,
  }
}

/** The schema of an item's value with the options that the checklist wrote at the item. */
export function schemaOf(item: OutlineItem, field: string): SubSchema {
  const schema = fieldOf(item.schema, field)
  return { ...schema, 'x-item': { ...schema['x-item'], ...item.annotation } }
}

/** Whether an item must be answered, in this field. */
export function isAsked(item: OutlineItem, field: string): boolean {
  return item.isRequired && (item.schema.required?.includes(field) ?? false)
}
