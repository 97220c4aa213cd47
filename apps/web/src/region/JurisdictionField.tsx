import type { RegionRecord } from '@duzhan/contracts'
import { isRegionCode, levelOf, regionCode, regionPath } from '@duzhan/regions'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { codeFrom } from './readRegions.ts'

interface Props {
  /** The regions from the province down to the jurisdiction, as far as they are known; none while the code is no code. */
  value: readonly RegionRecord[]
  onChange: (value: RegionRecord[]) => void
}

/** Asks for a jurisdiction by its code, and for the names of it and of all that lies above it. */
export function JurisdictionField({ value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const code = codeFrom(typed)
  const isWrong = /^\D|.{6}/.test(typed.trim()) && !isRegionCode(code)
  const take = (text: string) => {
    setTyped(text)
    const next = codeFrom(text)
    const path = isRegionCode(next) ? regionPath(regionCode(next)) : []
    onChange(path.map((one) => ({ code: one, name: value.find((known) => known.code === one)?.name ?? '' })))
  }
  const name = (of: string, given: string) =>
    onChange(value.map((region) => (region.code === of ? { ...region, name: given } : region)))
  return (
    <>
      <div className="field">
        <label htmlFor="region-code">{zh.setup.regionCode}</label>
        <input
          {...{ id: 'region-code', className: 'input', inputMode: 'numeric', required: true, maxLength: 20, value: typed }}
          aria-describedby="region-code-hint"
          aria-invalid={isWrong}
          onChange={({ target }) => take(target.value)}
        />
        <span className="field-hint" id="region-code-hint">
          {isWrong ? zh.setup.regionCodeWrong : zh.setup.regionCodeHint}
        </span>
      </div>
      {value.map((region) => (
        <div className="field" key={region.code}>
          <label htmlFor={region.code}>{zh.setup.nameOf(zh.setup.levels[levelOf(regionCode(region.code))])}</label>
          <input
            {...{ id: region.code, className: 'input', required: true, maxLength: 60, value: region.name }}
            onChange={({ target }) => name(region.code, target.value)}
          />
        </div>
      ))}
    </>
  )
}
