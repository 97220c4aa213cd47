import { zh } from '../locales/zh.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { NewCode } from './NewCode.tsx'
import { RegionChoices } from './RegionChoices.tsx'
import type { ChangeFields } from './regionChangeDraft.ts'
import type { Beside } from './useBeside.ts'

interface Props {
  around: Beside
  fields: ChangeFields
  set: (more: Partial<ChangeFields>) => void
}

/** Which regions are merged, of those beside the one that was chosen, and into which: one of them, another beside them, or a new one. */
export function RegionMerger({ around: { beside, nameOf }, fields: { region, others, into, code }, set }: Props) {
  return (
    <>
      <RegionChoices
        legend={zh.regionChange.others(nameOf(region))}
        none={zh.regionChange.noOthers}
        regions={beside}
        chosen={others}
        onChange={(chosen) => set({ others: chosen })}
      />
      <div className="body-fields">
        <div className="field">
          <span className="field-label">{zh.regionChange.into}</span>
          <SelectField
            label={zh.regionChange.into}
            any={zh.regionChange.asNew}
            options={[{ code: region, name: nameOf(region) }, ...beside].map((one) => ({
              value: one.code,
              title: one.name,
            }))}
            value={into}
            onChange={(value) => set({ into: value, ...(value !== '' && { name: nameOf(value) }) })}
          />
        </div>
        {into === '' ? (
          <NewCode {...{ code }} hint={zh.regionChange.codeHint} onChange={(typed) => set({ code: typed })} />
        ) : null}
      </div>
    </>
  )
}
