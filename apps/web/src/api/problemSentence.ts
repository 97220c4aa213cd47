import { problemText } from '@duzhan/problems'

/** The Chinese sentence of a problem code, filled from its details. */
export function problemSentence(code: string, details: Readonly<Record<string, unknown>>): string {
  return problemText(code, details, 'zh')
}
