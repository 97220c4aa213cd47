import { aboveAt, type Place, valueAt } from '@duzhan/plan/edit'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { isAuthorOf } from '../plans/authorRegions.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { AbsentNotice, ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { EditAside } from './EditAside.tsx'
import { EditConflicts } from './EditConflicts.tsx'
import { EditSections } from './EditSections.tsx'
import { EditPlanContext, pathOf, type Superior } from './editPlan.ts'
import { FieldView } from './FieldView.tsx'
import { PlanTimeline } from './PlanTimeline.tsx'
import { planSections } from './planSections.ts'
import { placeOf } from './presence/placeOf.ts'
import { useFocused } from './presence/useFocused.ts'
import { usePresence } from './presence/usePresence.ts'
import { WritersContext, WritersNotice, WritersOfChecklist } from './presence/Writers.tsx'
import { type EditBase, usePlanEditing } from './usePlanEditing.ts'
import '../styles/planEdit.css'

const ChecklistBuilder = lazy(() =>
  import('./checklist/ChecklistBuilder.tsx').then((part) => ({ default: part.ChecklistBuilder })),
)

const none: readonly never[] = []
/** How often it is asked whether the superior has published anew. */
const superiorMs = 60_000

/** A plan is written where it stands: the draft of the next revision, part by part, with what it will do beside it. */
export function EditPlanPage() {
  const { plan = '' } = useParams()
  const revisions = useQuery(api.forms.plan.revisions.queryOptions({ plan }, { staleTime: 0 }))
  return (
    <div className="page">
      <QueryView query={revisions} lines={8}>
        {([newest]) => (newest ? <NewestPlan plan={plan} revision={newest.revision} /> : <AbsentNotice />)}
      </QueryView>
    </div>
  )
}

/** The draft that is kept, or the next revision of what is in force; for nobody who may not write it. */
function NewestPlan({ plan, revision: newest }: { plan: string; revision: number }) {
  const me = useMe()
  const options = { staleTime: 0, gcTime: 0 }
  const found = useQuery(api.forms.plan.byId.queryOptions({ plan, revision: newest }, options))
  return (
    <QueryView query={found} lines={8}>
      {(view) => {
        if (!isAuthorOf(me, view)) return <AbsentNotice />
        const written = view.own ?? view.document
        const isDraft = view.status === 'draft'
        const revision = isDraft ? view.revision : view.revision + 1
        const first: EditBase = isDraft
          ? { document: written, hash: view.hash }
          : { document: { ...written, revision }, hash: null }
        const key = `${plan}@${revision}`
        const base = written.extends
        if (!base) return <Editor key={key} {...{ plan, revision, first }} superiors={none} filesWith={null} />
        return <LowerPlan key={key} {...{ plan, revision, first, base }} jurisdiction={view.jurisdiction} />
      }}
    </QueryView>
  )
}

interface EditorProps {
  plan: string
  revision: number
  first: EditBase
  /** The plan above, of one that extends it: the revision that it names when it is opened, and the newest. */
  superiors: readonly Superior[]
  /** Where it is filed; null where the superior does not ask for it, or the person may not. */
  filesWith: string | null
}

type LowerPlanProps = Pick<EditorProps, 'plan' | 'revision' | 'first'> & {
  base: { code: string; revision: number }
  jurisdiction: string
}

/** A plan that extends its superior's, with what it has from there. */
function LowerPlan({ base, jurisdiction, ...editor }: LowerPlanProps) {
  const me = useMe()
  const ref = { plan: base.code, revision: base.revision }
  const found = useQuery(api.forms.plan.byId.queryOptions(ref, { staleTime: Number.POSITIVE_INFINITY }))
  // the superior may publish anew while the page stands open
  const asked = { staleTime: superiorMs, refetchInterval: superiorMs }
  const newest = useQuery(api.forms.plan.byId.queryOptions({ plan: base.code }, asked)).data
  return (
    <QueryView query={found} lines={8}>
      {(view) => {
        const { document } = newest ?? view
        const asks = document.duties.filings?.some(({ what }) => what === 'plan') ?? false
        const filesWith = asks && may(me, 'filing.file') ? `/${base.code}/filings/${jurisdiction}/file?from=${editor.plan}` : null
        return (
          <Editor
            {...editor}
            superiors={newest && newest.revision > view.revision ? [view, newest] : [view]}
            filesWith={filesWith}
          />
        )
      }}
    </QueryView>
  )
}

function Editor({ plan, revision, first, superiors, filesWith }: EditorProps) {
  const superiorIn = (written: unknown) =>
    superiors.find((one) => one.revision === valueAt(written, ['extends', 'revision'])) ?? superiors[0] ?? null
  const edited = usePlanEditing(first, { plan, revision }, (written) => superiorIn(written)?.document ?? null)
  const { document, whole, change, faults, state } = edited
  const superior = superiorIn(document)
  const newer = superiors.find((one) => superior !== null && one.revision > superior.revision)
  const findings = edited.preview?.superior?.findings ?? none
  const sections = useMemo(planSections, [])
  const address = useAddress()
  const go = (part: string) => address.put({ part })
  const section = sections.find(({ key }) => key === address.get('part')) ?? sections[0]
  const builder = checklistAt(document, address.get('list'))
  const within = builder ? `${pathOf(builder.at)}.` : ''
  const refused = useMemo(
    () =>
      faults.flatMap(({ path, message }) => {
        // what is wrong with the plan as a whole, as that it is too long, keeps the checklist from being kept too
        if (within !== '' && path === '') return [{ path, message }]
        if (within === '' || !`${path}.`.startsWith(within)) return []
        return [{ path: path.slice(within.length), message }]
      }),
    [faults, within],
  )
  const elsewhere = faults.length - refused.length
  const shared = useMemo(
    () => ({ document, whole, superior, findings, change, faults, Field: FieldView }),
    [document, whole, superior, findings, change, faults],
  )
  const focused = useFocused()
  const writers = usePresence(plan, placeOf(focused, { document, part: section?.key ?? '', list: address.get('list') }))
  if (section === undefined) return null
  return (
    <EditPlanContext value={shared}>
      <WritersContext value={writers}>
        <PageHead
          title={zh.planEdit.title}
          lead={zh.planEdit.lead(revision, zh.planEdit.states[state])}
          crumbs={[{ title: zh.shell.plan, to: `/${plan}` }]}
        >
          <button type="button" className="button" disabled={!edited.undo} onClick={edited.undo}>
            {zh.planEdit.undo}
          </button>
          <button type="button" className="button" disabled={!edited.redo} onClick={edited.redo}>
            {zh.planEdit.redo}
          </button>
          {state === 'saved' && filesWith ? (
            <Link className="button" to={filesWith}>
              {zh.planEdit.file}
            </Link>
          ) : null}
          {state === 'saved' ? (
            <Link className="button button-primary" to={`/${plan}/revisions/new?draft=${revision}`}>
              {zh.planEdit.publish}
            </Link>
          ) : null}
        </PageHead>
        <p className="visually-hidden" role="status">
          {zh.planEdit.states[state]}
        </p>
        <WritersNotice sections={sections} />
        {superior ? <p className="notice">{zh.planEdit.lower(superior.title)}</p> : null}
        {superior && newer ? (
          <div className="notice" role="note">
            <Icon name="info" />
            <div>
              <p>{zh.planEdit.newerSuperior(newer.revision, superior.revision)}</p>
              <button
                type="button"
                className="button button-small"
                onClick={() => change({ act: 'set', at: ['extends', 'revision'], value: newer.revision })}
              >
                {zh.planEdit.takeNewer(newer.revision)}
              </button>
            </div>
          </div>
        ) : null}
        {edited.isRestored ? <p className="notice">{zh.planEdit.restored}</p> : null}
        {edited.isMerged && edited.conflicts.length === 0 ? <p className="notice">{zh.planEdit.merged}</p> : null}
        <EditConflicts conflicts={edited.conflicts} document={document} onDecide={edited.decide} />
        {edited.error ? <ProblemNotice error={edited.error} /> : null}
        {builder ? (
          <Suspense>
            <p>
              <button type="button" className="link-button" onClick={() => address.put({ list: '', section: '', pane: '' })}>
                {zh.checklistEdit.back}
              </button>{' '}
              <strong>{builder.title}</strong>
            </p>
            {elsewhere > 0 ? <p className="notice notice-bad">{zh.planEdit.faultsElsewhere(elsewhere)}</p> : null}
            <WritersOfChecklist list={address.get('list')}>
              <ChecklistBuilder
                schema={builder.schema}
                above={superior ? aboveAt(superior.document, document, builder.at) : undefined}
                document={whole}
                refused={refused}
                isChecked={edited.isChecked}
                onChange={(schema) => change({ act: 'set', at: builder.at, value: schema })}
              />
            </WritersOfChecklist>
          </Suspense>
        ) : (
          <div className="edit-page">
            <EditSections {...{ sections, chosen: section, whole, faults }} onChoose={go} />
            <div className="edit-main">
              <Card title={section.title}>
                {section.key === 'phases' || section.key === 'milestones' ? <PlanTimeline /> : null}
                {section.fields.map((named) => (
                  <FieldView
                    key={`${section.key} ${named.name}`}
                    named={named}
                    at={section.at}
                    isTitled={named.words.zh !== section.title}
                  />
                ))}
              </Card>
            </div>
            <EditAside {...{ sections, faults, whole, preview: edited.preview }} onGo={go} />
          </div>
        )}
      </WritersContext>
    </EditPlanContext>
  )
}

/** The checklist of that key, which is edited in a page of its own; null where the plan has none. */
function checklistAt(document: unknown, key: string): { at: Place; title: string; schema: unknown } | null {
  const lists: unknown = valueAt(document, ['checklists'])
  const index = Array.isArray(lists) && key !== '' ? lists.findIndex((list: unknown) => valueAt(list, ['key']) === key) : -1
  if (index < 0) return null
  const at = ['checklists', index]
  return {
    at: [...at, 'schema'],
    title: String(valueAt(document, [...at, 'title']) ?? ''),
    schema: valueAt(document, [...at, 'schema']),
  }
}
