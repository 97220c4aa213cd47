import type { DirectoryBody } from '../bodies/directoryBody.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkDraft, checkPlan } from '../check/checkPlan.ts'
import { readPlan } from '../check/readPlan.ts'
import type { WordedFault } from '../check/wordedFault.ts'
import { comparePlans } from '../conform/comparePlans.ts'
import type { ConformanceFinding } from '../conform/conformanceFinding.ts'
import { conformPlan } from '../conform/conformPlan.ts'
import type { PlanComparison } from '../conform/planComparison.ts'
import type { Roster } from '../dues/roster.ts'
import { secretLists } from '../dues/secretLists.ts'
import { effectsOf, type PlanEffects } from '../effects/effectsOf.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import { type PlanAhead, planAhead } from '../preview/planAhead.ts'
import { type PlanPreview, planPreview } from '../preview/planPreview.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type DrawOrder, drawLists, type ListDrawing } from '../targets/drawLists.ts'
import type { MadeDraw } from '../targets/madeDraw.ts'
import { type HeldStanding, type ListVerdict, reviewTargetLists } from '../targets/reviewTargetLists.ts'
import type { Target } from '../targets/target.ts'
import { instantiateTemplate, type TemplateAnswers } from '../template/instantiateTemplate.ts'
import type { PlanTemplate } from '../template/planTemplate.ts'
import { readTemplate } from '../template/readTemplate.ts'
import { fromText, type JsonText, jsonText } from '../text/jsonText.ts'
import { type PlanInText, planInText, type TemplateInText, templateInText } from '../text/planInText.ts'

/** What an author wrote, and the superior's plan that it extends, if any. */
export interface Authored {
  own: JsonText<Plan>
  superior: JsonText<Plan> | null
}

const merged = ({ own, superior }: Authored): Plan => (superior ? mergePlans(fromText(superior), fromText(own)) : fromText(own))

const schemasOf = (plan: Plan): JsonText<unknown>[] => plan.checklists.map(({ schema }) => jsonText<unknown>(schema))

const reviewIn = (
  plan: Plan,
  targets: readonly Target[],
  standing: readonly HeldStanding[],
  made: readonly MadeDraw[],
): ListVerdict[] => reviewTargetLists(plan, targets, standing, { made, secret: secretLists(plan) })

/**
 * Everything that takes a whole plan to pieces and so takes its time: pure functions of JSON, made to run in a thread of
 * their own. A service waits for them and goes on answering. Plans, and whatever else may be long, come and go as text.
 */
export const planJobs = {
  read: (document: unknown): PlanInText => planInText(readPlan(document)),
  draft: (authored: Authored): PlanInText => planInText(checkDraft(merged(authored))),
  /** `uncompiled` are the schemas of checklists that stand in none of the plans in `compiled`. */
  check: ({ compiled, ...authored }: Authored & { compiled: readonly JsonText<Plan>[] }): CheckedPlan => {
    const { plan, warnings } = checkPlan(merged(authored))
    const known = new Set(compiled.flatMap((text) => schemasOf(fromText(text))))
    return { plan: planInText(plan), warnings, uncompiled: schemasOf(plan).filter((schema) => !known.has(schema)) }
  },
  preview: ({ last, superior, own, directory }: Previewed): JsonText<PlanPreview> =>
    jsonText(
      planPreview(merged({ own, superior }), {
        last: last && fromText(last),
        superior: superior && fromText(superior),
        directory: directory && { ...directory, places: new Map(directory.places) },
      }),
    ),
  /** What a plan does with its register and lists as they stand; `places` are codes with names. */
  effects: ({ plan, roster }: { plan: JsonText<Plan>; roster: JsonText<RosterInText> }): JsonText<PlanEffects> => {
    const { places, ...rest } = fromText(roster)
    return jsonText(effectsOf(fromText(plan), { ...rest, places: new Map(places) }, nationalCalendar))
  },
  /** What a plan that is still being written will come to over a register. */
  ahead: ({ plan, month, roster }: AheadInText): JsonText<PlanAhead> => {
    const { places, ...rest } = fromText(roster)
    const given = { roster: { ...rest, places: new Map(places) }, month }
    return jsonText(planAhead(fromText(plan), given, nationalCalendar))
  },
  /** What a plan's lists say of targets, held against where they stand. */
  review: ({ plan, targets, standing, draws }: ListsInText): JsonText<ListVerdict[]> =>
    jsonText(reviewIn(fromText(plan), fromText(targets), fromText(standing), fromText(draws))),
  /** The lots of lists, drawn over the register as it is. */
  draw: ({ plan, order }: { plan: JsonText<Plan>; order: JsonText<DrawOrder> }): JsonText<ListDrawing[]> =>
    jsonText(drawLists(fromText(plan), fromText(order))),
  compare: ({ plan, before }: { plan: JsonText<Plan>; before: JsonText<Plan> }): JsonText<{ comparisons: PlanComparison[] }> =>
    jsonText({ comparisons: comparePlans(fromText(plan), fromText(before)) }),
  /** How a lower plan that is filed stands to its superior's; merged over it, it must be able to run. */
  file: ({ own, superior }: { own: JsonText<Plan>; superior: JsonText<Plan> }): ConformedPlan => {
    const upper = fromText(superior)
    const { plan } = checkPlan(mergePlans(upper, fromText(own)))
    return { findings: jsonText(conformPlan(plan, upper)), comparisons: jsonText(comparePlans(plan, upper)) }
  },
  readTemplate: (document: unknown): TemplateInText => templateInText(readTemplate(document)),
  /** The plan that answers make of a template, under a code of its own, and of an office where one writes it. */
  fill: ({ template, plan: code, answers, office }: Filled) => {
    const { plan, ...asked } = fromText(template)
    const made = instantiateTemplate({ ...asked, plan: { ...plan, code } }, answers).plan
    return planInText(office === null ? made : { ...made, office })
  },
}

/** A template with what its blanks are filled with. */
interface Filled {
  template: JsonText<PlanTemplate>
  plan: string
  answers: TemplateAnswers
  office: string | null
}

/** A plan to be previewed beside the revision in force and the directory of its jurisdiction. */
interface Previewed extends Authored {
  last: JsonText<Plan> | null
  directory: DirectoryInText | null
}
/** The bodies of a directory with what the places are called that they lie in. */
export interface DirectoryInText {
  bodies: readonly DirectoryBody[]
  places: [code: string, name: string][]
}

/** A plan, some of its targets, and those that stand on a list, on their way to a thread. */
interface ListsInText {
  plan: JsonText<Plan>
  targets: JsonText<readonly Target[]>
  standing: JsonText<readonly HeldStanding[]>
  draws: JsonText<readonly MadeDraw[]>
}

/** A roster on its way to a thread. */
export type RosterInText = Omit<Roster, 'places'> & { places: [code: string, name: string][] }

interface AheadInText {
  plan: JsonText<Plan>
  /** The month that is asked for. */
  month: string | undefined
  roster: JsonText<RosterInText>
}

export interface CheckedPlan {
  plan: PlanInText
  warnings: WordedFault[]
  uncompiled: JsonText<unknown>[]
}
export interface ConformedPlan {
  findings: JsonText<ConformanceFinding[]>
  comparisons: JsonText<PlanComparison[]>
}

export type PlanJobName = keyof typeof planJobs
export type PlanJobInput<Name extends PlanJobName> = Parameters<(typeof planJobs)[Name]>[0]
export type PlanJobOutput<Name extends PlanJobName> = ReturnType<(typeof planJobs)[Name]>

/** Does a job and resolves to what it gives, wherever it is done. Throws what the job throws, and `plan.too-costly`. */
export type RunPlanJob = <Name extends PlanJobName>(name: Name, input: PlanJobInput<Name>) => Promise<PlanJobOutput<Name>>

/** Does a job here and now: for the command line and for tests, where nobody else waits. */
export const runHere: RunPlanJob = async (name, input) => {
  const job = planJobs[name] as (given: typeof input) => PlanJobOutput<typeof name> // the job of that very name
  return job(input)
}
