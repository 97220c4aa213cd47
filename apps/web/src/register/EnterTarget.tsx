import { hasOwnCode, type Plan, type Target } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode } from '@duzhan/regions'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { readTyped, TargetFields, type TypedTarget } from '../target/TargetFields.tsx'
import { Card } from '../ui/Card.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'

const blank: TypedTarget = { name: '', regionCode: '', position: '', cells: {} }

/** Enters one target by hand. What stands in the register already is not written over: that is corrected on its own page, for a reason. */
export function EnterTarget({ plan }: { plan: Plan }) {
  const idField = useId()
  const kindField = useId()
  const [isOpen, setOpen] = useState(false)
  const [kindKey, setKindKey] = useState(plan.targetKinds[0]?.key ?? '')
  const [id, setId] = useState('')
  const [typed, setTyped] = useState(blank)
  const kind = plan.targetKinds.find(({ key }) => key === kindKey)
  // what has no code of its own is told apart by what somebody calls it
  const isPlace = kind !== undefined && hasOwnCode(kind)
  const enter = useMutation({
    mutationFn: async (): Promise<Target | undefined> => {
      if (!kind) return undefined
      const target = readTyped(plan, { id: isPlace ? null : id.trim(), kind }, typed)
      const batch = { plan: plan.code, targets: [{ ...target, attributes: { ...target.attributes } }] }
      const { added } = await client.assignments.target.preview.mutate(batch)
      if (added === 0) throw new Problem('conflict', 'target.registered', { target: target.name })
      await client.assignments.target.register.mutate(batch)
      return target
    },
    networkMode: 'always',
    onSuccess: () => {
      setTyped(blank)
      setId('')
      setOpen(false)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  const home = plan.jurisdiction
  if (!kind || !isRegionCode(home)) return null
  return (
    <Card title={zh.register.byHand}>
      {isOpen ? (
        <InlineForm
          label={zh.register.byHand}
          lead={zh.register.byHandLead}
          confirm={zh.register.enter}
          sending={zh.register.sending}
          isPending={enter.isPending}
          isBlocked={typed.regionCode === ''}
          error={enter.error}
          onSubmit={() => enter.mutate()}
          onCancel={() => setOpen(false)}
        >
          {plan.targetKinds.length > 1 ? (
            <div className="target-fields">
              <div className="field">
                <label htmlFor={kindField}>{zh.register.column.kind}</label>
                <select id={kindField} className="input" value={kindKey} onChange={(event) => setKindKey(event.target.value)}>
                  {plan.targetKinds.map(({ key, title }) => (
                    <option key={key} value={key}>
                      {title}
                    </option>
                  ))}
                </select>
              </div>
            </div>
          ) : null}
          <TargetFields
            kind={kind}
            typed={typed}
            onChange={setTyped}
            place={
              <div className="target-place">
                <RegionPicker
                  label={zh.register.placeOf(kind.title)}
                  home={home}
                  value={typed.regionCode}
                  onChange={(regionCode) => setTyped({ ...typed, regionCode })}
                />
              </div>
            }
          />
          {isPlace ? null : (
            <div className="field">
              <label htmlFor={idField}>
                {zh.register.id}
                <span className="field-hint"> {zh.register.idHint}</span>
              </label>
              <input
                id={idField}
                className="input"
                required
                maxLength={64}
                pattern="[A-Za-z0-9][A-Za-z0-9\-]*"
                value={id}
                onChange={(event) => setId(event.target.value)}
              />
            </div>
          )}
        </InlineForm>
      ) : (
        <p className="filters">
          <button
            type="button"
            className="button"
            onClick={() => {
              enter.reset()
              setOpen(true)
            }}
          >
            {zh.register.byHand}
          </button>
          {enter.data ? (
            <span role="status">
              {zh.register.entered} <Link to={`/${plan.code}/targets/${enter.data.id}`}>{enter.data.name}</Link>
            </span>
          ) : null}
        </p>
      )}
    </Card>
  )
}
