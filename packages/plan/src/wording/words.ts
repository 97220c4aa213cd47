import { quoted } from '@duzhan/checklist'

export type Language = 'zh' | 'en'

/** A word or a sentence of ours, which reads in either language. */
export interface Wording {
  zh: string
  en: string
}

/** What a sentence is filled with: a figure or a word of the plan, as it stands there, or words of ours. */
export type Words = string | number | Wording

/** Words as they read in a language. */
export function inWords(words: Words, language: Language): string {
  return typeof words === 'object' ? words[language] : String(words)
}

/** A word of the plan that stands by itself in a sentence: in English it is put in quotation marks. */
export function ofPlan(text: string): Words {
  const english = quoted(text)
  return english === text ? text : { zh: text, en: english }
}

/** Several words one after the other, or the words for none. */
export function listed(parts: readonly Words[], none: Words): Words {
  if (parts.length === 0) return none
  const joined = (language: Language, comma: string) => parts.map((part) => inWords(part, language)).join(comma)
  return { zh: joined('zh', '、'), en: joined('en', ', ') }
}
