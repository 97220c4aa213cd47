import { isRegionCode, levelOf, regionPath } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { NewCode } from './NewCode.tsx'
import { RegionChoices } from './RegionChoices.tsx'
import type { ChangeFields } from './regionChangeDraft.ts'
import type { Beside } from './useBeside.ts'

interface Props {
  home: string
  fields: ChangeFields
  set: (more: Partial<ChangeFields>) => void
}

/** Beneath which region another lies from then on, be it where it lies now, and under which code. */
export function RegionMove({ home, fields: { region, place, code }, set }: Props) {
  const above = isRegionCode(region) ? regionPath(region).at(-2) : undefined
  const isOffered = (one: { code: string }) =>
    above !== undefined && isRegionCode(one.code) && levelOf(one.code) === levelOf(above)
  return (
    <>
      <RegionPicker
        label={zh.regionChange.place}
        {...{ home, isOffered }}
        isHomeOffered={false}
        value={place}
        onChange={(chosen) => set({ place: chosen, code: '' })}
      />
      {place === '' ? null : (
        <NewCode {...{ code }} hint={zh.regionChange.movedCodeHint} onChange={(typed) => set({ code: typed })} />
      )}
    </>
  )
}

/** What of a region goes over into a new one beside it, and under which code that stands. */
export function RegionSplit({
  around: { beneath, nameOf },
  fields: { region, others, code },
  set,
}: Omit<Props, 'home'> & { around: Beside }) {
  return (
    <>
      <RegionChoices
        legend={zh.regionChange.children(nameOf(region))}
        none={zh.regionChange.noChildren}
        regions={beneath}
        chosen={others}
        onChange={(chosen) => set({ others: chosen })}
      />
      <NewCode {...{ code }} hint={zh.regionChange.splitCodeHint} onChange={(typed) => set({ code: typed })} />
    </>
  )
}
