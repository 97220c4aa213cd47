import { itemKinds } from '@duzhan/checklist'
import { PositionText } from '../evidence/PositionText.tsx'
import { positionOf, worstAccuracy } from '../evidence/position.ts'
import type { KindAnswerProps, KindView } from './kindView.ts'
import { lazyPart } from './lazyPart.tsx'

const Field = lazyPart(async () => (await import('../evidence/PositionField.tsx')).PositionField)

/** 位置: where the inspector stood, from the device or by hand with the reason. */
export const position: KindView = { Field, Answer, tag: itemKinds.position.title.zh, preload: Field.preload }

function Answer({ item, given }: KindAnswerProps) {
  const held = positionOf(given['position'])
  return held && <PositionText position={held} worst={worstAccuracy(item)} />
}
