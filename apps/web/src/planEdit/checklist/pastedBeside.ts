/** What was in the clipboard beside the words that are taken of it. */
export interface PastedBeside {
  /** Pictures, which no question can be made of. */
  pictures: number
  /** Whether the words stood in a table: each of its rows is a line. */
  isTable: boolean
}

/**
 * What a paste held beside its words. Word and Excel add a picture of the whole to what is copied: pictures are counted by the
 * page that was copied, and by themselves only where nothing else was.
 */
export function pastedBeside(data: Pick<DataTransfer, 'getData' | 'files'>): PastedBeside {
  const page = new DOMParser().parseFromString(data.getData('text/html'), 'text/html')
  const isAlone = data.getData('text/plain').trim() === ''
  const files = [...(data.files ?? [])].filter(({ type }) => type.startsWith('image/')).length
  const pictures = page.querySelectorAll('img').length
  return { pictures: pictures === 0 && isAlone ? files : pictures, isTable: page.querySelector('table') !== null }
}
