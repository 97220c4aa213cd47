/** A plan that is an office's own, as its newest published revision has it. */
export interface OfficePlan {
  plan: string
  revision: number
  /** The body of the directory whose plan it is. */
  office: string
  jurisdiction: string
}

export interface OfficePlanRepository {
  /** Keeps which office's a plan is, unless a newer revision was told before; null where it is none's. Twice equals once. */
  take(told: Omit<OfficePlan, 'office'> & { office: string | null }): Promise<void>
  /** The plans of some offices, by code. */
  ofOffices(offices: readonly string[]): Promise<OfficePlan[]>
}
