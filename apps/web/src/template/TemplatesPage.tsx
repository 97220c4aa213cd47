import type { TemplateSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { authorRegions } from '../plans/authorRegions.ts'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import '../styles/planParts.css'
import '../styles/template.css'

/** The templates to choose from. */
export function TemplatesPage() {
  const me = useMe()
  const templates = useQuery(api.forms.template.list.queryOptions())
  return (
    <div className="page">
      <PageHead
        title={zh.template.start}
        lead={zh.template.listLead}
        crumbs={[{ title: zh.planParts.chooser.title, to: '/plans' }]}
      />
      <QueryView query={templates}>
        {(found) =>
          found.length === 0 || authorRegions(me).length === 0 ? (
            <div className="card">
              <EmptyState text={found.length === 0 ? zh.template.none : zh.template.notYours} icon="plan" />
            </div>
          ) : (
            <div className="plan-choices">
              {found.map((template) => (
                <Choice key={template.template} template={template} />
              ))}
            </div>
          )
        }
      </QueryView>
    </div>
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
