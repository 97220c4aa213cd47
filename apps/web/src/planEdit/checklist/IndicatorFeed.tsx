import { zh } from '../../locales/zh.ts'
import type { PlanParts } from './planParts.ts'

const words = zh.checklistEdit.feed

interface FeedToldProps {
  parts: PlanParts
  /** The indicator that is fed; null where none is. */
  code: string | null
  /** Which answer is the good one; null of what is no judgement. */
  good: 'yes' | 'no' | null
}

/** What an answer says in the indicator that it feeds, in a sentence. */
export function FeedTold({ parts, code, good }: FeedToldProps) {
  const known = parts.indicators.find((one) => one.code === code)
  if (code === null) return null
  const counted = good && (known?.isOfGood === false ? words.byIndicator : words.good[good])
  const told = [...(counted ? [counted] : []), ...(known?.better ? [words.better[known.better]] : [])]
  return <p className="faint builder-feed">{words.told(known ? words.own(known.title) : words.shared(code), told)}</p>
}
