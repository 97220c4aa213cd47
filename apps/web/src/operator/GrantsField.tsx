import { type Grant, isGivable } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { usePlans } from '../plans/usePlans.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { BodyPicker, ChosenBodies, useBodyTitles } from './BodyPicker.tsx'
import type { GivenRole } from './grantWords.ts'

export type GivenGrant = Grant & { role: GivenRole }

interface Props {
  grants: readonly GivenGrant[]
  home: string
  onChange: (grants: GivenGrant[]) => void
}

const roles = Object.keys(zh.people.roles) as GivenRole[] // the keys of a table of exactly these

/** The grants of a person, each a role in a region for a plan or for all; one can be for a single body of the region. */
export function GrantsField({ grants, home, onChange }: Props) {
  const fresh: GivenGrant = { role: 'inspector', region: home, plan: '*' }
  return (
    <div className="grants">
      {grants.map((grant, at) => (
        <GrantFields
          // rows are told apart by their place alone
          key={at}
          {...{ grant, home, no: at + 1 }}
          onChange={(changed) => onChange(grants.map((one, other) => (other === at ? changed : one)))}
          onRemove={() => onChange(grants.filter((_, other) => other !== at))}
        />
      ))}
      <button type="button" className="button button-small" onClick={() => onChange([...grants, fresh])}>
        {zh.people.addGrant}
      </button>
    </div>
  )
}

interface RowProps {
  grant: GivenGrant
  no: number
  home: string
  onChange: (grant: GivenGrant) => void
  onRemove: () => void
}

/** What narrows a grant belongs to its role, region and plan: it goes when one of them is changed. */
const widened = ({ role, region, plan }: GivenGrant): GivenGrant => ({ role, region, plan })

function GrantFields({ grant, no, home, onChange, onRemove }: RowProps) {
  const plans = usePlans().data ?? []
  const isOfBody = grant.body !== undefined
  // whether there is anybody to be chosen there
  const there = useQuery(
    api.identity.body.list.queryOptions({ region: grant.region, limit: 1 }, { enabled: grant.region !== '' }),
  )
  const titleOf = useBodyTitles(grant.body === undefined ? [] : [grant.body])
  const codes = new Set(['*', ...plans.map(({ plan }) => plan), grant.plan])
  const change = (more: Partial<GivenGrant>) => onChange({ ...widened(grant), ...more })
  const mayBeOfBody = isGivable({ ...widened(grant), body: 'any' })
  return (
    <fieldset className="grant">
      <legend>{zh.people.grantNo(no)}</legend>
      <Choice
        label={zh.people.role}
        value={grant.role}
        options={roles.map((role) => [role, zh.people.roles[role]])}
        onChange={(role) => change({ role: role as GivenRole })} // the options are the roles
      />
      <RegionPicker label={zh.people.region} home={home} value={grant.region} onChange={(region) => change({ region })} />
      <Choice
        label={zh.people.plan}
        value={grant.plan}
        options={[...codes].map((code) => [
          code,
          code === '*' ? zh.people.anyPlan : (plans.find(({ plan }) => plan === code)?.title ?? zh.people.otherPlan),
        ])}
        onChange={(plan) => change({ plan })}
      />
      {mayBeOfBody && (isOfBody || (there.data?.total ?? 0) > 0) ? (
        <div className="field">
          <span className="field-label">{zh.people.body}</span>
          {grant.body === undefined ? (
            <>
              <span className="muted">{zh.people.noBody}</span>
              <BodyPicker label={zh.people.body} of={{ region: grant.region }} onChoose={({ key }) => change({ body: key })} />
            </>
          ) : (
            <ChosenBodies bodies={[{ key: grant.body, title: titleOf(grant.body) }]} onRemove={() => change({})} />
          )}
        </div>
      ) : null}
      <button type="button" className="button button-quiet button-small" onClick={onRemove}>
        {zh.people.removeGrant(no)}
      </button>
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select {...{ id, className: 'input', value }} onChange={({ target }) => onChange(target.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
