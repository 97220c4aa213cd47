import { kindOf, kindShapes, type Outline, randomFrom } from '@duzhan/checklist'
import type { Answers } from '../../device/draft.ts'
import { isItemKind } from './kindWords.ts'

/** Kinds whose answers are files or places of a device, which nobody can make up. */
const ofDevices = new Set(['photo', 'file', 'position', 'signature'])

/** Answers as somebody might give them, to see how a checklist looks filled: of every item that needs no device. */
export function sampleAnswers(outline: Outline, seed: number): Answers {
  const random = randomFrom(seed)
  return Object.fromEntries(
    outline.sections.map((section) => [
      section.key,
      Object.fromEntries(
        section.items.flatMap(({ key, kind, schema }) => {
          if (!isItemKind(kind) || ofDevices.has(kind) || kindOf(kind) === null) return []
          const answer = kindShapes[kind].legal(schema, random)
          return Object.keys(answer).length > 0 ? [[key, answer]] : []
        }),
      ),
    ]),
  )
}
