import type { TemplateSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { usePages } from '../ui/usePages.ts'

/** So many templates are chosen among at a glance; of more some are looked for. */
const few = 6
/** How many stand on a page. */
const mostOnPage = 40

/** The templates to choose from, page by page; what they are looked for by stands in the address. */
export function TemplateChoices() {
  const address = useAddress()
  const text = address.get('text').slice(0, 80)
  const input = { text, limit: mostOnPage }
  const pages = usePages([...api.forms.template.list.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.forms.template.list.query({ ...input, ...(cursor && { cursor }) }),
  )
  const { total = 0, isEmpty = true } = pages.pages?.at(-1) ?? {}
  return (
    <>
      {isEmpty ? null : <p className="muted">{zh.template.listLead}</p>}
      {text !== '' || total > few ? (
        <div className="filters">
          <SearchField label={zh.template.search} text={text} onSearch={(next) => address.put({ text: next })} />
        </div>
      ) : null}
      <PagesView pages={pages} rowsOn={({ templates }) => templates.length}>
        {(found) =>
          total === 0 ? (
            <div className="card">
              <EmptyState text={isEmpty ? zh.template.none : zh.template.nothing} icon="plan" />
            </div>
          ) : (
            <div className="plan-choices">
              {found
                .flatMap(({ templates }) => templates)
                .map((template) => (
                  <Choice key={template.template} template={template} />
                ))}
            </div>
          )
        }
      </PagesView>
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
