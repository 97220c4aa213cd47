import { countOf, type Lines, lineAt, linesOf } from './lines.ts'

/**
 * The same lines with initials in place of names, in which what is typed as `xtx` is looked for: those of the signs one by
 * one and, where they differ, those of the words, because either reading may be the local one.
 */
export function initialsOf(lines: Lines, bySign: ReadonlyMap<string, string>): Lines {
  const rows: string[] = []
  for (let index = 0; index < countOf(lines); index += 1) {
    const { code, name, initials } = lineAt(lines, index)
    const read = [...name].map((sign) => bySign.get(sign) ?? sign.toLowerCase()).join('')
    rows.push(`${code} ${read}${initials === null ? '' : ` ${initials}`}\n`)
  }
  return linesOf(rows.join(''))
}

/** The letter of each sign, of an edition's signs by letter. */
export function letterOfSigns(initials: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(initials).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)))
}
