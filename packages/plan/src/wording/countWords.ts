import { inWords, ofPlan, type Wording } from './words.ts'

/** A number of targets of a kind in the kind's own measure word, 52 家企业; of no kind in particular, 0 个对象. */
export function countWords(count: number, kind: { title: string; measureWord?: string } | null): Wording {
  if (!kind) return { zh: `${count} 个对象`, en: `${count} targets` }
  return { zh: `${count} ${kind.measureWord ?? '个'}${kind.title}`, en: `${count} ${inWords(ofPlan(kind.title), 'en')}` }
}
