import type { BodyView } from '@duzhan/contracts'
import { bodyKinds } from '@duzhan/plan'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { BodyMembersField } from './BodyMembersField.tsx'
import { BodyPicker, ChosenBodies, useBodyTitles } from './BodyPicker.tsx'
import { type BodyFields, fieldsOf, inputOf } from './bodyFields.ts'
import type { DirectoryRegions } from './useDirectoryRegions.ts'

/** A group is nobody's superior. */
const parentKinds = bodyKinds.filter((kind) => kind !== 'group')

interface BodyFormProps {
  /** The body to be corrected; null for one that is to be entered. */
  body: BodyView | null
  regions: DirectoryRegions
  /** Whose directory a new body is offered to belong to. */
  home: string
  onSaved: (title: string) => void
  onCancel: () => void
}

/** Enters a body, or corrects one as it was seen; what the platform refuses is said above the buttons. */
export function BodyForm({ body, regions, home, onSaved, onCancel }: BodyFormProps) {
  const [fields, setFields] = useState(() => fieldsOf(body, home))
  const queryClient = useQueryClient()
  const save = useMutation(
    api.identity.body.save.mutationOptions({
      onSuccess: ({ title }) => onSaved(title),
      onSettled: () => queryClient.invalidateQueries(api.identity.body.list.queryFilter()),
    }),
  )
  const change = (more: Partial<BodyFields>) => setFields((before) => ({ ...before, ...more }))
  const titleOf = useBodyTitles(fields.parent === '' ? [] : [fields.parent])
  const { jurisdiction, region, kind } = fields
  return (
    <InlineForm
      label={body ? zh.body.correctOf(body.title) : zh.body.add}
      confirm={zh.body.save}
      sending={zh.body.saving}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(inputOf(fields))}
      onCancel={onCancel}
    >
      <div className="body-fields">
        <Labelled label={zh.body.name} hint={zh.body.nameHint}>
          {(id) => (
            <input
              {...{ id, className: 'input', required: true, minLength: 2, maxLength: 80, value: fields.title }}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Labelled>
        {body ? null : (
          <Labelled label={zh.body.key} hint={zh.body.keyHint}>
            {(id) => (
              <input
                {...{
                  id,
                  className: 'input',
                  required: true,
                  maxLength: 64,
                  pattern: '[A-Za-z][A-Za-z0-9_\\-]*',
                  value: fields.key,
                }}
                autoCapitalize="none"
                spellCheck={false}
                onChange={({ target }) => change({ key: target.value })}
              />
            )}
          </Labelled>
        )}
        <Labelled label={zh.body.kind}>
          {(id) => (
            <select
              {...{ id, className: 'input', value: kind }}
              onChange={({ target }) => change({ kind: target.value as typeof kind })} // the options below are the kinds
            >
              {bodyKinds.map((one) => (
                <option key={one} value={one}>
                  {zh.body.kinds[one]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {body ? null : (
          <Labelled label={zh.body.jurisdiction} hint={zh.body.jurisdictionHint}>
            {(id) => (
              <select
                {...{ id, className: 'input', value: jurisdiction }}
                onChange={({ target }) => change({ jurisdiction: target.value, region: target.value })}
              >
                <Regions of={regions.jurisdictions} top={home} regions={regions} />
              </select>
            )}
          </Labelled>
        )}
        <Labelled label={zh.body.region}>
          {(id) => (
            <select {...{ id, className: 'input', value: region }} onChange={({ target }) => change({ region: target.value })}>
              <Regions of={regions.placesOf(jurisdiction, body?.region ?? '')} top={jurisdiction} regions={regions} />
            </select>
          )}
        </Labelled>
        <div className="field">
          <span className="field-label">{zh.body.parent}</span>
          {fields.parent === '' ? (
            <BodyPicker
              label={zh.body.parent}
              of={{ kinds: parentKinds }}
              without={body ? [body.key] : []}
              onChoose={({ key }) => change({ parent: key })}
            />
          ) : (
            <ChosenBodies
              bodies={[{ key: fields.parent, title: titleOf(fields.parent) }]}
              onRemove={() => change({ parent: '' })}
            />
          )}
        </div>
        {kind === 'group' ? (
          <BodyMembersField fields={fields} onChange={change} />
        ) : (
          <Labelled label={zh.body.posts} hint={zh.body.postsHint}>
            {(id) => (
              <textarea
                {...{ id, className: 'input', rows: 3, value: fields.posts }}
                onChange={({ target }) => change({ posts: target.value })}
              />
            )}
          </Labelled>
        )}
      </div>
    </InlineForm>
  )
}

function Regions({
  of,
  top,
  regions,
}: {
  of: readonly { code: string; name: string }[]
  top: string
  regions: DirectoryRegions
}) {
  return of.map(({ code, name }) => (
    <option key={code} value={code}>
      {'　'.repeat(regions.depthBelow(code, top)) + name}
    </option>
  ))
}

function Labelled({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint ? <span className="field-hint">{hint}</span> : null}
    </div>
  )
}
