/** Hands a plan document to the person as a file, to be edited elsewhere and loaded again. */
export function downloadDocument(document_: object, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.json`
  link.click()
  // the browser needs the address until the download has begun
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
