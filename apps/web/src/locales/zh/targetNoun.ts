/** What a target of a plan is called: by itself, 企业, and behind a number, 家企业. */
export interface TargetNoun {
  readonly one: string
  readonly counted: string
}
