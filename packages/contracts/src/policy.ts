import type { Role } from './actor.ts'

const everyone = ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer', 'operator'] as const
const services = ['service'] as const

/**
 * Who may do what: every procedure of every service has its row here, named `noun.verb`; what has no row is refused.
 * A row says which roles hold the verb; where they hold it is decided by the grant's region and plan.
 */
export const policy = {
  'session.open': services,
  'session.resolve': services,
  'session.close': services,
  'session.changePassword': services,
  'session.list': ['operator'],
  'session.end': ['operator'],
  'person.enrol': services,
  'person.create': ['operator'],
  'person.list': ['operator'],
  'person.openedBy': services,
  'person.disable': ['operator'],
  'person.enable': ['operator'],
  'person.changeGrants': ['operator'],
  'person.resetPassword': ['operator'],
  'region.create': ['operator'],
  'region.list': [...everyone, 'service'],

  'plan.publish': ['author', 'operator'],
  'plan.close': ['author', 'operator'],
  'plan.saveDraft': ['author'],
  'plan.removeDraft': ['author'],
  'plan.preview': ['author'],
  'plan.revisions': everyone,
  'plan.compare': everyone,
  'plan.list': everyone,
  'plan.byId': everyone,
  'checklist.byKey': everyone,
  'template.save': ['operator'],
  'template.list': ['author', 'operator'],
  'template.byKey': ['author'],
  'template.fill': ['author'],
  'submission.submit': ['inspector'],
  'submission.submitMany': ['inspector'],
  'submission.byId': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'submission.list': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'submission.asideList': ['author', 'reviewer', 'operator'],
  'submission.asideById': ['author', 'reviewer', 'operator'],
  'evidence.upload': ['inspector', 'unit', 'reviewer'],
  'evidence.byId': everyone,
  'evidence.missing': services,

  'target.register': ['author', 'operator'],
  'target.preview': ['author', 'operator'],
  'target.correct': ['author', 'operator'],
  'target.retire': ['author', 'operator'],
  'target.restore': ['author', 'operator'],
  'target.list': everyone,
  'target.search': everyone,
  'target.byId': everyone,
  'targetList.freeze': ['author', 'operator'],
  'targetList.byPlan': everyone,
  'targetList.review': ['author', 'reviewer', 'decider', 'viewer', 'operator'],
  'targetList.decide': ['author', 'operator'],
  'targetList.draw': ['author', 'operator'],
  'targetList.drawn': ['author', 'reviewer', 'decider', 'viewer', 'operator'],
  'visit.list': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'finding.list': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.byId': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.summary': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.accept': ['unit'],
  'finding.reportBack': ['unit'],
  'finding.verify': ['reviewer'],
  'finding.sendBack': ['reviewer'],
  'finding.closeOut': ['reviewer'],
  'filing.file': ['author'],
  'filing.record': ['operator'],
  'filing.board': ['author', 'reviewer', 'decider', 'viewer'],
  'filing.byId': ['author', 'reviewer', 'decider', 'viewer'],
  'filing.accept': ['author', 'decider'],
  'filing.sendBack': ['author', 'decider'],
  'due.board': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.effects': everyone,
  'due.byKey': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.handIn': ['author', 'inspector', 'unit'],
  'due.receive': ['author', 'reviewer', 'decider'],
  'due.sendBack': ['author', 'reviewer', 'decider'],
  'due.excuse': ['author', 'decider'],
  'due.revokeReceipt': ['author', 'reviewer', 'decider'],
  'due.revokeExcuse': ['author', 'decider'],
  'due.tell': ['author', 'reviewer', 'decider'],
  'due.month': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.soon': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.anytime': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'task.board': ['author', 'unit', 'reviewer', 'decider', 'viewer'],
  'task.report': ['unit'],

  'log.pull': services,
  'log.list': ['operator'],
  'log.asideList': ['operator'],
  'log.repeat': ['operator'],

  'summary.byRegion': ['author', 'reviewer', 'decider', 'viewer', 'inspector'],
  'summary.changed': ['author', 'reviewer', 'decider', 'viewer', 'inspector'],
  'figure.behind': ['author', 'reviewer', 'decider', 'viewer', 'inspector'],
} as const satisfies Record<string, readonly Role[]>

/** A verb of the policy table, `noun.verb`. */
export type Verb = keyof typeof policy

/** The verbs that a role holds. */
export function verbsOf(role: Role): Verb[] {
  return (Object.keys(policy) as Verb[]).filter((verb) => (policy[verb] as readonly Role[]).includes(role)) // keys of a literal table
}
