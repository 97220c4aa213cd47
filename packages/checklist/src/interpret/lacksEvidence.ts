import { isRecord } from '../json/typeOf.ts'
import type { EvidenceRule } from '../schema/subSchema.ts'

/** The photos of one item. */
export function photosOf(item: unknown): string[] {
  if (typeof item !== 'object' || item === null || !('photos' in item) || !Array.isArray(item.photos)) return []
  return item.photos.filter((photo): photo is string => typeof photo === 'string')
}

/** How many photos a rule asks for. */
export const photosAsked = ({ photos = 0 }: EvidenceRule): number => Number(photos)

/**
 * Whether an answer that a rule is about comes without the photos or the signature that the rule asks for. They lie in
 * the answer, or beside it in its `holder` when it is a mere word; one that stands in a list has nowhere to keep any.
 */
export function lacksEvidence(rule: EvidenceRule, answer: unknown, holder: unknown): boolean {
  const place = isRecord(answer) ? answer : holder
  if (!isRecord(place)) return false
  const isSigned = typeof place['signature'] === 'string' && place['signature'] !== ''
  return new Set(photosOf(place)).size < photosAsked(rule) || (rule.signature === true && !isSigned)
}
