import type { EvidenceSetting } from '@duzhan/checklist/edit'
import { zh } from '../../locales/zh.ts'

const words = zh.checklistEdit

interface EvidenceFieldsProps {
  evidence: EvidenceSetting | null
  /** Whether a bad answer can be told from others. */
  tellsBad: boolean
  onChange: (evidence: EvidenceSetting | null) => void
}

const none: EvidenceSetting = { photos: 0, position: false, when: 'always' }

/** What must come with an answer: so many photos, the place of whoever answers, and when. */
export function EvidenceFields({ evidence, tellsBad, onChange }: EvidenceFieldsProps) {
  const now = evidence ?? { ...none, when: tellsBad ? ('bad' as const) : ('always' as const) }
  const write = (change: Partial<EvidenceSetting>) => {
    const next = { ...now, ...change }
    onChange(next.photos === 0 && !next.position && next.when !== 'kept' ? null : next)
  }
  const whens = (['always', 'bad', 'kept'] as const).filter(
    (one) => one === now.when || (one === 'bad' ? tellsBad : one === 'always'),
  )
  return (
    <div className="builder-row">
      <input
        className="input builder-short"
        type="number"
        min={0}
        max={20}
        aria-label={words.photos}
        value={now.photos}
        onChange={({ target }) => write({ photos: Math.min(20, Math.max(0, Math.trunc(Number(target.value)))) })}
      />
      <span className="faint">{words.photos}</span>
      <label className="edit-check">
        <input type="checkbox" checked={now.position} onChange={({ target }) => write({ position: target.checked })} />
        {words.position}
      </label>
      {evidence === null ? null : (
        <select
          className="input"
          aria-label={words.evidenceWhen}
          value={now.when}
          onChange={({ target }) => write({ when: whens.find((one) => one === target.value) ?? now.when })}
        >
          {whens.map((when) => (
            <option key={when} value={when}>
              {words.evidenceWhens[when]}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
