import type { OutlineItem } from '@duzhan/checklist'
import { useRef } from 'react'
import type { Item } from '../checklist/itemAnswers.ts'
import { OtherText } from './control/OtherText.tsx'
import type { KindView } from './kindView.ts'
import { textOf } from './options.ts'

/**
 * The view of a choice whose 其他 goes with a text: asked once that is chosen, put aside when it is not, and back when it
 * is chosen again.
 */
export function withOther({ Field, Answer, Tag }: KindView): KindView {
  return {
    Tag,
    Field: function ChoiceField(props) {
      const { item, held, change } = props
      const aside = useRef('')
      const choose = (part: Item) => {
        const isMeant = isOther(item, part['value'])
        if (isMeant === isOther(item, held['value'])) return change(part)
        if (isMeant) return change({ ...part, other: aside.current })
        aside.current = textOf(held['other'])
        return change({ ...part, other: undefined })
      }
      return (
        <>
          <Field {...props} change={choose} />
          {isOther(item, held['value']) ? <OtherText {...props} /> : null}
        </>
      )
    },
    Answer: function ChoiceAnswer(props) {
      const other = textOf(props.given['other'])
      return (
        <>
          {Answer && <Answer {...props} />}
          {other === '' ? null : (
            <p className="answer-block answer-note">
              <span className="faint">{props.item.annotation.other}：</span>
              {other}
            </p>
          )}
        </>
      )
    },
  }
}

/** Whether the option is chosen that a text goes with. */
function isOther(item: OutlineItem, value: unknown): boolean {
  const { other } = item.annotation
  return other !== undefined && (value === other || (Array.isArray(value) && value.includes(other)))
}
