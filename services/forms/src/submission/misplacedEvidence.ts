import type { AnswerError } from '@duzhan/checklist'
import { type EvidenceType, isPicture, nameFits } from '@duzhan/evidence'
import { problemText } from '@duzhan/problems'

/**
 * Evidence that stands where its kind does not belong: a document among the photos or as a signature, a file under the
 * name of another kind. Each is told at its field, as the page shows what is wrong with an answer. What has no known type
 * is none of its business.
 */
export function misplacedEvidence(answers: unknown, types: ReadonlyMap<string, EvidenceType>): AnswerError[] {
  return entriesOf(answers).flatMap(([section, items]) =>
    entriesOf(items).flatMap(([item, held]) =>
      entriesOf(held).flatMap(([field, value]) => (isMisplaced(field, value, types) ? [errorAt([section, item, field])] : [])),
    ),
  )
}

function isMisplaced(field: string, value: unknown, types: ReadonlyMap<string, EvidenceType>): boolean {
  const typeOf = (hash: unknown) => (typeof hash === 'string' ? types.get(hash) : undefined)
  const isDocument = (hash: unknown) => {
    const type = typeOf(hash)
    return type !== undefined && !isPicture(type)
  }
  const isMisnamed = (file: unknown) => {
    const { hash, name } = Object.fromEntries(entriesOf(file))
    const type = typeOf(hash)
    return type !== undefined && typeof name === 'string' && !nameFits(name, type)
  }
  if (field === 'signature') return isDocument(value)
  if (!Array.isArray(value)) return false
  return (field === 'photos' && value.some(isDocument)) || (field === 'files' && value.some(isMisnamed))
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []

const errorAt = (path: string[]): AnswerError => ({
  path: path.join('.'),
  keyword: 'x-evidence',
  params: {},
  message: problemText('evidence.wrong-type', {}, 'zh'),
})
