import { useEffect, useRef } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { countIn, type PlanSection, sectionOf } from './planSections.ts'

interface EditSectionsProps {
  sections: readonly PlanSection[]
  chosen: PlanSection
  /** The plan as it will run: what it inherits counts too. */
  whole: unknown
  faults: readonly { path: string }[]
  onChoose: (key: string) => void
}

/** The parts of the plan with how many elements each has, and whether something is wrong in it. */
export function EditSections({ sections, chosen, whole, faults, onChoose }: EditSectionsProps) {
  const current = useRef<HTMLButtonElement>(null)
  // on a phone the parts stand in one line that is wider than the screen
  useEffect(() => {
    const [button, line] = [current.current, current.current?.parentElement]
    if (button && line) line.scrollLeft = button.offsetLeft - line.offsetLeft
  }, [chosen])
  return (
    <nav className="edit-sections" aria-label={zh.planEdit.parts}>
      {sections.map((section) => {
        const count = countIn(whole, section)
        const isFaulty = faults.some(({ path }) => sectionOf(sections, path) === section)
        return (
          <button
            key={section.key}
            ref={section === chosen ? current : undefined}
            type="button"
            aria-current={section === chosen ? 'true' : undefined}
            onClick={() => onChoose(section.key)}
          >
            {section.title}
            {count === null ? null : <span className="faint"> {count}</span>}
            {isFaulty ? <Icon name="warning" /> : null}
          </button>
        )
      })}
    </nav>
  )
}
