import type { EvidenceRule } from '../schema/evidenceRule.ts'
import { photosOf } from './evidenceOf.ts'

/** How many photos a rule asks for. */
export const photosAsked = ({ photos = 0 }: EvidenceRule): number => Number(photos)

/** Whether an answer that a rule is about comes without the photos or the signature that the rule asks for. */
export function lacksEvidence(rule: EvidenceRule, answer: Readonly<Record<string, unknown>>): boolean {
  const isSigned = typeof answer['signature'] === 'string' && answer['signature'] !== ''
  return new Set(photosOf(answer)).size < photosAsked(rule) || (rule.signature === true && !isSigned)
}
