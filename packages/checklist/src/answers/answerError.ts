import type { Given } from '../interpret/given.ts'

/** One fault of an answers document, with its place and a sentence for the person who filled it. */
export interface AnswerError {
  /** Dotted path of the clause or field. */
  readonly path: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

/** Judges an answers document; no errors means valid. What comes with it is asked for only where it is told of. */
export type AnswerValidator = (answers: unknown, given?: Given) => AnswerError[]

/** More errors than this help nobody and cost the server. */
export const mostErrors = 20
