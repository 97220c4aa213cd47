/** What comes with an answers document and stands outside it. */
export interface Given {
  readonly hasPosition?: boolean | undefined
  /** The day in Shanghai, like 2020-03-31: what is not to lie in the future is measured by it. */
  readonly today?: string | undefined
}
