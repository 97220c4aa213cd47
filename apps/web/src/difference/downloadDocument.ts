import { download } from '../ui/download.ts'

/** Hands a plan document to the person as a file, to be edited elsewhere and loaded again. */
export function downloadDocument(document_: object, name: string): void {
  download(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }), `${name}.json`)
}
