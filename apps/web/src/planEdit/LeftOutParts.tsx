import { type LeftOut, leavingEdit, leftOutOf } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { Act } from './Act.tsx'
import { useEditPlan } from './editPlan.ts'

const words = zh.planEdit.inherited

/** What a plan leaves out of its superior's, in words, each to be taken in again. */
export function LeftOutParts() {
  const { document, superior, change } = useEditPlan()
  const left = leftOutOf(superior?.document, document)
  if (left.length === 0) return <p className="muted">{words.nothingLeft}</p>
  return (
    <ul className="edit-left-out">
      {left.map((part) => (
        <li key={part.path}>
          <span>
            {said(part)}
            {part.isGone ? <span className="tag">{words.leftGone}</span> : null}
          </span>
          <Act label={words.takeIn} of={said(part)} onAct={() => change(leavingEdit(document, part.path, false))} />
        </li>
      ))}
    </ul>
  )
}

const said = ({ steps }: LeftOut): string => words.leftSteps(steps.map(({ kind, title }) => words.leftStep(kind.zh, title)))
