/**
 * Fills `{name}` in a sentence with what `textOf` says for that name. A part in `[ ]` is left out when something that it
 * names has no text (null); outside of such a part the name itself stays, so that the gap is seen.
 */
export function fillSentence(sentence: string, textOf: (name: string) => string | null): string {
  const put = (part: string): string | null => {
    let isComplete = true
    const filled = part.replaceAll(/\{([\w.]+)\}/g, (_, name: string) => {
      const text = textOf(name)
      if (text === null) isComplete = false
      return text ?? ''
    })
    return isComplete ? filled : null
  }
  // a text may itself hold brackets, so optional parts are split off before anything is filled in
  return sentence
    .split(/(\[[^\]]*\])/)
    .map((part) => (part.startsWith('[') ? (put(part.slice(1, -1)) ?? '') : (put(part) ?? part)))
    .join('')
}
