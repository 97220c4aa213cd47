import type { Verb } from '@duzhan/contracts'
import { type Attempts, type Draw, held, ofPlan } from './attempt.ts'
import { matrixPlan, matrixTemplate } from './matrixPlan.ts'
import { everyPlanRegions, holds, mark, reaches } from './matrixWorld.ts'

/** Who may write a plan: at the place where it is to be, and wherever any revision of it is. */
const claims = ({ actor, plan }: Draw, verb: Verb, jurisdiction: string): boolean =>
  [jurisdiction, plan.jurisdiction, plan.draftAt].every((region) => holds(actor, verb, plan.code, region))

/** Plans, their drafts and templates: what an author or an operator moves from one jurisdiction to another. */
export const planAttempts: Attempts = {
  'plan.list': () => ({ input: undefined, expected: 'done' }),
  'plan.byId': ofPlan('plan.byId', 'plan.absent', (plan) => ({ plan })),
  'plan.revisions': (draw) => {
    const attempt = ofPlan('plan.revisions', 'plan.absent', (plan) => ({ plan }))(draw)
    // a draft that was moved here shows to the authors of this place, whoever the plan in force belongs to
    const hasDraft = holds(draw.actor, 'plan.saveDraft', draw.plan.code, draw.plan.draftAt)
    return hasDraft ? { input: attempt.input, expected: 'done' } : attempt
  },
  'plan.compare': ofPlan('plan.compare', 'plan.absent', (plan) => ({ plan, revision: 2, with: { plan, revision: 1 } })),
  'checklist.byKey': ofPlan('checklist.byKey', 'plan.absent', (plan) => ({ plan, checklist: 'site' })),
  'plan.publish': (draw) => ({
    input: { document: matrixPlan(draw.plan.code, draw.region, 2) },
    // the revision stands published: a document with another title gets as far as that, and changes nothing
    expected: held(
      claims(draw, 'plan.publish', draw.region),
      'plan.absent',
      draw.region === draw.plan.jurisdiction ? 'done' : 'plan.revision-exists',
    ),
  }),
  'plan.preview': (draw) => ({
    input: { document: matrixPlan(draw.plan.code, draw.region, 4) },
    expected: held(claims(draw, 'plan.preview', draw.region), 'plan.absent'),
  }),
  'plan.presence': (draw) => ({
    input: { plan: draw.plan.code, at: ['phases'] },
    expected: held(claims(draw, 'plan.presence', draw.plan.jurisdiction), 'plan.absent'),
  }),
  'plan.close': (draw) => ({
    input: { plan: draw.plan.code, revision: 1 }, // closed since the second was published: closing it again changes nothing
    expected: held(holds(draw.actor, 'plan.close', draw.plan.code, draw.plan.jurisdiction), 'plan.absent'),
  }),
  'plan.saveDraft': (draw) => ({
    input: { document: matrixPlan(draw.plan.code, draw.region, 3, mark('draft', draw.plan.code)) },
    expected: held(claims(draw, 'plan.saveDraft', draw.region), 'plan.absent'),
    after: () => {
      draw.plan.draftAt = draw.region
    },
  }),
  'plan.removeDraft': (draw) => ({
    input: { plan: draw.plan.code, revision: 3 },
    expected: held(claims(draw, 'plan.removeDraft', draw.plan.draftAt), 'plan.absent'),
    after: async (call, root) => {
      const { code, jurisdiction } = draw.plan
      await call(root, 'plan.saveDraft', { document: matrixPlan(code, jurisdiction, 3, mark('draft', code)) })
      draw.plan.draftAt = jurisdiction
    },
  }),

  'template.list': () => ({ input: undefined, expected: 'done' }),
  'template.byKey': ({ actor, world }) => ({
    input: { template: 'shared' },
    expected: held(
      [...world.templates.keys()].some((region) => reaches(actor, 'template.byKey', region)),
      'template.absent',
    ),
  }),
  'template.fill': ({ actor, world }) => ({
    input: { template: 'shared', plan: 'made', answers: {} },
    expected: held(
      [...world.templates.keys()].some((region) => reaches(actor, 'template.fill', region)),
      'template.absent',
      'template.incomplete',
    ),
  }),
  'template.save': ({ actor, world }) => {
    const token = `t${++world.saved}`
    const own = everyPlanRegions(actor, 'template.save')
    return {
      input: { document: matrixTemplate(token) },
      expected: held(own.length > 0, 'right.missing'),
      after: () => {
        for (const region of own) {
          world.templates.set(region, token)
          world.formerTemplates.push({ region, token })
        }
      },
    }
  },
}
