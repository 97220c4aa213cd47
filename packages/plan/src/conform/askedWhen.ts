import type { SubSchema } from '@duzhan/checklist'
import { compareConditions, type Relation } from '../condition/compareConditions.ts'
import { sameJson } from '../json/json.ts'
import { harshest, type Verdict } from './fieldRule.ts'

type EvidenceRule = NonNullable<SubSchema['x-evidence']>

/** What a lower condition makes of what is asked where it holds: on more it is tightened, on fewer or others weakened. */
export function askedOn(relation: Relation): Verdict {
  if (relation === 'same' || relation === 'cannotTell') return relation
  return relation === 'wider' ? 'tightened' : 'weakened'
}

/**
 * What is asked under a condition is asked less often under a narrower one; without a condition it is asked always. Where it cannot be told
 * of whom a condition takes in, one that is new is taken to leave somebody out.
 */
function whenVerdict(upper: SubSchema | undefined, lower: SubSchema | undefined, subject: SubSchema): Verdict {
  const relation = compareConditions(upper ?? {}, lower ?? {}, { subject })
  if (relation !== 'cannotTell') return askedOn(relation)
  return upper ? (lower ? 'cannotTell' : 'tightened') : 'weakened'
}

const photosOf = ({ photos = 0 }: EvidenceRule): number => Number(photos)

const amounts = (rule: EvidenceRule): number[] => [
  photosOf(rule),
  Number(rule.position ?? false),
  Number(rule.signature ?? false),
]

/**
 * What must come with an answer may be more than the superior asks for, and never less: as many photos, the position and the signature
 * where they are asked for, and on as many answers.
 */
export function evidenceVerdict(upper: SubSchema, lower: SubSchema): Verdict {
  const [above, below] = [upper['x-evidence'], lower['x-evidence']]
  if (sameJson(above, below)) return 'same'
  if (!above || !below) return above ? 'weakened' : 'tightened'
  const asked = amounts(below)
  const inAll = amounts(above).map((least, at): Verdict => {
    const own = asked[at] ?? 0
    return own === least ? 'same' : own > least ? 'tightened' : 'weakened'
  })
  const [when, ownWhen] = [above.when && asField(above.when), below.when && asField(below.when)]
  return harshest([...inAll, whenVerdict(when, ownWhen, asField(lower))])
}

/** One answer as the only field of an object: conditions are compared by the fields that they are about. */
const asField = (answer: SubSchema): SubSchema => ({ type: 'object', required: ['answer'], properties: { answer } })

/** What is shown only under a condition is asked of fewer: `root` is the lower checklist, whose answers the condition is about. */
export const shownVerdict = (upper: SubSchema, lower: SubSchema, root: SubSchema): Verdict =>
  whenVerdict(upper['x-shown-if'], lower['x-shown-if'], root)
