import type { PlanView } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { api, queryClient } from '../api/api.ts'
import { DocumentProblem } from '../difference/DocumentProblem.tsx'
import { DraftRemoval } from '../difference/DraftRemoval.tsx'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import '../styles/difference.css'
import '../styles/template.css'

// few people ever publish; the page of a plan stays light for the others
const PreviewView = lazy(() => import('../difference/PreviewView.tsx').then((part) => ({ default: part.PreviewView })))

/** On the page of a plan that is not in force yet: says so, shows what publishing it would mean, and publishes it. */
export function DraftPlanNotice({ view }: { view: PlanView }) {
  const me = useMe()
  const navigate = useNavigate()
  const document = view.own ?? view.document
  const preview = useMutation(api.forms.plan.preview.mutationOptions({ networkMode: 'always' }))
  const publish = useMutation(
    api.forms.plan.publish.mutationOptions({
      networkMode: 'always',
      onSuccess: () => queryClient.invalidateQueries({ queryKey: [['forms', 'plan']] }),
    }),
  )
  if (publish.data) {
    return (
      <p className="notice notice-good" role="status">
        <Icon name="check" />
        {zh.draft.published(publish.data.revision)}
      </p>
    )
  }
  if (view.status !== 'draft') return null
  return (
    <Card title={zh.template.draft.title}>
      <p>{zh.template.draft.lead}</p>
      {preview.error ? <DocumentProblem error={preview.error} /> : null}
      {publish.error ? <DocumentProblem error={publish.error} /> : null}
      {preview.data ? (
        <div className="stack">
          <Suspense fallback={<Skeleton />}>
            <PreviewView preview={preview.data} />
          </Suspense>
          <Confirmation
            title={view.title}
            isPending={publish.isPending}
            onYes={() => publish.mutate({ document })}
            onNo={() => preview.reset()}
          />
        </div>
      ) : (
        <div className="preview-actions">
          {may(me, 'plan.publish') ? (
            <button
              type="button"
              className="button button-primary"
              disabled={preview.isPending}
              onClick={() => preview.mutate({ document })}
            >
              {preview.isPending ? zh.draft.previewing : zh.template.draft.review}
            </button>
          ) : null}
          {may(me, 'plan.removeDraft') ? (
            <DraftRemoval plan={view.plan} revision={view.revision} onRemoved={() => void navigate('/plans')} />
          ) : null}
        </div>
      )}
    </Card>
  )
}

interface ConfirmationProps {
  title: string
  isPending: boolean
  onYes: () => void
  onNo: () => void
}

function Confirmation({ title, isPending, onYes, onNo }: ConfirmationProps) {
  return (
    <div className="draft-confirm">
      <p>
        <strong>{zh.template.draft.confirm(title)}</strong>
      </p>
      <p className="muted">{zh.draft.publishConfirm}</p>
      <div className="preview-actions">
        <button type="button" className="button button-primary" disabled={isPending} onClick={onYes}>
          {isPending ? zh.draft.publishing : zh.template.draft.yes}
        </button>
        <button type="button" className="button" disabled={isPending} onClick={onNo}>
          {zh.template.draft.no}
        </button>
      </div>
    </div>
  )
}
