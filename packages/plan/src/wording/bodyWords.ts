import type { DirectoryBody } from '../bodies/directoryBody.ts'
import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { terms } from './termWords.ts'
import { inWords, listed, ofPlan, type Wording, type Words } from './words.ts'

type Level = Extract<Body, { kind: 'level' }>['level']
type Role = NonNullable<Extract<Body, { kind: 'answering' }>['roles']>[number]

/** The bodies of a level, each for itself. */
const levelBodies: Readonly<Record<Level, Wording>> = {
  nation: { zh: '国家级', en: 'the nation' },
  province: { zh: '省级', en: 'the province' },
  city: { zh: '各市（州）', en: 'each prefecture' },
  county: { zh: '各县（市、区）', en: 'each county' },
  township: { zh: '各乡镇（街道）', en: 'each township' },
  village: { zh: '各村', en: 'each village' },
  household: { zh: '各户', en: 'each household' },
  site: { zh: '各安置点', en: 'each site' },
}

/** Who answers for a focus area, by its part in it. */
export const roleWords: Readonly<Record<Role, Wording>> = {
  lead: { zh: '牵头单位', en: 'lead units' },
  responsible: { zh: '责任单位', en: 'responsible units' },
  supporting: { zh: '配合单位', en: 'supporting units' },
}

const titleOf = (elements: readonly { key: string; title: string }[] | undefined, key: string): Words =>
  ofPlan(elements?.find((element) => element.key === key)?.title ?? key)

/** The teams that serve some lists, each once; nobody where no team does. */
function servingTeams({ assignments }: Pick<Plan, 'assignments'>, lists: readonly string[]): Words {
  const named = new Set(lists)
  const serving = (assignments.teams ?? []).filter(({ targetLists }) => targetLists.some((list) => named.has(list)))
  return listed(
    serving.map(({ title }) => ofPlan(title)),
    { zh: '（没有督战队）', en: '(no team)' },
  )
}

interface Told {
  own: string | null
  lists: readonly string[]
  bodies: readonly Pick<DirectoryBody, 'key' | 'title'>[]
}

/**
 * Who is meant by a body of a plan; `own` is the level of the plan's jurisdiction, `lists` are those that its teams serve,
 * `bodies` the directory.
 */
export function bodyWords(body: Body, plan: Plan, told: Told): Words {
  const { own, lists, bodies } = told
  switch (body.kind) {
    case 'unit':
      return titleOf(plan.units, body.unit)
    case 'level':
      return body.level === own ? ofPlan(plan.document.issuer) : levelBodies[body.level]
    case 'team':
      return body.team === undefined ? servingTeams(plan, lists) : titleOf(plan.assignments.teams, body.team)
    case 'sponsor':
      return { zh: '包联领导', en: 'the sponsor' }
    case 'target':
      return { zh: '对象自身', en: 'the target itself' }
    case 'body':
      return ofPlan(bodies.find(({ key }) => key === body.body)?.title ?? body.body)
    case 'jurisdiction':
      return ofPlan(plan.document.issuer)
    case 'answering':
      return listed(
        (body.roles ?? (['lead', 'responsible', 'supporting'] as const)).map((role) => roleWords[role]),
        '',
      )
  }
}

/** How many of something in English, the word in its singular or plural: 1 day, 3 days. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** A number of targets of a kind in the kind's own measure word, 52 家企业; of no kind in particular, 0 个对象. */
export function countWords(count: number, kind: { title: string; measureWord?: string } | null): Wording {
  if (!kind) return { zh: `${count} 个对象`, en: counted(count, 'target') }
  return { zh: `${count} ${kind.measureWord ?? '个'}${kind.title}`, en: `${count} ${inWords(ofPlan(kind.title), 'en')}` }
}

/** The regions of a level, counted where their number is known. */
export function levelWords(level: keyof typeof terms.level, count: number | null): Wording {
  const { zh, en } = terms.level[level]
  return count === null
    ? { zh: `各${zh}地区`, en: `each ${en}` }
    : { zh: `${count} 个${zh}地区`, en: `${counted(count, 'region')} (${en})` }
}
