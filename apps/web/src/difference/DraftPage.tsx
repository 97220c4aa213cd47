import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { downloadDocument } from '../ui/download.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { DocumentInput } from './DocumentInput.tsx'
import { DocumentProblem } from './DocumentProblem.tsx'
import { PreviewView } from './PreviewView.tsx'
import type { LoadedDocument } from './readDocument.ts'

/** The next revision: load it, see what publishing it would mean, and publish. */
export function DraftPage() {
  const { plan = '' } = useParams()
  const current = usePlan(plan).data
  const kept = useKeptDraft(plan)
  const [chosen, setChosen] = useState<LoadedDocument | null>()
  const loaded = chosen === undefined ? kept : chosen
  const preview = useMutation(api.forms.plan.preview.mutationOptions({ networkMode: 'always', onMutate: () => publish.reset() }))
  const save = useMutation(api.forms.plan.saveDraft.mutationOptions({ networkMode: 'always', onSettled: forgetPlans }))
  const publish = useMutation(api.forms.plan.publish.mutationOptions({ networkMode: 'always', onSettled: forgetPlans }))
  const load = (next: LoadedDocument | null) => {
    for (const step of [preview, save, publish]) step.reset()
    setChosen(next)
  }
  const document = loaded?.document
  const published = publish.data
  return (
    <div className="page">
      <PageHead
        title={zh.draft.title}
        lead={zh.draft.lead}
        crumbs={[
          { title: zh.shell.plan, to: `/${plan}` },
          { title: zh.revisions.title, to: `/${plan}/revisions` },
        ]}
      />
      {published ? (
        <div className="notice notice-good" role="status">
          <Icon name="check" />
          <div>
            <p>{zh.draft.published(published.revision)}</p>
            <p>
              <Link to={`/${published.plan}`}>{zh.draft.seePlan}</Link>
            </p>
          </div>
        </div>
      ) : (
        <Card
          title={zh.draft.load}
          aside={
            current ? (
              <button
                type="button"
                className="button button-quiet button-small"
                onClick={() => downloadDocument(current.document, `${current.plan}-${current.revision}`)}
              >
                {zh.draft.download}
              </button>
            ) : null
          }
        >
          <DocumentInput loaded={loaded} onLoad={load} />
          <button
            type="button"
            className="button button-primary"
            disabled={!document || preview.isPending}
            onClick={() => document && preview.mutate({ document })}
          >
            {preview.isPending ? zh.draft.previewing : zh.draft.preview}
          </button>
          {preview.error ? <DocumentProblem error={preview.error} /> : null}
        </Card>
      )}
      {preview.data ? <PreviewView preview={preview.data} /> : null}
      {preview.data && document && !published ? (
        <PublishCard
          isPending={publish.isPending || save.isPending}
          error={publish.error ?? save.error}
          savedRevision={save.data ? save.data.revision : null}
          // what happened is said at the top of the page
          onPublish={() => publish.mutate({ document }, { onSuccess: () => window.scrollTo(0, 0) })}
          onSave={() => save.mutate({ document })}
        />
      ) : null}
    </div>
  )
}

/** The draft that the address asks to go on with, until another document is loaded. */
function useKeptDraft(plan: string): LoadedDocument | null {
  const [params] = useSearchParams()
  const revision = Number(params.get('draft'))
  const enabled = Number.isInteger(revision) && revision > 0
  const { data } = useQuery(api.forms.plan.byId.queryOptions({ plan, ...(enabled && { revision }) }, { enabled, staleTime: 0 }))
  return useMemo(
    () => (data?.status === 'draft' ? { document: { ...(data.own ?? data.document) }, title: data.title } : null),
    [data],
  )
}

interface PublishCardProps {
  isPending: boolean
  error: unknown
  savedRevision: number | null
  onPublish: () => void
  onSave: () => void
}

function PublishCard({ isPending, error, savedRevision, onPublish, onSave }: PublishCardProps) {
  const me = useMe()
  return (
    <Card title={zh.draft.publish}>
      <p className="muted">{zh.draft.publishConfirm}</p>
      {error ? <DocumentProblem error={error} /> : null}
      {savedRevision === null ? null : (
        <p className="notice notice-good" role="status">
          <Icon name="check" />
          {zh.draft.saved(savedRevision)}
        </p>
      )}
      <div className="preview-actions">
        {may(me, 'plan.publish') ? (
          <button type="button" className="button button-primary" disabled={isPending} onClick={onPublish}>
            {isPending ? zh.draft.publishing : zh.draft.publish}
          </button>
        ) : null}
        {may(me, 'plan.saveDraft') ? (
          <button type="button" className="button" disabled={isPending} onClick={onSave}>
            {zh.draft.save}
          </button>
        ) : null}
      </div>
    </Card>
  )
}

/** A new revision changes what every page of the plan shows. */
function forgetPlans() {
  return queryClient.invalidateQueries({ queryKey: [['forms', 'plan']] })
}
