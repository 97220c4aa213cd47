import type { BodyView, FoundRegion } from '@duzhan/contracts'
import { bodyKinds } from '@duzhan/plan'
import { isRegionCode, levelOf, levels } from '@duzhan/regions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'
import { BodyMembersField } from './BodyMembersField.tsx'
import { BodyPicker, ChosenBodies, useBodyTitles } from './BodyPicker.tsx'
import { type BodyFields, fieldsOf, inputOf } from './bodyFields.ts'

/** A group is nobody's superior. */
const parentKinds = bodyKinds.filter((kind) => kind !== 'group')

/** A directory is kept by a county at the lowest, or by the operator's own region. */
const keepsDirectory =
  (home: string) =>
  ({ code }: FoundRegion): boolean =>
    code === home || (isRegionCode(code) && levels.indexOf(levelOf(code)) <= levels.indexOf('county'))

interface BodyFormProps {
  /** The body to be corrected; null for one that is to be entered. */
  body: BodyView | null
  /** Whose directory a new body is offered to belong to. */
  home: string
  onSaved: (title: string) => void
  onCancel: () => void
}

/** Enters a body, or corrects one as it was seen; what the platform refuses is said above the buttons. */
export function BodyForm({ body, home, onSaved, onCancel }: BodyFormProps) {
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
          <div className="field">
            <RegionPicker
              label={zh.body.jurisdiction}
              home={home}
              value={jurisdiction}
              isOffered={keepsDirectory(home)}
              onChange={(code) => change({ jurisdiction: code, region: code })}
            />
            <span className="field-hint">{zh.body.jurisdictionHint}</span>
          </div>
        )}
        <RegionPicker label={zh.body.region} home={jurisdiction} value={region} onChange={(code) => change({ region: code })} />
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
