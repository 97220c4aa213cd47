import type { PlanSummary } from '@duzhan/contracts'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'

interface CodeFieldProps {
  id: string
  code: string
  fault: string | null
  replaces: PlanSummary | null
  onType: (code: string) => void
  onLeave: () => void
}

/** The code under which the plan will be known: proposed from the template and the region, changed by who knows better. */
export function CodeField({ id, code, fault, replaces, onType, onLeave }: CodeFieldProps) {
  const about = useId()
  return (
    <div className="field blank">
      <label htmlFor={id}>{zh.template.planCode}</label>
      <input
        id={id}
        className="input"
        value={code}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={fault !== null}
        aria-describedby={about}
        onBlur={onLeave}
        onChange={(event) => onType(event.target.value.trim())}
      />
      <div id={about} className="blank-about">
        {fault ? (
          <span className="field-error">
            <Icon name="warning" />
            {fault}
          </span>
        ) : null}
        <span className="field-hint">{zh.template.planCodeHint}</span>
      </div>
      {replaces ? (
        <p className="notice" role="note">
          <Icon name="warning" />
          {zh.template.replacesDraft(replaces.title)}
        </p>
      ) : null}
    </div>
  )
}
