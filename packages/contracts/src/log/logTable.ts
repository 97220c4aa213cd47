import { z } from 'zod'
import { Grant } from '../actor.ts'
import { SignInMethod } from '../signOn.ts'
import { TaskState } from '../task.ts'
import { DesignationEvent, FilingChanged, FindingChanged, NamedRegion } from './events.ts'

/**
 * What the services' logs may say: of each noun its verbs, the version of what is told of a change, and what may be told.
 * A field that does not stand here never enters a log, so no password hash and no answer can. A noun whose change gets
 * another meaning gets a greater version.
 */
export const logTable = {
  /** The document is not copied: it is read from the revision when the entry is pulled. */
  plan: {
    verbs: ['publish', 'close'],
    v: 1,
    change: z.object({
      revision: z.number().int(),
      status: z.enum(['published', 'closed']),
      closedAt: z.iso.datetime().nullable(),
    }),
  },
  /** A draft is its author's: nobody is told what is in it. */
  draft: { verbs: ['save', 'remove'], v: 1, change: z.object({ revision: z.number().int() }) },
  template: { verbs: ['save'], v: 1, change: z.object({ key: z.string(), title: z.string() }) },
  evidence: {
    verbs: ['upload'],
    v: 1,
    change: z.object({ target: z.string(), hash: z.string(), type: z.string(), size: z.number().int() }),
  },
  /** A record that was made in secret, told on the spot; the thing is the one that its chain of corrections began with. */
  release: { verbs: ['make'], v: 1, change: z.object({ target: z.string() }) },
  /** Content that came under the id of a submission that was taken; submissions themselves are their own stream. */
  aside: { verbs: ['keep'], v: 1, change: z.object({ submission: z.string(), target: z.string() }) },

  /**
   * `keep` and `leave` change nothing but that somebody decided so; `move` follows the register to where the target lies now; from
   * `disclose` on it is told everybody that the target stands on a list of which only the plan's seat knew.
   */
  designation: { verbs: ['designate', 'release', 'keep', 'leave', 'move', 'disclose'], v: 1, change: DesignationEvent },
  /** Why is kept with the target and not told. */
  target: {
    verbs: ['register', 'correct', 'retire', 'restore'],
    v: 1,
    change: z.object({ target: z.string(), name: z.string(), kind: z.string(), regionCode: z.string() }),
  },
  /** Many targets that were entered together: how many rows the import had, and what they changed; each target keeps its own step. */
  register: {
    verbs: ['import'],
    v: 1,
    change: z.object({ rows: z.number().int(), added: z.number().int(), changed: z.number().int() }),
  },
  targetList: { verbs: ['freeze'], v: 1, change: z.object({ frozenOn: z.string() }) },
  /** Lots that were drawn for a list: what commits to those among whom, and the nonce, so that nobody can draw again unseen. */
  draw: {
    verbs: ['make'],
    v: 1,
    change: z.object({
      list: z.string(),
      title: z.string(),
      no: z.number().int(),
      population: z.number().int(),
      drawn: z.number().int(),
      commitment: z.string(),
      nonce: z.string(),
    }),
  },
  /** Inspectors that were drawn for visits, or one drawn in the place of another: what commits to those among whom, and the nonce. */
  lot: {
    verbs: ['draw', 'replace'],
    v: 1,
    change: z.object({
      duty: z.string(),
      title: z.string(),
      window: z.string(),
      no: z.number().int(),
      visits: z.number().int(),
      among: z.number().int(),
      commitment: z.string(),
      nonce: z.string(),
    }),
  },
  /** `open` and `record` follow a submission, `correct` and `withdraw` its correction; the others are a person's. */
  finding: {
    verbs: [
      ...([
        'open',
        'record',
        'handOver',
        'accept',
        'reportBack',
        'verify',
        'sendBack',
        'closeOut',
        'correct',
        'withdraw',
      ] as const),
      ...(['askExtension', 'extend', 'refuseExtension'] as const),
    ],
    v: 1,
    change: FindingChanged,
  },
  filing: {
    verbs: ['file', 'record', 'accept', 'sendBack'],
    v: 1,
    change: FilingChanged,
  },
  /** `open`, `reopen` and `cancel` follow the plan, the others are a person's (`tell` opens what an event calls for); what was handed in is not told. */
  due: {
    verbs: ['open', 'reopen', 'tell', 'handIn', 'receive', 'sendBack', 'excuse', 'revokeReceipt', 'revokeExcuse', 'cancel'],
    v: 1,
    change: z.object({ title: z.string(), by: z.string().nullable(), dueOn: z.string(), state: z.string() }),
  },
  /** Something that a plan has duties for, told by a person, and told by mistake; in whose words is not told. */
  event: {
    verbs: ['tell', 'untell'],
    v: 1,
    change: z.object({ event: z.string(), region: z.string(), target: z.string().optional(), at: z.iso.datetime() }),
  },
  task: {
    verbs: ['report'],
    v: 1,
    change: z.object({ task: z.string(), unit: z.string(), region: z.string().nullable(), state: TaskState }),
  },

  /** What a person may do and whether they may do anything; nothing of their passwords but that there is another. */
  person: {
    verbs: [
      'create',
      'enrol',
      'disable',
      'enable',
      'changeGrants',
      'resetPassword',
      'changePassword',
      'endSessions',
      'endOwnSessions',
      'turnOnSecondFactor',
      'turnOffSecondFactor',
      'useRecoveryCode',
      'resetSecondFactor',
      'invite',
      'revokeInvitation',
      'acceptInvitation',
      'planMove',
      'move',
      'takeOver',
      'cancelMove',
      'planRemoval',
      'remove',
      'bringBack',
      'restore',
      'setUp',
    ],
    v: 1,
    change: z.object({
      account: z.string(),
      title: z.string(),
      grants: z.array(Grant),
      isDisabled: z.boolean(),
      mustChangePassword: z.boolean(),
      /** Whose post changes and who takes it over, by post, from which day and why. */
      move: z.object({ of: z.string(), to: z.string().nullable(), from: z.string(), reason: z.string() }).exactOptional(),
    }),
  },
  /** The thing is the person: what names a session is not told. */
  session: {
    verbs: ['open', 'close', 'end'],
    v: 1,
    change: z.object({ account: z.string(), method: SignInMethod.optional() }),
  },
  /** `join`, `recode` and `part` say where a region lies from then on, `join` what it has become part of, `recode` under which code it goes on; `remove` that it stands no more. */
  region: {
    verbs: ['create', 'rename', 'join', 'recode', 'part', 'remove'],
    v: 1,
    change: z.object({ name: z.string(), into: NamedRegion.exactOptional(), path: z.array(NamedRegion).exactOptional() }),
  },
  /** A change of regions that somebody entered or took back, and its day when it comes; why is kept with it and not told. */
  regionChange: {
    verbs: ['enter', 'apply', 'takeBack'],
    v: 1,
    change: z.object({
      kind: z.enum(['rename', 'merge', 'move', 'split', 'retire']),
      regions: z.array(NamedRegion),
      into: z.string(),
      name: z.string(),
      from: z.string(),
    }),
  },
  body: {
    verbs: ['create', 'correct', 'retire'],
    v: 1,
    change: z.object({
      ...{ title: z.string(), kind: z.string(), region: z.string(), parent: z.string().nullable() },
      ...{ posts: z.array(z.string()), retiredOn: z.string().nullable(), reason: z.string().nullable() },
    }),
  },

  /** An entry that a subscription could not apply, tried again because somebody asked for it. */
  setAside: {
    verbs: ['repeat'],
    v: 1,
    change: z.object({ subscription: z.string(), stream: z.string(), reason: z.string() }),
  },
} as const satisfies Record<string, { verbs: readonly string[]; v: number; change: z.ZodObject }>

type Table = typeof logTable
export type LogNoun = keyof Table
export type LogVerb<Noun extends LogNoun> = Table[Noun]['verbs'][number]
export type LogChange<Noun extends LogNoun> = z.infer<Table[Noun]['change']>

/** One change of one thing, as a service's log keeps it for good. */
export const LogEntry = z.object({
  /** Its place in the log: without gaps, and greater than that of whatever could be read before. */
  seq: z.number().int(),
  /** Its own, given when the change was written. */
  id: z.string(),
  service: z.string(),
  noun: z.string(),
  verb: z.string(),
  /** The id of what was changed, among those of its noun. */
  thing: z.string(),
  plan: z.string().nullable(),
  /** Where the thing lies, from the province down; empty where that has no meaning. */
  regionPath: z.array(z.string()),
  /** A person by id and post, or a service that did it of itself. */
  by: z.object({ id: z.string(), title: z.string() }),
  at: z.iso.datetime(),
  /** The request that changed it; null where none did. */
  requestId: z.string().nullable(),
  /** The version of `change`. */
  v: z.number().int(),
  change: z.record(z.string(), z.unknown()),
})
export type LogEntry = z.infer<typeof LogEntry>
