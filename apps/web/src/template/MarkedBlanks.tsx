import type { MarkedBlank } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'

const words = zh.makeTemplate

interface MarkedBlanksProps {
  blanks: readonly MarkedBlank[]
  onChange: (blanks: readonly MarkedBlank[]) => void
}

/** The blanks that were marked, in the order in which they will be asked for. */
export function MarkedBlanks({ blanks, onChange }: MarkedBlanksProps) {
  if (blanks.length === 0) return null
  return (
    <Card title={words.marked} aside={words.count(blanks.length)}>
      <ol className="marked-blanks">
        {blanks.map((blank) => (
          <li key={blank.key}>
            <span>
              <strong>{blank.title}</strong> <span className="tag">{words.kinds[blank.kind]}</span>
              <span className="faint">
                {words.stood.before}
                {blank.kind === 'region' ? <code>{blank.words}</code> : blank.words}
                {words.stood.after(blank.places.length)}
              </span>
              {blank.hint === '' ? null : <span className="faint">{blank.hint}</span>}
            </span>
            <button
              type="button"
              className="button button-quiet button-small"
              aria-label={zh.planEdit.actOf(words.unmark, blank.title)}
              onClick={() => onChange(blanks.filter(({ key }) => key !== blank.key))}
            >
              {words.unmark}
            </button>
          </li>
        ))}
      </ol>
    </Card>
  )
}
