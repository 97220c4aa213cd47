import { type EditConflict, type Place, standingPlace, valueAt } from '@duzhan/plan/edit'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { isAuthorOf } from '../plans/authorRegions.ts'
import { Card } from '../ui/Card.tsx'
import { EffectsView } from '../ui/EffectsView.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { AbsentNotice, ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { EditPlanContext, pathOf } from './editPlan.ts'
import { FieldView } from './FieldView.tsx'
import { countIn, type PlanSection, planSections } from './planSections.ts'
import { type EditBase, usePlanEditing } from './usePlanEditing.ts'
import '../styles/planEdit.css'

const ChecklistBuilder = lazy(() =>
  import('./checklist/ChecklistBuilder.tsx').then((part) => ({ default: part.ChecklistBuilder })),
)

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
        return <Editor key={`${plan}@${revision}`} plan={plan} revision={revision} first={first} isLower={view.own !== null} />
      }}
    </QueryView>
  )
}

interface EditorProps {
  plan: string
  revision: number
  first: EditBase
  /** Whether the plan extends a superior's: then what it has from there is not written here. */
  isLower: boolean
}

function Editor({ plan, revision, first, isLower }: EditorProps) {
  const edited = usePlanEditing(first, { plan, revision })
  const { document, change, faults, state } = edited
  const sections = useMemo(planSections, [])
  const address = useAddress()
  const go = (part: string) => address.put({ part })
  const section = sections.find(({ key }) => key === address.get('part')) ?? sections[0]
  const builder = checklistAt(document, address.get('list'))
  const within = builder ? `${pathOf(builder.at)}.` : ''
  const refused = useMemo(
    () =>
      faults.flatMap(({ path, message }) => {
        if (within === '' || !`${path}.`.startsWith(within)) return []
        return [{ path: path.slice(within.length), message }]
      }),
    [faults, within],
  )
  const shared = useMemo(() => ({ document, change, faults, Field: FieldView }), [document, change, faults])
  if (section === undefined) return null
  return (
    <EditPlanContext value={shared}>
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
        {state === 'saved' && first.document !== document ? (
          <Link className="button button-primary" to={`/${plan}/revisions/new?draft=${revision}`}>
            {zh.planEdit.publish}
          </Link>
        ) : null}
      </PageHead>
      <p className="visually-hidden" role="status">
        {zh.planEdit.states[state]}
      </p>
      {isLower ? <p className="notice">{zh.planEdit.lower}</p> : null}
      {edited.isRestored ? <p className="notice">{zh.planEdit.restored}</p> : null}
      {edited.isMerged && edited.conflicts.length === 0 ? <p className="notice">{zh.planEdit.merged}</p> : null}
      <Conflicts conflicts={edited.conflicts} document={document} onDecide={edited.decide} />
      {edited.error ? <ProblemNotice error={edited.error} /> : null}
      {builder ? (
        <Suspense>
          <p>
            <button type="button" className="link-button" onClick={() => address.put({ list: '', section: '', pane: '' })}>
              {zh.checklistEdit.back}
            </button>{' '}
            <strong>{builder.title}</strong>
          </p>
          <ChecklistBuilder
            schema={builder.schema}
            document={document}
            refused={refused}
            onChange={(schema) => change({ act: 'set', at: builder.at, value: schema })}
          />
        </Suspense>
      ) : (
        <div className="edit-page">
          <Sections {...{ sections, chosen: section, document, faults }} onChoose={go} />
          <div className="edit-main">
            <Card title={section.title}>
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
          <aside className="edit-aside" aria-label={zh.planEdit.effects}>
            {faults.length > 0 ? (
              <Card title={zh.planEdit.faults(faults.length)}>
                <ul className="edit-faults">
                  {faults.map(({ path, message }) => (
                    <li key={`${path} ${message}`}>
                      <button type="button" className="link-button" onClick={() => go(sectionOf(sections, path).key)}>
                        {zh.planEdit.at(sectionOf(sections, path).title)}
                      </button>
                      {message}
                    </li>
                  ))}
                </ul>
              </Card>
            ) : null}
            {edited.preview ? (
              <Card title={zh.planEdit.effects}>
                <EffectsView effects={edited.preview.effects} />
              </Card>
            ) : null}
          </aside>
        </div>
      )}
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

/** In which part a fault stands; what stands in none is the plan's own. */
const sectionOf = (sections: readonly PlanSection[], path: string): PlanSection =>
  sections.find(({ key }) => path === key || path.startsWith(`${key}.`)) ?? (sections[0] as PlanSection) // there always is one

interface SectionsProps {
  sections: readonly PlanSection[]
  chosen: PlanSection
  document: unknown
  faults: readonly { path: string }[]
  onChoose: (key: string) => void
}

/** The parts of the plan with how many elements each has, and whether something is wrong in it. */
function Sections({ sections, chosen, document, faults, onChoose }: SectionsProps) {
  return (
    <nav className="edit-sections" aria-label={zh.planEdit.parts}>
      {sections.map((section) => {
        const count = countIn(document, section)
        const isFaulty = faults.some(({ path }) => sectionOf(sections, path) === section)
        return (
          <button
            key={section.key}
            type="button"
            aria-current={section === chosen ? 'true' : undefined}
            onClick={() => onChoose(section.key)}
          >
            {section.title}
            {count === null ? null : <span className="faint"> {count}</span>}
            {isFaulty ? <Icon name="warning" /> : null}
          </button>
        )
      })}
    </nav>
  )
}

interface ConflictsProps {
  conflicts: readonly EditConflict[]
  document: unknown
  onDecide: (conflict: EditConflict, isMine: boolean, at: Place) => void
}

/** What two people changed, each in another way: nothing is kept until it is decided whose it is to be. */
function Conflicts({ conflicts, document, onDecide }: ConflictsProps) {
  if (conflicts.length === 0) return null
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{zh.planEdit.conflicts(conflicts.length)}</strong>
        <ul className="edit-conflicts">
          {conflicts.map((conflict) => (
            <li key={conflict.at.join('.')}>
              <p>{zh.planEdit.conflict(shown(conflict.mine), shown(conflict.theirs))}</p>
              <button type="button" className="button button-small" onClick={() => onDecide(conflict, true, [])}>
                {zh.planEdit.mine}
              </button>
              <button
                type="button"
                className="button button-small"
                onClick={() => onDecide(conflict, false, standingPlace(document, conflict.at))}
              >
                {zh.planEdit.theirs}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function shown(value: unknown): string {
  if (value === undefined) return zh.planEdit.removed
  if (typeof value !== 'object') return String(value)
  return String(valueAt(value, ['title']) ?? zh.planEdit.something)
}
