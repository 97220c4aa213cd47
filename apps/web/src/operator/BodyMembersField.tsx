import { bodyKinds, bodyLevels } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { BodyPicker, ChosenBodies, useBodyTitles } from './BodyPicker.tsx'
import type { BodyFields } from './bodyFields.ts'

const ways = (['key', 'kind'] as const).map((value) => ({ value, title: zh.body.membersBy[value] }))
const memberKinds = bodyKinds.filter((kind) => kind !== 'group')

interface BodyMembersFieldProps {
  fields: BodyFields
  onChange: (more: Partial<BodyFields>) => void
}

/** Whom a group stands for: bodies looked for and chosen one by one, or all of a kind at a level. */
export function BodyMembersField({ fields, onChange }: BodyMembersFieldProps) {
  const { membersBy, members, memberKind, memberLevel, key: own } = fields
  const titleOf = useBodyTitles(members)
  return (
    <div className="field body-members">
      <ChipGroup label={zh.body.members} options={ways} value={membersBy} onChange={(value) => onChange({ membersBy: value })} />
      {membersBy === 'key' ? (
        <>
          <ChosenBodies
            bodies={members.map((key) => ({ key, title: titleOf(key) }))}
            onRemove={(key) => onChange({ members: members.filter((one) => one !== key) })}
          />
          <BodyPicker
            label={zh.body.members}
            without={own === '' ? members : [own, ...members]}
            onChoose={({ key }) => onChange({ members: [...members, key] })}
          />
        </>
      ) : (
        <div className="filters">
          <select
            className="input"
            aria-label={zh.body.level}
            value={memberLevel}
            onChange={({ target }) => onChange({ memberLevel: target.value as typeof memberLevel })} // the options below are the levels
          >
            {bodyLevels.map((level) => (
              <option key={level} value={level}>
                {zh.body.levels[level]}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={zh.body.kind}
            value={memberKind}
            onChange={({ target }) => onChange({ memberKind: target.value as typeof memberKind })} // the options below are the kinds
          >
            {memberKinds.map((kind) => (
              <option key={kind} value={kind}>
                {zh.body.kinds[kind]}
              </option>
            ))}
          </select>
        </div>
      )}
      <span className="field-hint">{zh.body.membersHint}</span>
    </div>
  )
}
