import { PositionText } from '../evidence/PositionText.tsx'
import { positionOf } from '../evidence/position.ts'
import { zh } from '../locales/zh.ts'
import type { KindAnswerProps, KindView } from './kindView.ts'
import { lazyPart } from './lazyPart.tsx'

const Field = lazyPart(async () => (await import('../evidence/PositionField.tsx')).PositionField)

/** 位置: where the inspector stood, from the device or by hand with the reason. */
export const position: KindView = { Field, Answer, tag: zh.evidence.tags.position, preload: Field.preload }

function Answer({ given }: KindAnswerProps) {
  const held = positionOf(given['position'])
  return held && <PositionText position={held} />
}
