import type { FindingView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { NoticeSheet } from './NoticeSheet.tsx'
import '../styles/noticeSheet.css'

/** The notice that the unit answering for a finding is handed on paper, as it will be printed. */
export function NoticePage() {
  const { plan: code = '', finding = '' } = useParams()
  const plan = usePlan(code)
  const view = useQuery(api.assignments.finding.byId.queryOptions({ id: finding }))
  const words = zh.finding.notice
  return (
    <div className="page">
      <QueryView query={view}>
        {(found) => (
          <QueryView query={plan}>
            {({ document }) => (
              <>
                <PageHead title={words.page} lead={words.lead} crumbs={crumbsOf(code, found)}>
                  {found.isCovert ? null : (
                    <button type="button" className="button button-primary" onClick={() => window.print()}>
                      {words.print}
                    </button>
                  )}
                </PageHead>
                {found.isCovert ? (
                  <p className="notice">{zh.covert.findingHidden}</p>
                ) : (
                  <NoticeSheet finding={found} plan={document} />
                )}
              </>
            )}
          </QueryView>
        )}
      </QueryView>
    </div>
  )
}

const crumbsOf = (plan: string, { id, title }: FindingView) => [
  { title: zh.finding.title, to: `/${plan}/findings` },
  { title, to: `/${plan}/findings/${encodeURIComponent(id)}` },
]
