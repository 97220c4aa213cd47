/** One fault of an answers document, with its place and a sentence for the person who filled it. */
export interface AnswerError {
  /** Dotted path of the clause or field. */
  readonly path: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

/** Judges an answers document; no errors means valid. */
export type AnswerValidator = (answers: unknown) => AnswerError[]

/** More errors than this help nobody and cost the server. */
export const mostErrors = 20
