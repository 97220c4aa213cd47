import { isRegionCode, levelOf, pathFrom, type RegionCode, regionCode } from '@duzhan/regions'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { type RegionTree, useRegionTree } from './useRegionTree.ts'

interface Props {
  label: string
  /** The region within which one is chosen. */
  home: string
  value: string
  onChange: (region: string) => void
}

/** Chooses a region level by level, from the widest that may be chosen down to where nothing more is chosen. */
export function RegionPicker({ label, home, value, onChange }: Props) {
  const tree = useRegionTree(home)
  const id = useId()
  if (!isRegionCode(home)) return null
  const chosen = isRegionCode(value) ? pathFrom(home, value) : [home]
  const steps = (chosen[0] === home ? chosen : [home]).filter((code) => tree.childrenOf(code).length > 0)
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <span className="muted">{tree.nameOf(chosen[0] === home ? home : value)}</span>
      {steps.map((code, at) => (
        <Level key={code} {...{ tree, code, label, chosen: chosen[at + 1] ?? '', onChange }} />
      ))}
    </div>
  )
}

interface LevelProps {
  tree: RegionTree
  code: RegionCode
  label: string
  chosen: string
  onChange: (region: string) => void
}

function Level({ tree, code, label, chosen, onChange }: LevelProps) {
  const below = tree.childrenOf(code)
  const [first] = below
  const level = first && isRegionCode(first.code) ? zh.regions.levels[levelOf(regionCode(first.code))] : ''
  return (
    <SelectField
      label={`${label}：${level}`}
      any={zh.regions.whole(tree.nameOf(code))}
      options={below.map((region) => ({ value: region.code, title: region.name }))}
      value={chosen}
      onChange={(region) => onChange(region === '' ? code : region)}
    />
  )
}
