/** The pieces of so many characters that stand together in a text, in lower case. */
function pieces(text: string, length: number): string[] {
  const characters = [...text.toLowerCase()]
  return characters.slice(length - 1).map((_, at) => characters.slice(at, at + length).join(''))
}

/** What is kept of texts to find them by: every two and every three characters that stand together. */
export const gramsOf = (...texts: string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...pieces(text, 2), ...pieces(text, 3)])),
]

/** Those that every text has which holds the words: none for a single character, of which too many texts have any. */
export const gramsToFind = (words: string): string[] => [...new Set(pieces(words, [...words].length > 2 ? 3 : 2))]
