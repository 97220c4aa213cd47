export { type Door, principalOf, problemResponse } from './app.ts'
export { type Clock, shiftedClock } from './clock.ts'
export { sayWhen } from './comeAgain.ts'
export { type Config, configSchema, readConfig } from './config.ts'
export { expiringCache } from './expiringCache.ts'
export { freePort } from './freePort.ts'
export { issuerSettings } from './issuerSettings.ts'
export { type ConnectionLimits, listen } from './listen.ts'
export { appender } from './log/append.ts'
export { eachEntry, type Failure } from './log/eachEntry.ts'
export { followersOf } from './log/followers.ts'
export { groupCommit } from './log/groupCommit.ts'
export { logRouter } from './log/log.router.ts'
export { type LogService, logService, type Stream } from './log/log.service.ts'
export { type LogAccessService, logAccessService, type Titles } from './log/logAccess.service.ts'
export type { Migration, MigrationStep } from './log/migration/migration.ts'
export { patientTimer } from './log/patientTimer.ts'
export { recent } from './log/recent.ts'
export { type NewEntry, platform } from './log/serviceLog.ts'
export { subscription } from './log/subscriptionLine.ts'
export { doing } from './log/underWay.ts'
export { type Logger, logger } from './logger.ts'
export { bearing, type Metrics, processMetrics } from './metrics.ts'
export { pageOf } from './pageOf.ts'
export { isReadyAt, localPeers, type Peer, type Peers, remotePeer } from './peer.ts'
export type { DatedPlanCopies, PlanCopies } from './planCopies.ts'
export { type Principal, principalHeader, principalReader, type Seal, serviceActor, signPrincipal } from './principal.ts'
export { readInTurn } from './readInTurn.ts'
export { type KeptMerger, lineageAt, lineageNow, type RegionMergers } from './regionMergers.ts'
export { regionsNamed } from './regionsNamed.ts'
export type { ReleaseRepository } from './releases.ts'
export {
  bodiesFor,
  concerns,
  covertBy,
  grantsAt,
  grantsFor,
  isBy,
  isOfTarget,
  isToldOf,
  isToldTo,
  may,
  type Place,
  type Reader,
  reach,
  readerFor,
  type Sender,
  senderAt,
  targetsFor,
  visible,
} from './rights.ts'
export { endUnheard, remotePeers, serve, sessionTimes } from './serve.ts'
export {
  type IssuerSettings,
  type OpenService,
  type RunningService,
  runService,
  type SecondFactorRule,
  type SessionTimes,
} from './service.ts'
export { type MemoryFigures, shedding } from './shedding.ts'
export { serviceStateRouter } from './state/serviceState.router.ts'
export { type ServiceStateService, serviceStateService } from './state/serviceState.ts'
export { certificateAuthority, type ServerCertificate, serverCertificate, trusted } from './tls.ts'
export { startTracing, traceHeaders, traceRequests } from './tracing.ts'
/** @public The types of services' routers are made of these, so that the compiler must be able to name them. */
export { type Context, open, type ProblemShape, problemOf, readInput, requires, router } from './trpc.ts'
