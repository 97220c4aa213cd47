/** A value that breaks a keyword of its schema, before anyone has put it into words. */
export interface Fault {
  readonly path: readonly string[]
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}
