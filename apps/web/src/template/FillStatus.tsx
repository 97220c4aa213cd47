import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'

/** A part of the form that keeps it from being whole. */
export interface OpenPart {
  id: string
  title: string
  isMissing: boolean
}

interface FillStatusProps {
  open: readonly OpenPart[]
  total: number
  isTried: boolean
}

/** What is still missing and what is wrong, each a way to its field. */
export function FillStatus({ open, total, isTried }: FillStatusProps) {
  const missing = open.filter(({ isMissing }) => isMissing)
  const wrong = open.filter(({ isMissing }) => !isMissing)
  return (
    <div className="fill-status" role={isTried && open.length > 0 ? 'alert' : 'status'}>
      <ProgressBar done={total - open.length} total={total} label={zh.template.status} />
      {open.length === 0 ? (
        <p className="fill-complete">
          <Icon name="check" />
          {zh.template.complete}
        </p>
      ) : null}
      <OpenParts title={zh.template.missing(missing.length)} parts={missing} />
      <OpenParts title={zh.template.wrong(wrong.length)} parts={wrong} />
    </div>
  )
}

function OpenParts({ title, parts }: { title: string; parts: readonly OpenPart[] }) {
  if (parts.length === 0) return null
  return (
    <div>
      <strong>{title}</strong>
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <button type="button" className="link" onClick={() => document.getElementById(part.id)?.focus()}>
              {part.title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
