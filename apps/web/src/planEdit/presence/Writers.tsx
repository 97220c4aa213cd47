import type { PlanWriter } from '@duzhan/contracts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { zh } from '../../locales/zh.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useEditPlan } from '../editPlan.ts'
import type { PlanSection } from '../planSections.ts'
import { placeWords } from './placeWords.ts'

const words = zh.planEdit.writers

/** Who else writes the plan, and where. */
export const WritersContext = createContext<readonly PlanWriter[]>([])

/** Everybody else who has the plan open to write it, by post, with where they are. */
export function WritersNotice({ sections }: { sections: readonly PlanSection[] }) {
  const writers = useContext(WritersContext)
  const { whole } = useEditPlan()
  return (
    <div role="status" className="edit-writers">
      {writers.length > 0 ? (
        <p className="notice">
          <Icon name="person" />
          {words.others(writers.map(({ title, at }) => words.one(title, placeWords(at, whole, sections))))}
        </p>
      ) : null}
    </div>
  )
}

/** Who else is at a place, to stand beside what is there. */
export function WritersHere({ at }: { at: readonly string[] }) {
  const here = useContext(WritersContext).filter((writer) => at.every((step, index) => writer.at[index] === step))
  return here.map(({ title }, index) => (
    // several may have the same post
    <span key={index.toString()} className="tag tag-blue">
      {words.here(title)}
    </span>
  ))
}

/** Shows within it who else is in one checklist; places there begin with the section. */
export function WritersOfChecklist({ list, children }: { list: string; children: ReactNode }) {
  const writers = useContext(WritersContext)
  const within = useMemo(
    () =>
      writers.flatMap(({ title, at: [part, element, ...inside] }) =>
        part === 'checklists' && element === list ? [{ title, at: inside }] : [],
      ),
    [writers, list],
  )
  return <WritersContext value={within}>{children}</WritersContext>
}
