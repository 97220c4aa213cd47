/** What is said of one problem code: a sentence for the reader that tells what to do, in Chinese and in English. */
export interface ProblemEntry {
  readonly zh: string
  readonly en: string
  /** No code throws it any more; the entry stays, because logs, phones and integrations may still hold it. */
  readonly isRetired?: true
}
