/** One thing that makes a plan unusable: where, and what to do about it in a sentence. */
export type PlanFault = { path: string; message: string }

/** One thing that a reader should know and that does no harm; codes are permanent. */
export type PlanWarning = { code: string; path: string; message: string }
