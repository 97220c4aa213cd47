/** Hands a file to the person. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the browser needs the address until the download has begun
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Hands a plan document to the person as a file, to be edited elsewhere and loaded again. */
export function downloadDocument(document_: object, name: string): void {
  download(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }), `${name}.json`)
}
