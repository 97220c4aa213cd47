import type { FilingView, PlanView } from '@duzhan/contracts'
import { isBreach, type Plan } from '@duzhan/plan'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api, client, queryClient } from '../api/api.ts'
import { DifferenceView } from '../difference/DifferenceView.tsx'
import { DocumentInput } from '../difference/DocumentInput.tsx'
import { DocumentProblem } from '../difference/DocumentProblem.tsx'
import { FindingList } from '../difference/FindingList.tsx'
import type { LoadedDocument } from '../difference/readDocument.ts'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { CheckNotice } from './CheckNotice.tsx'
import { DeriveForm } from './DeriveForm.tsx'
import { FilingResult } from './FilingResult.tsx'
import { OwnPlanInput } from './OwnPlanInput.tsx'
import '../styles/filing.css'

const ways = ['derive', 'own', 'load'] as const
type Way = (typeof ways)[number]

/** A lower jurisdiction files: a document of its own or one derived here, held against the superior's first. */
export function FilePlanPage() {
  const { plan = '', jurisdiction = '' } = useParams()
  const filing = useQuery(api.assignments.filing.byId.queryOptions({ plan, jurisdiction }, { staleTime: 0 }))
  const superior = usePlan(plan)
  return (
    <div className="page">
      <QueryView query={filing}>
        {(view) => (
          <QueryView query={superior}>{(above) => <FilePlan key={view.jurisdiction} filing={view} superior={above} />}</QueryView>
        )}
      </QueryView>
    </div>
  )
}

function FilePlan({ filing, superior }: { filing: FilingView; superior: PlanView }) {
  const [search] = useSearchParams()
  const from = search.get('from') ?? ''
  const [way, setWay] = useState<Way>(from === '' ? 'derive' : 'own')
  const [loaded, setLoaded] = useState<LoadedDocument | null>(null)
  const check = useMutation(api.forms.plan.preview.mutationOptions({ networkMode: 'always' }))
  const file = useMutation({
    networkMode: 'always',
    mutationFn: async ({ document }: { document: LoadedDocument['document'] }) => {
      const filed = await client.assignments.filing.file.mutate({ document })
      return { filed, isKept: await keptAsDraft(document) }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments', 'filing']] }),
  })
  const load = (next: LoadedDocument | null) => {
    check.reset()
    file.reset()
    setLoaded(next)
  }
  const choose = (next: Way) => {
    load(null)
    setWay(next)
  }
  const document = loaded?.document
  const misfiled = document ? misfiledReason(document, superior.document, filing.jurisdiction) : null
  const crumbs = [
    { title: zh.filing.title, to: `/${filing.plan}/filings` },
    { title: zh.filing.mine(filing.name), to: `/${filing.plan}/filings/${filing.jurisdiction}` },
  ]
  if (file.data) {
    return (
      <>
        <PageHead title={zh.filing.file.done} crumbs={crumbs} />
        <FilingResult filing={file.data.filed} isKept={file.data.isKept} />
      </>
    )
  }
  const found = check.data?.superior
  const hasBreaches = found?.findings.some(isBreach) ?? false
  return (
    <>
      <PageHead title={zh.filing.file.title} lead={leadOf(filing, superior.title)} crumbs={crumbs} />
      <Card title={zh.filing.file.how}>
        <ChipGroup
          label={zh.filing.file.how}
          showsLabel={false}
          value={way}
          onChange={choose}
          options={ways.map((value) => ({ value, title: zh.filing.file.ways[value] }))}
        />
        {way === 'derive' ? (
          <DeriveForm filing={filing} superior={superior.document} derived={loaded} onDerive={load} />
        ) : way === 'own' ? (
          <OwnPlanInput jurisdiction={filing.jurisdiction} superior={superior.plan} from={from} onLoad={load} />
        ) : (
          <DocumentInput loaded={loaded} onLoad={load} />
        )}
      </Card>
      {loaded && document ? (
        <Card title={zh.filing.file.check} aside={zh.filing.file.checkHint}>
          {misfiled ? (
            <p className="notice notice-bad" role="alert">
              {misfiled}
            </p>
          ) : null}
          {found ? <CheckNotice findings={found.findings} /> : null}
          {found && found.findings.length > 0 ? <FindingList findings={found.findings} /> : null}
          {check.error || file.error ? <DocumentProblem error={file.error ?? check.error} /> : null}
          <div className="preview-actions">
            <button
              type="button"
              className={found ? 'button' : 'button button-primary'}
              disabled={misfiled !== null || check.isPending || file.isPending}
              onClick={() => check.mutate({ document })}
            >
              {check.isPending ? zh.filing.file.checking : zh.filing.file.check}
            </button>
            {found ? (
              <button
                type="button"
                className={hasBreaches ? 'button' : 'button button-primary'}
                disabled={misfiled !== null || file.isPending}
                onClick={() => file.mutate({ document })}
              >
                {fileTitle(file.isPending, hasBreaches)}
              </button>
            ) : null}
          </div>
          {found ? (
            <DifferenceView
              comparisons={found.comparisons}
              findings={found.findings}
              sides={{ upper: zh.difference.upper, lower: zh.difference.lower }}
            />
          ) : null}
        </Card>
      ) : null}
    </>
  )
}

/**
 * Keeps what was filed as a draft, for it to come into force when it is accepted; whether it is one now. A draft that says
 * something else stays, and so does what is published already.
 */
const keptAsDraft = (document: LoadedDocument['document']): Promise<boolean> =>
  client.forms.plan.saveDraft.mutate({ document, basedOn: null }).then(
    () => true,
    () => false,
  )

function leadOf({ dueOn, lateDays, firstFiledOn }: FilingView, superior: string): string {
  const lead = zh.filing.file.lead(superior, formatDate(dueOn, true))
  return lateDays > 0 && firstFiledOn === null ? zh.filing.file.leadLate(lead, lateDays) : lead
}

function fileTitle(isPending: boolean, hasBreaches: boolean): string {
  if (isPending) return zh.filing.file.submitting
  return hasBreaches ? zh.filing.file.submitAnyway : zh.filing.file.submit
}

/** Why a loaded document cannot be this jurisdiction's filing, seen before it is sent; null when it can. */
export function misfiledReason(
  document: Readonly<Record<string, unknown>>,
  superior: Pick<Plan, 'code'>,
  jurisdiction: string,
): string | null {
  const base = document['extends']
  const code = typeof base === 'object' && base !== null && 'code' in base ? base.code : undefined
  if (code !== superior.code) return zh.filing.file.wrongSuperior
  return document['jurisdiction'] === jurisdiction ? null : zh.filing.file.wrongRegion
}
