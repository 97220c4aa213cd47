import { z } from 'zod'
import { Actor, Grant } from './actor.ts'
import { BodiesWithin, type BodyView } from './body.ts'
import { FilingRecord } from './filing.ts'
import { AcceptedInvitation, InvitationAcceptance, InvitationOpening, OpenedInvitation } from './invitation.ts'
import { type StreamPage, StreamPull } from './log/streams.ts'
import { OpenedSession } from './openedSession.ts'
import { InspectorsOf, OpenedBy, PersonInput, PersonPosts, PersonRef } from './person.ts'
import { PlanDocument, PlanRef, type PlanView } from './plan.ts'
import { type FoundRegion, RegionBatch, RegionFilter, RegionSearch, RegionsTouched, type TouchedBySupervision } from './region.ts'
import {
  BegunSecondFactor,
  ConfirmedSecondFactor,
  OwnSecondFactorBegin,
  OwnSecondFactorConfirm,
  OwnSecondFactorRemove,
} from './secondFactor.ts'
import { type OwnAccess, OwnPasswordChange, OwnSessionEnd, SessionOpen, SessionRef } from './session.ts'
import { OfferedSetup, SetupCompletion, SetupOffer, SetupState } from './setup.ts'
import {
  Leave,
  SignOnBegin,
  type SignOnBegun,
  SignOnComplete,
  SignOnConfirm,
  type SignOnResult,
  type SignOnWays,
} from './signOn.ts'
import { EvidenceOf } from './submission.ts'
import { OfPlan, TargetBatch, type TargetListView } from './target.ts'
import { TemplateDocument, TemplateFilter, TemplatePage } from './template.ts'

/** One procedure that a peer may call: what it takes, and what of its answer the caller may rely on. */
export interface PeerCall<Kind extends 'query' | 'mutation', Input extends z.ZodType, Output extends z.ZodType> {
  kind: Kind
  input: Input
  output: Output
}

const query = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) =>
  ({ kind: 'query', input, output }) satisfies PeerCall<'query', Input, Output>
const mutation = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) =>
  ({ kind: 'mutation', input, output }) satisfies PeerCall<'mutation', Input, Output>

/** An answer that is typed but not parsed: it may have a mebibyte, or whoever takes it checks it entry by entry. */
const asTold = <Output>() => z.custom<Output>()
/** An answer that no caller reads. */
const unread = z.unknown()
/** A region as it is kept, which may be older than the rules that a new name meets. */
const NamedRegion = z.object({ code: z.string(), name: z.string(), into: z.string().exactOptional() })

/** The service's streams, read from a place on; whoever reads them checks each event by its version. */
const log = { pull: query(StreamPull, asTold<StreamPage>()) }

/**
 * Every procedure that services, the gateway and the set-up of an installation call at each other, by service, noun and verb.
 * `Peer` in the service kit offers exactly these as functions; the gateway's `peerCalls.test-d.ts` holds each of them against the
 * procedures that there are, so that none can be renamed, or answer otherwise, while a peer calls it.
 */
export const peerCalls = {
  identity: {
    session: {
      open: mutation(SessionOpen, OpenedSession),
      resolve: query(SessionRef, Actor),
      close: mutation(SessionRef, Leave),
      changePassword: mutation(OwnPasswordChange, OpenedSession),
      own: query(SessionRef, asTold<OwnAccess>()),
      endOwn: mutation(OwnSessionEnd, unread),
      endOthers: mutation(SessionRef, OpenedSession),
      beginSecondFactor: mutation(OwnSecondFactorBegin, BegunSecondFactor),
      confirmSecondFactor: mutation(OwnSecondFactorConfirm, ConfirmedSecondFactor),
      removeSecondFactor: mutation(OwnSecondFactorRemove, unread),
    },
    signOn: {
      ways: query(z.void(), asTold<SignOnWays>()),
      begin: mutation(SignOnBegin, asTold<SignOnBegun>()),
      complete: mutation(SignOnComplete, asTold<SignOnResult>()),
      confirm: mutation(SignOnConfirm, asTold<SignOnResult>()),
    },
    setup: {
      offer: mutation(SetupOffer, OfferedSetup.nullable()),
      state: query(z.void(), SetupState),
      find: query(RegionSearch, asTold<FoundRegion[]>()),
      complete: mutation(SetupCompletion, OpenedSession),
    },
    invitation: {
      open: mutation(InvitationOpening, OpenedInvitation),
      accept: mutation(InvitationAcceptance, AcceptedInvitation),
    },
    person: {
      enrol: mutation(PersonInput, unread),
      openedBy: query(OpenedBy, z.array(z.string())),
      inspecting: query(InspectorsOf, z.array(Grant)),
      byAccount: query(PersonRef, PersonPosts.nullable()),
    },
    region: {
      create: mutation(RegionBatch, unread),
      list: query(RegionFilter, z.array(NamedRegion)),
    },
    body: { within: query(BodiesWithin, asTold<BodyView[]>()) },
    log,
  },
  forms: {
    plan: {
      byId: query(PlanRef, asTold<PlanView>()),
      publish: mutation(PlanDocument, unread),
    },
    template: {
      list: query(TemplateFilter, TemplatePage),
      save: mutation(TemplateDocument, unread),
    },
    evidence: { missing: query(EvidenceOf, z.array(z.string())) },
    log,
  },
  assignments: {
    target: { register: mutation(TargetBatch, unread), touched: query(RegionsTouched, asTold<TouchedBySupervision>()) },
    targetList: {
      byPlan: query(OfPlan, asTold<TargetListView[]>()),
      freeze: mutation(OfPlan, unread),
    },
    filing: { record: mutation(FilingRecord, unread) },
    log,
  },
  aggregation: { log },
} as const satisfies Record<string, Record<string, Record<string, PeerCall<'query' | 'mutation', z.ZodType, z.ZodType>>>>

type Table = typeof peerCalls
/** The services that know each other, by name. */
export type ServiceName = keyof Table
export const serviceNames = Object.keys(peerCalls) as readonly ServiceName[] // the keys of the table

/** What a service offers its peers, as functions: noun, verb, input → answer. */
export type PeerFunctions<Name extends ServiceName> = {
  [Noun in keyof Table[Name]]: {
    [Verb in keyof Table[Name][Noun]]: Table[Name][Noun][Verb] extends PeerCall<'query' | 'mutation', infer Input, infer Output>
      ? (input: z.input<Input>) => Promise<z.output<Output>>
      : never
  }
}
