/** Which text helps on which page, by the pattern of its address; the first that fits counts. `:x` stands for any one part. */
const topics: readonly (readonly [pattern: string, topic: string])[] = [
  ['/home', 'begin-the-day'],
  ['/messages', 'read-messages'],
  ['/me', 'manage-my-account'],
  ['/plans', 'read-a-plan'],
  ['/plans/new', 'begin-a-plan'],
  ['/plans/new/:template', 'begin-a-plan'],
  ['/operator/begin', 'start-a-jurisdiction'],
  ['/operator/people', 'keep-people-and-bodies'],
  ['/operator/regions', 'keep-people-and-bodies'],
  ['/operator/regions/changes', 'regions-change'],
  ['/operator/regions/edition', 'regions-edition'],
  ['/operator/bodies', 'keep-people-and-bodies'],
  ['/operator/log', 'read-the-log'],
  ['/operator/state', 'read-the-log'],
  ['/operator/sync', 'read-the-log'],
  ['/:plan', 'read-a-plan'],
  ['/:plan/start', 'begin-the-day'],
  ['/:plan/lists/:list', 'review-the-lists'],
  ['/:plan/edit', 'edit-a-plan'],
  ['/:plan/template', 'begin-a-plan'],
  ['/:plan/revisions', 'read-a-plan'],
  ['/:plan/revisions/new', 'edit-a-plan'],
  ['/:plan/filings', 'file-a-plan'],
  ['/:plan/filings/:jurisdiction', 'file-a-plan'],
  ['/:plan/filings/:jurisdiction/file', 'file-a-plan'],
  ['/:plan/dues', 'hand-in-what-is-due'],
  ['/:plan/dues/calendar', 'hand-in-what-is-due'],
  ['/:plan/dues/:due', 'hand-in-what-is-due'],
  ['/:plan/register', 'upload-the-register'],
  ['/:plan/visits', 'make-a-visit'],
  ['/:plan/visits/calendar', 'make-a-visit'],
  ['/:plan/targets/:target', 'make-a-visit'],
  ['/:plan/targets/:target/visits/:visit/fill', 'make-a-visit'],
  ['/:plan/targets/:target/checklists/:checklist/fill', 'make-a-visit'],
  ['/:plan/targets/:target/visits/:visit/parts/:part/fill', 'make-a-visit'],
  ['/:plan/targets/:target/checklists/:checklist/parts/:part/fill', 'make-a-visit'],
  ['/:plan/receipts/:submission', 'make-a-visit'],
  ['/:plan/submissions/:submission', 'correct-a-record'],
  ['/:plan/submissions/:submission/correct', 'correct-a-record'],
  ['/:plan/asides', 'correct-a-record'],
  ['/:plan/asides/:aside', 'correct-a-record'],
  ['/:plan/findings', 'work-the-ledger'],
  ['/:plan/findings/:finding', 'work-the-ledger'],
  ['/:plan/findings/:finding/notice', 'work-the-ledger'],
  ['/:plan/summary', 'read-the-summary'],
  ['/:plan/summary/:region', 'read-the-summary'],
]

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

/** The text that helps on the page of an address; null for an address that is no page. */
export function topicOf(pathname: string): string | null {
  const given = partsOf(pathname)
  const isOf = (pattern: string) => {
    const parts = partsOf(pattern)
    return parts.length === given.length && parts.every((part, at) => part.startsWith(':') || part === given[at])
  }
  return topics.find(([pattern]) => isOf(pattern))?.[1] ?? null
}
