import type { RegionRecord } from '@duzhan/contracts'
import { isRegionCode, levelOf, regionCode } from '@duzhan/regions'
import { type ReactNode, useId, useState } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'

interface Props {
  region: RegionRecord
  depth: number
  /** What it lies in, where it stands alone. */
  place?: string
  /** How many lie right below it. */
  below: number
  isOpen: boolean
  save: {
    isPending: boolean
    error: unknown
    mutate: (batch: { regions: RegionRecord[] }, more: { onSuccess: () => void }) => void
  }
  onToggle: () => void
  onDone: (words: string) => void
  /** The rows of those below, where it is unfolded. */
  children: ReactNode
}

const levelWords = (code: string): string => (isRegionCode(code) ? zh.regions.levels[levelOf(regionCode(code))] : '')

/** One region of the tree: unfolded to those below it, renamed in its place. */
export function RegionRow({ region: { code, name }, depth, place, below, isOpen, save, onToggle, onDone, children }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const id = useId()
  const rename = () => {
    const given = typed?.trim() ?? ''
    save.mutate(
      { regions: [{ code, name: given }] },
      {
        onSuccess: () => {
          setTyped(null)
          onDone(zh.regions.renamed(given))
        },
      },
    )
  }
  return (
    <>
      <li className="body-row region-row" style={{ paddingLeft: `${20 + depth * 20}px` }}>
        <div className="body-row-head">
          <div>
            <strong>{name}</strong> <span className="code-line">{code}</span> <span className="faint">{levelWords(code)}</span>
            {place ? <p className="muted">{place}</p> : null}
            {below > 0 ? (
              <button
                type="button"
                className="button button-quiet button-small"
                aria-expanded={isOpen}
                aria-label={zh.regions.belowOf(name, below)}
                onClick={onToggle}
              >
                {zh.regions.below(below)}
              </button>
            ) : null}
          </div>
          <div className="body-row-acts">
            <Link className="button button-quiet button-small" to={`/operator/log?noun=region&thing=${code}`}>
              {zh.regions.log}
            </Link>
            {typed === null ? (
              <button
                type="button"
                className="button button-small"
                aria-label={zh.regions.renameOf(name)}
                onClick={() => setTyped(name)}
              >
                {zh.regions.rename}
              </button>
            ) : null}
          </div>
        </div>
        {typed === null ? null : (
          <InlineForm
            label={zh.regions.renameOf(name)}
            confirm={zh.regions.save}
            sending={zh.regions.saving}
            isPending={save.isPending}
            error={save.error}
            onSubmit={rename}
            onCancel={() => setTyped(null)}
          >
            <div className="field">
              <label htmlFor={id}>{zh.regions.name}</label>
              <input
                {...{ id, className: 'input', required: true, maxLength: 60, value: typed }}
                onChange={({ target }) => setTyped(target.value)}
              />
            </div>
          </InlineForm>
        )}
      </li>
      {children}
    </>
  )
}
