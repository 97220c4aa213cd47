import type { TemplateSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** The templates to choose from. */
export function TemplateChoices({ templates }: { templates: readonly TemplateSummary[] }) {
  if (templates.length === 0)
    return (
      <div className="card">
        <EmptyState text={zh.template.none} icon="plan" />
      </div>
    )
  return (
    <>
      <p className="muted">{zh.template.listLead}</p>
      <div className="plan-choices">
        {templates.map((template) => (
          <Choice key={template.template} template={template} />
        ))}
      </div>
    </>
  )
}

function Choice({ template }: { template: TemplateSummary }) {
  return (
    <Link className="card plan-choice" to={`/plans/new/${template.template}`}>
      <strong>{template.title}</strong>
      <span className="muted">{zh.template.count(template.blanks)}</span>
      <span className="faint">{zh.template.savedOn(formatDate(formatInstant(template.savedAt), true))}</span>
    </Link>
  )
}
