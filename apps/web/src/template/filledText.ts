import type { Answer } from './readAnswer.ts'

/** A template's text with the answers given so far; `blank` stands for those that are not. */
export function filledText(text: string, answers: Readonly<Record<string, Answer>>, blank: string): string {
  return text.replaceAll(/\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}/g, (_whole, key: string) => {
    const answer = answers[key] ?? null
    return answer === null ? blank : [answer].flat().join('、')
  })
}
