import type { TargetList } from '../schema/planParts.ts'
import { inWords, type Language, listed, ofPlan, type Wording, type Words } from './words.ts'

const quotedIn = (words: Words, language: Language): string =>
  language === 'zh' ? `“${inWords(words, 'zh')}”` : inWords(words, 'en')

const both = (words: (language: Language) => string): Wording => ({ zh: words('zh'), en: words('en') })

/** By what a list takes targets in, before lots are drawn and places filled: those that …, in a few words. */
function taken({ rules = [], names = [], everyone, rest }: TargetList): Wording[] {
  const titles = listed(
    rules.map(({ title }) => ofPlan(title)),
    '',
  )
  return [
    ...(rules.length > 0
      ? [both((l) => (l === 'zh' ? `符合${quotedIn(titles, l)}的` : `those that meet ${inWords(titles, l)}`))]
      : []),
    ...(names.length > 0 ? [{ zh: `方案点名的 ${names.length} 个`, en: `${names.length} that the plan names` }] : []),
    ...(everyone && !rest ? [{ zh: '全部', en: 'all of them' }] : []),
    ...(rest && rules.length + names.length === 0 ? [{ zh: '未列入其他名单的全部', en: 'all that are on no other list' }] : []),
  ]
}

/** How many are drawn: 13 个, 20%. */
export const drawWords = ({ count, percent }: NonNullable<TargetList['draw']>): Wording =>
  count === undefined ? { zh: `${percent}%`, en: `${percent}%` } : { zh: `${count} 个`, en: String(count) }

/**
 * How a list is made, as the end of a sentence: 符合“…”的列入; …的 20% 按“风险等级”分层随机抽取列入. `titleOf` is what an attribute
 * of its kinds is called.
 */
export function listWords(list: TargetList, titleOf: (attribute: string) => string): Wording {
  const { draw, atLeast } = list
  const who = taken(list)
  const all = (language: Language) => who.map((words) => words[language]).join(language === 'zh' ? '、' : ', ')
  if (draw) {
    const by = (l: Language) => (draw.stratify === undefined ? '' : quotedIn(ofPlan(titleOf(draw.stratify)), l))
    return {
      zh: `${all('zh')}中${by('zh') && `按${by('zh')}分层`}随机抽取 ${drawWords(draw).zh}列入`,
      en: `${drawWords(draw).en} drawn by lot from ${all('en')}${by('en') && `, divided by ${by('en')},`} stand on it`,
    }
  }
  if (atLeast) {
    const by = (l: Language) => quotedIn(ofPlan(titleOf(atLeast.by)), l)
    return {
      zh: `${who.length > 0 ? `${all('zh')}列入，` : ''}不足 ${atLeast.count} 个时按${by('zh')}由${atLeast.first === 'highest' ? '高到低' : '低到高'}递补`,
      en: `${who.length > 0 ? `${all('en')} stand on it, and ` : ''}below ${atLeast.count} the next by the ${atLeast.first} ${by('en')}`,
    }
  }
  return { zh: `${all('zh')}列入`, en: `${all('en')} stand on it` }
}
