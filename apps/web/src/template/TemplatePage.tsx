import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { TemplateForm } from './TemplateForm.tsx'
import '../styles/template.css'

/** One template and its blanks, to be filled in. */
export function TemplatePage() {
  const { template = '' } = useParams()
  const query = useQuery(api.forms.template.byKey.queryOptions({ template }))
  return (
    <div className="page">
      <QueryView query={query}>
        {(view) => (
          <>
            <PageHead
              title={view.title}
              lead={zh.template.lead}
              crumbs={[
                { title: zh.planParts.chooser.title, to: '/plans' },
                { title: zh.newPlan.title, to: '/plans/new' },
              ]}
            />
            <TemplateForm key={view.template} template={view} />
          </>
        )}
      </QueryView>
    </div>
  )
}
