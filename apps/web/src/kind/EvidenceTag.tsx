import { kindOf } from '@duzhan/checklist'
import { signerOf } from '../evidence/signerOf.ts'
import { zh } from '../locales/zh.ts'
import type { KindTagProps } from './kindView.ts'

/** What is said of a kind of evidence beside an item's title: how much of it, from where, by whom. */
export function EvidenceTag({ item }: KindTagProps) {
  const kind = kindOf(item.kind)
  const { minItems, maxItems } = item.schema.properties?.[kind?.field ?? ''] ?? {}
  const more = [
    ...(minItems === undefined && maxItems === undefined ? [] : [zh.evidence.tagCount(minItems, maxItems)]),
    ...(item.annotation.from === 'camera' ? [zh.evidence.tagCamera] : []),
    ...(item.annotation.by === undefined ? [] : [signerOf(item)]),
  ]
  return <span className="tag">{[kind?.title.zh, ...more].join(' · ')}</span>
}
