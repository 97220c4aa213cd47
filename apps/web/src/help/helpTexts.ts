/**
 * The how-to texts in Chinese, as the documents have them, by file name: one source for whoever reads them in the repository and
 * whoever asks for help on a page. Those in English are for whoever runs or builds the platform.
 */
const files = import.meta.glob<string>(
  [
    '../../../../docs/how-to/begin-a-plan.md',
    '../../../../docs/how-to/begin-the-day.md',
    '../../../../docs/how-to/correct-a-record.md',
    '../../../../docs/how-to/edit-a-plan.md',
    '../../../../docs/how-to/file-a-plan.md',
    '../../../../docs/how-to/hand-in-what-is-due.md',
    '../../../../docs/how-to/import-people.md',
    '../../../../docs/how-to/inspect-across-regions.md',
    '../../../../docs/how-to/keep-people-and-bodies.md',
    '../../../../docs/how-to/look-back-at-findings.md',
    '../../../../docs/how-to/make-a-visit.md',
    '../../../../docs/how-to/make-covert-visits.md',
    '../../../../docs/how-to/manage-my-account.md',
    '../../../../docs/how-to/plan-of-an-office.md',
    '../../../../docs/how-to/read-a-plan.md',
    '../../../../docs/how-to/put-right.md',
    '../../../../docs/how-to/read-messages.md',
    '../../../../docs/how-to/read-the-log.md',
    '../../../../docs/how-to/read-the-summary.md',
    '../../../../docs/how-to/regions-change.md',
    '../../../../docs/how-to/regions-edition.md',
    '../../../../docs/how-to/review-the-lists.md',
    '../../../../docs/how-to/sign-in-by-oidc.md',
    '../../../../docs/how-to/start-a-jurisdiction.md',
    '../../../../docs/how-to/upload-the-register.md',
    '../../../../docs/how-to/work-the-ledger.md',
  ],
  { query: '?raw', import: 'default', eager: true },
)

export const helpTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.md'.length), text]),
)
