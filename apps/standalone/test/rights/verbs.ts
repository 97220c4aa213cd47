import type { Verb } from '@duzhan/contracts'

const services = {
  identity: ['session', 'signOn', 'setup', 'invitation', 'person', 'region', 'body'],
  forms: ['template', 'plan', 'checklist', 'submission', 'evidence', 'log', 'service'],
  assignments: ['target', 'targetList', 'visit', 'finding', 'due', 'filing', 'task', 'work', 'message'],
  aggregation: ['summary', 'figure'],
} as const
export type Service = keyof typeof services

/** The service that answers a verb; a log is read at each that keeps one, and tried at the first. */
function serviceOf(verb: string): Service {
  const noun = verb.split('.')[0] ?? ''
  const found = (Object.keys(services) as Service[]).find((name) => (services[name] as readonly string[]).includes(noun)) // keys of the table above
  if (!found) throw new Error(`no service answers ${verb}`)
  return found
}

/** The procedure of a verb, as it is called through the gateway or by a peer. */
export const pathOf = (verb: Verb | string): string => `${serviceOf(verb)}.${verb}`

const queries =
  /\.(list|within|byId|byKey|byPlan|byRegion|changed|behind|summary|revisions|compare|board|pull|resolve|missing|openedBy|inspecting|asideList|asideById|effects|effect|changes|touched|review|drawn|search|month|soon|anytime|find|beneath|difference|state|waiting|choices|lots|unread|own|ways|holding|byAccount|ofPerson)$/

/** Whether a verb asks only; everything else changes something and travels by POST. */
export const isQuery = (verb: string): boolean => queries.test(verb)
