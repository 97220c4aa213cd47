import { zh } from '../locales/zh.ts'

/** A plan document as it was loaded: anything JSON that looks like one; whether it is one, the server says. */
export interface LoadedDocument {
  document: Readonly<Record<string, unknown>>
  title: string
}

export type ReadDocument = { ok: true; loaded: LoadedDocument } | { ok: false; fault: string }

const mostCharacters = 2_000_000

/** Reads pasted or uploaded text as a plan document, or says in a sentence what is wrong with it. */
export function readDocument(text: string): ReadDocument {
  if (text.trim() === '') return refused(zh.draft.faults.empty)
  if (text.length > mostCharacters) return refused(zh.draft.faults.tooLarge)
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const line = faultLine(text, error)
    return refused(line === null ? zh.draft.faults.notJson : zh.draft.faults.notJsonAt(line))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused(zh.draft.faults.notPlan)
  const document = value as Record<string, unknown> // an object, as just seen
  if (typeof document['code'] !== 'string') return refused(zh.draft.faults.notPlan)
  const title = document['title']
  return { ok: true, loaded: { document, title: typeof title === 'string' && title.trim() !== '' ? title : zh.draft.untitled } }
}

const refused = (fault: string): ReadDocument => ({ ok: false, fault })

/** Browsers say where they stumbled, each in its own words: `(line 3 column 5)` or `at position 57`. */
function faultLine(text: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : ''
  const line = /line (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length
}
