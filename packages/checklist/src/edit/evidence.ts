import { isRecord } from '../json/typeOf.ts'
import { badCondition } from './clauses.ts'
import { photosField } from './newItem.ts'
import { annotationOf, type Fields, fieldsOf, isWrittenSame, namesOf, partIn, textOf, withField, withPartAs } from './parts.ts'

/** What must come with an answer; `when` is always, with a bad answer, or what only the document says. */
export interface EvidenceSetting {
  photos: number
  position: boolean
  when: 'always' | 'bad' | 'kept'
}

/** The condition of a bad answer to an item; undefined where its kind judges nothing. */
function badAnswerOf(item: Fields): Fields | undefined {
  const bad = namesOf(annotationOf(item)['bad'])
  if (annotationOf(item)['kind'] !== 'grade') return badCondition(item)
  if (bad.length === 0) return undefined
  return { properties: { value: bad.length === 1 ? { const: bad[0] } : { enum: bad } }, required: ['value'] }
}

/** Whether a bad answer can be told from others. */
export const tellsBad = (item: Fields): boolean => badAnswerOf(item) !== undefined

/** What must come with the answer to an item; null where nothing must. */
export function evidenceOfItem(item: Fields): EvidenceSetting | null {
  const rule = item['x-evidence']
  if (!isRecord(rule)) return null
  const { photos, position, when } = rule
  return {
    photos: photos === true ? 1 : typeof photos === 'number' ? photos : 0,
    position: position === true,
    when: when === undefined ? 'always' : isWrittenSame(when, badAnswerOf(item)) ? 'bad' : 'kept',
  }
}

/** An item with what must come with its answer; the photos that it demands find a place in it. */
export function withEvidence(item: Fields, evidence: EvidenceSetting | null): Fields {
  const standing = fieldsOf(item['x-evidence'])
  if (evidence === null || (evidence.photos === 0 && !evidence.position && standing['signature'] === undefined))
    return withField(item, 'x-evidence', undefined)
  const { photos, position, when } = evidence
  const { photos: _photos, position: _position, when: kept, ...others } = standing
  const condition = when === 'kept' ? kept : when === 'bad' ? badAnswerOf(item) : undefined
  const rule = {
    ...others,
    ...(photos > 0 && { photos }),
    ...(position && { position }),
    ...(condition !== undefined && { when: condition }),
  }
  return withField(photos > 0 ? withRoom(item, photos) : item, 'x-evidence', rule)
}

function withRoom(item: Fields, photos: number): Fields {
  const field = partIn(item, 'photos')
  if (field['$ref'] !== undefined) return item
  if (textOf(field['type']) === '') return withPartAs(item, 'photos', { ...photosField, maxItems: Math.max(9, photos) })
  return Number(field['maxItems'] ?? 0) >= photos ? item : withPartAs(item, 'photos', { ...field, maxItems: photos })
}
