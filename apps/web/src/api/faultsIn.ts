/** What is wrong at a place of a document, as the platform says it. */
export interface Fault {
  /** Where in the document, `duties.visits.0.title`. */
  path: string
  message: string
}

/** The faults that the details of a problem name: a plan's faults and a checklist's refusals have the same two fields. */
export function faultsIn(details: Readonly<Record<string, unknown>>): Fault[] {
  return [details['faults'], details['refusals']].flatMap((list) => (Array.isArray(list) ? list.filter(isFault) : []))
}

function isFault(value: unknown): value is Fault {
  const fault: Partial<Record<'path' | 'message', unknown>> = typeof value === 'object' && value !== null ? value : {}
  return typeof fault.path === 'string' && typeof fault.message === 'string'
}
