import { readFileSync, writeFileSync } from 'node:fs'

const pageBytes = 4096

function placesOf(bytes: Buffer, text: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) places.push(at)
  if (places.length === 0) throw new Error(`${text} stands nowhere in the file`)
  return places
}

/** Turns one bit within a text, wherever the file holds it: pages that are not used any more hold it too. */
export function flipIn(file: string, text: string): void {
  const bytes = readFileSync(file)
  for (const at of placesOf(bytes, text)) bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

/** Overwrites every page that holds a text, and gives their numbers. */
export function spoilPagesOf(file: string, text: string, fill: number): number[] {
  const bytes = readFileSync(file)
  const pages = [...new Set(placesOf(bytes, text).map((at) => Math.floor(at / pageBytes)))]
  for (const page of pages) bytes.fill(fill, page * pageBytes, (page + 1) * pageBytes)
  writeFileSync(file, bytes)
  return pages
}

/** Turns one bit at a place of the file. */
export function flipAt(file: string, at: number, bit: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
  writeFileSync(file, bytes)
}
