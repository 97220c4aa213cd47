import type { Grant, Role } from './actor.ts'

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
  'session.own': services,
  'session.endOwn': services,
  'session.endOthers': services,
  'session.beginSecondFactor': services,
  'session.confirmSecondFactor': services,
  'session.removeSecondFactor': services,
  'session.list': ['operator'],
  'session.end': ['operator'],
  'signOn.ways': services,
  'signOn.begin': services,
  'signOn.complete': services,
  'signOn.confirm': services,
  'setup.offer': services,
  'setup.state': services,
  'setup.find': services,
  'setup.complete': services,
  'invitation.open': services,
  'invitation.accept': services,
  'person.enrol': services,
  'person.create': ['operator'],
  'person.createMany': ['operator'],
  'person.list': ['operator'],
  'person.openedBy': services,
  'person.inspecting': services,
  'person.byAccount': services,
  'person.disable': ['operator'],
  'person.enable': ['operator'],
  'person.changeGrants': ['operator'],
  'person.resetPassword': ['operator'],
  'person.resetSecondFactor': ['operator'],
  'person.holding': ['operator'],
  'person.move': ['operator'],
  'person.cancelMove': ['operator'],
  'person.remove': ['operator'],
  'person.bringBack': ['operator'],
  'person.invite': ['operator'],
  'person.revokeInvitation': ['operator'],
  'region.create': ['operator'],
  'region.list': [...everyone, 'service'],
  'region.find': ['author', 'operator'],
  'region.beneath': ['author', 'operator'],
  'region.difference': ['operator'],
  'region.adopt': ['operator'],
  'region.changes': ['operator'],
  'region.effect': ['operator'],
  'region.change': ['operator'],
  'region.takeBack': ['operator'],
  'body.list': ['operator'],
  'body.save': ['operator'],
  'body.retire': ['operator'],
  'body.within': services,

  'plan.publish': ['author', 'operator'],
  'plan.close': ['author', 'operator'],
  'plan.saveDraft': ['author'],
  'plan.removeDraft': ['author'],
  'plan.preview': ['author'],
  'plan.presence': ['author'],
  'plan.revisions': everyone,
  'plan.compare': everyone,
  'plan.list': everyone,
  'plan.byId': everyone,
  'checklist.byKey': everyone,
  'template.save': ['author', 'operator'],
  'template.list': ['author', 'operator'],
  'template.byKey': ['author'],
  'template.fill': ['author'],
  'submission.submit': ['inspector'],
  'submission.submitMany': ['inspector'],
  'submission.byId': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'submission.list': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'submission.release': ['author', 'reviewer', 'decider'],
  'submission.asideList': ['author', 'reviewer', 'operator'],
  'submission.asideById': ['author', 'reviewer', 'operator'],
  'evidence.upload': ['inspector', 'unit', 'reviewer'],
  'evidence.byId': everyone,
  'evidence.missing': services,

  'target.register': ['author', 'operator'],
  'target.preview': ['author', 'operator'],
  'target.stage': ['author', 'operator'],
  'target.enter': ['author', 'operator'],
  'target.discard': ['author', 'operator'],
  'target.correct': ['author', 'operator'],
  'target.retire': ['author', 'operator'],
  'target.restore': ['author', 'operator'],
  'target.list': everyone,
  'target.search': everyone,
  'target.byId': everyone,
  'target.touched': ['operator', 'service'],
  'targetList.freeze': ['author', 'operator'],
  'targetList.byPlan': everyone,
  'targetList.review': ['author', 'reviewer', 'decider', 'viewer', 'operator'],
  'targetList.decide': ['author', 'operator'],
  'targetList.draw': ['author', 'operator'],
  'targetList.drawn': ['author', 'reviewer', 'decider', 'viewer', 'operator'],
  'visit.list': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'visit.month': ['author', 'inspector', 'reviewer', 'decider', 'viewer'],
  'visit.lots': ['author', 'reviewer', 'decider', 'viewer'],
  'visit.replace': ['author', 'decider'],
  'finding.list': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.byId': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.summary': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.choices': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'finding.accept': ['unit'],
  'finding.reportBack': ['unit'],
  'finding.verify': ['reviewer'],
  'finding.sendBack': ['reviewer'],
  'finding.closeOut': ['reviewer'],
  'finding.askExtension': ['unit'],
  'finding.extend': ['reviewer'],
  'finding.refuseExtension': ['reviewer'],
  'filing.file': ['author'],
  'filing.record': ['operator'],
  'filing.board': ['author', 'reviewer', 'decider', 'viewer'],
  'filing.byId': ['author', 'reviewer', 'decider', 'viewer'],
  'filing.accept': ['author', 'decider'],
  'filing.sendBack': ['author', 'decider'],
  'due.board': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.effects': everyone,
  'due.ahead': ['author', 'operator'],
  'due.byKey': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.handIn': ['author', 'inspector', 'unit'],
  'due.receive': ['author', 'reviewer', 'decider'],
  'due.sendBack': ['author', 'reviewer', 'decider'],
  'due.excuse': ['author', 'decider'],
  'due.revokeReceipt': ['author', 'reviewer', 'decider'],
  'due.revokeExcuse': ['author', 'decider'],
  'due.tell': ['author', 'reviewer', 'decider'],
  'due.untell': ['author', 'reviewer', 'decider'],
  'due.month': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.soon': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'due.anytime': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'task.board': ['author', 'unit', 'reviewer', 'decider', 'viewer'],
  'task.report': ['unit'],
  'work.ofPerson': ['operator'],
  'work.waiting': ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer'],
  'message.list': everyone,
  'message.unread': everyone,
  'message.read': everyone,

  'log.pull': services,
  'log.list': ['operator'],
  'log.asideList': ['operator'],
  'log.repeat': ['operator'],
  'service.state': ['operator'],

  'summary.byRegion': ['author', 'reviewer', 'decider', 'viewer', 'inspector'],
  'summary.changed': ['author', 'reviewer', 'decider', 'viewer', 'inspector'],
  'figure.behind': ['author', 'reviewer', 'decider', 'viewer', 'inspector'],
} as const satisfies Record<string, readonly Role[]>

/** A verb of the policy table, `noun.verb`. */
export type Verb = keyof typeof policy

/** What of its role's verbs a grant of one target or body may use at all; the plan itself is everybody's to read. */
const ofPlan: readonly Verb[] = [
  ...(['region.list', 'plan.list', 'plan.byId', 'plan.revisions', 'plan.compare', 'checklist.byKey'] as const),
  ...(['due.board', 'due.month', 'due.soon', 'due.anytime', 'due.byKey', 'due.handIn', 'work.waiting'] as const),
  ...(['message.list', 'message.unread', 'message.read'] as const),
]
/** Findings are listed, looked at and counted as far as they concern the target or the body, and no others. */
const ofFindings: readonly Verb[] = [
  ...(['finding.list', 'finding.byId', 'finding.summary', 'finding.choices'] as const),
  ...(['finding.accept', 'finding.reportBack', 'finding.askExtension'] as const),
]
/**
 * Nothing of what others have, nothing of when somebody comes, and of records only those of a target about
 * itself: they are sent and read as its own, and never stand for a team that is to visit it.
 */
const ofTarget: ReadonlySet<Verb> = new Set<Verb>([
  ...ofPlan,
  ...ofFindings,
  ...(['submission.submit', 'submission.submitMany', 'submission.byId', 'submission.list'] as const),
  ...(['target.list', 'target.byId', 'evidence.upload', 'evidence.byId'] as const),
])
/**
 * What a plan gives a body: what it owes, what is owed to it, the targets that it visits, its tasks, and the findings that it answers for, that it
 * made and reviews, or of which it decides whether they get more time. A plan that is its own its authors write.
 */
const ofBody: ReadonlySet<Verb> = new Set<Verb>([
  ...ofPlan,
  ...ofFindings,
  ...(['finding.verify', 'finding.sendBack', 'finding.closeOut', 'finding.extend', 'finding.refuseExtension'] as const),
  ...(['submission.submit', 'submission.submitMany', 'submission.byId', 'submission.list'] as const),
  ...(['target.byId', 'visit.list', 'visit.month', 'task.board', 'task.report'] as const),
  ...(['evidence.upload', 'evidence.byId'] as const),
  ...(['due.receive', 'due.sendBack', 'due.excuse', 'due.revokeReceipt', 'due.revokeExcuse'] as const),
  ...(['plan.publish', 'plan.close', 'plan.saveDraft', 'plan.removeDraft', 'plan.preview', 'plan.presence'] as const),
  ...(['template.list', 'template.byKey', 'template.fill', 'region.find', 'region.beneath'] as const),
])

/** Whether a grant holds a verb anywhere: by its role, and where it is of one target or body, by what such a grant may use. */
export function holdsVerb({ role, target, body }: Pick<Grant, 'role' | 'target' | 'body'>, verb: Verb): boolean {
  if (target !== undefined && !ofTarget.has(verb)) return false
  if (body !== undefined && !ofBody.has(verb)) return false
  return (policy[verb] as readonly Role[]).includes(role) // a row is a tuple of literals
}

/** The verbs that a grant holds. */
export function verbsOf(grant: Pick<Grant, 'role' | 'target' | 'body'>): Verb[] {
  return (Object.keys(policy) as Verb[]).filter((verb) => holdsVerb(grant, verb)) // keys of a literal table
}
