import { interpretAnswers } from './interpretAnswers.ts'

/** Whether answers, as they stand, must come with the position of whoever gives them. */
export function asksPosition(schema: unknown, answers: unknown): boolean {
  const faults = interpretAnswers(schema)(answers, { hasPosition: false })
  return faults.some(({ keyword, params }) => keyword === 'x-evidence' && params['position'] === true)
}
