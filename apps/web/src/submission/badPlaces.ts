import { type Outline, observationsOf } from '@duzhan/checklist'

/**
 * At how many places a filled checklist came out bad: at each bad clause, and at each item of another kind that did. Null
 * where none was judged: nobody looked, so nothing can be said to be in order.
 */
export function badPlaces(outline: Outline, answers: unknown): number | null {
  const compound = new Set(outline.items.filter(({ clauses }) => clauses.length > 0).map(({ path }) => path))
  const judged = observationsOf(outline, answers).filter(
    ({ path, result }) => result && result !== 'unanswered' && !compound.has(path),
  )
  return judged.length === 0 ? null : judged.filter(({ result }) => result === 'bad').length
}
