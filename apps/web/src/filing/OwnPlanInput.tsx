import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api/api.ts'
import type { LoadedDocument } from '../difference/readDocument.ts'
import { zh } from '../locales/zh.ts'
import { usePlans } from '../plans/usePlans.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SelectField } from '../ui/SelectField.tsx'

interface OwnPlanInputProps {
  jurisdiction: string
  /** The code of the superior's plan, which nobody files with itself. */
  superior: string
  /** The code of the plan that the person comes from; '' for none. */
  from: string
  onLoad: (loaded: LoadedDocument | null) => void
}

const words = zh.filing.file

/** Chooses a plan of one's own as it is kept on the platform: its draft, where there is one. */
export function OwnPlanInput({ jurisdiction, superior, from, onLoad }: OwnPlanInputProps) {
  const plans = usePlans(true)
  const [chosen, setChosen] = useState(from)
  return (
    <QueryView query={plans}>
      {(all) => {
        const own = all.filter((one) => one.jurisdiction === jurisdiction && one.plan !== superior)
        const plan = own.find((one) => one.plan === chosen) ?? own[0]
        if (!plan) return <EmptyState text={words.noOwn} icon="plan" />
        return (
          <div className="stack">
            <p className="muted">{words.ownLead}</p>
            <SelectField
              label={words.own}
              options={own.map(({ plan: value, title }) => ({ value, title }))}
              value={plan.plan}
              onChange={setChosen}
            />
            <Newest key={plan.plan} plan={plan.plan} onLoad={onLoad} />
          </div>
        )
      }}
    </QueryView>
  )
}

/** The newest revision of a plan as its author wrote it, handed on as soon as it is here. */
function Newest({ plan, onLoad }: { plan: string; onLoad: (loaded: LoadedDocument | null) => void }) {
  const fresh = { staleTime: 0, gcTime: 0 }
  const [newest] = useQuery(api.forms.plan.revisions.queryOptions({ plan }, fresh)).data ?? []
  const { data } = useQuery(
    api.forms.plan.byId.queryOptions(
      { plan, ...(newest && { revision: newest.revision }) },
      { ...fresh, enabled: newest !== undefined },
    ),
  )
  useEffect(() => {
    onLoad(data ? { document: { ...(data.own ?? data.document) }, title: data.title } : null)
  }, [data])
  return data ? <p className="faint">{words.ownIs(data.revision, data.status === 'draft')}</p> : null
}
