import { PositionField, preloadPosition } from '../evidence/PositionField.tsx'
import { PositionText } from '../evidence/PositionText.tsx'
import { positionOf, worstAccuracy } from '../evidence/position.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { EvidenceTag } from './EvidenceTag.tsx'
import type { KindAnswerProps, KindView } from './kindView.ts'

/** 位置: where the inspector stood, from the device or by hand with the reason. */
export const position: KindView = { Field: PositionField, Answer, Tag: EvidenceTag, preload: preloadPosition }

function Answer({ item, given }: KindAnswerProps) {
  const held = positionOf(given['position'])
  return held ? <PositionText position={held} worst={worstAccuracy(item)} /> : <AnswerMark tone="unanswered" />
}
