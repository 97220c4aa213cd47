import {
  followersOf,
  logAccessService,
  logService,
  type OpenService,
  runService,
  serviceStateService,
  subscription,
} from '@duzhan/service-kit'
import {
  buildIndexes,
  migrate,
  openDatabase,
  openServiceLog,
  pingOf,
  planCopies,
  regionMergers,
  releaseRepository,
  subscribeAll,
  watchStorage,
} from '@duzhan/service-kit/mongo'
import { aggregationRouter } from './aggregation.router.ts'
import { designationRepository } from './designation/designation.mongo.ts'
import { factRepository } from './fact/fact.mongo.ts'
import { withheldRepository } from './fact/withheld.mongo.ts'
import { intake } from './intake/intake.ts'
import { migration } from './migration.ts'
import { regionFollowing } from './region/regionFollowing.ts'
import { figureChanger } from './rollup/changeFigures.ts'
import { inTurn } from './rollup/inTurn.ts'
import { windowOpener } from './rollup/openWindow.ts'
import { placing } from './rollup/placing.ts'
import { recompute as recomputation, tellingOfMarks } from './rollup/recompute.ts'
import { rollupRepository } from './rollup/rollup.mongo.ts'
import { changes as waits } from './summary/changes.ts'
import { summaryService } from './summary/summary.service.ts'

export { migration } from './migration.ts'

/** Facts, roll-ups and what a region's page shows. */
export const openAggregation: OpenService = async (context) => {
  const { clock, log, peers } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_aggregation`)
  await migrate(connection, migration, { service: 'aggregation', log, now: clock.now() })
  const followers = followersOf('aggregation', peers)
  const serviceLog = openServiceLog(connection, { service: 'aggregation', clock, log, appended: followers.nudge })
  const plans = planCopies(connection, clock)
  const designations = designationRepository(connection)
  const facts = factRepository(connection)
  const stored = rollupRepository(connection)
  const changes = waits(context.patience === undefined ? {} : { patience: context.patience })
  const mergers = regionMergers(connection)
  const placed = placing({ plans, mergers })
  const computing = { facts, designations, placing: placed, clock, log, turn: inTurn() }
  const recompute = recomputation({ ...computing, rollups: stored, changed: changes.stir })
  const rollups = tellingOfMarks(stored, recompute.marked)
  const openWindow = windowOpener({ rollups, designations, placing: placed, clock })
  const { takePlan, takeDesignations, takeSubmissions, takeReleases } = intake({
    plans,
    designations,
    facts,
    withheld: withheldRepository(connection),
    releases: releaseRepository(connection),
    openWindow,
    changeFigures: figureChanger({ ...computing, rollups }),
    placing: placed,
    clock,
  })
  const takeRegion = regionFollowing({
    ...{ plans, mergers, placing: placed, designations, rollups, openWindow, recompute, clock },
  })
  const storage = watchStorage(connection, context)
  const router = aggregationRouter({
    summary: summaryService({ plans, rollups, facts, designations, placing: placed, openWindow, recompute, changes, clock }),
    log: logService({ streams: { log: serviceLog.stream }, followers }),
    logAccess: logAccessService({ reader: serviceLog.reader, serviceLog, subscriptions: () => subscriptions }),
    state: serviceStateService({ storage: storage.state, clock, subscriptions: () => subscriptions }),
  })
  await buildIndexes(connection)
  const thenRecompute =
    <Taken, Result>(take: (taken: Taken) => Promise<Result>) =>
    (taken: Taken): Promise<Result> =>
      take(taken).finally(recompute.wake)
  const subscriptions = subscribeAll(connection, 'aggregation', context, [
    // a plan may have a mebibyte: nobody waits for several at once
    subscription({ name: 'plans', from: 'forms.plan', isState: true, batch: 1, each: thenRecompute(takePlan) }),
    subscription({
      name: 'designations',
      from: 'assignments.designation',
      isState: true,
      apply: thenRecompute(takeDesignations),
    }),
    subscription({ name: 'submissions', from: 'forms.submission', apply: thenRecompute(takeSubmissions) }),
    subscription({ name: 'regions', from: 'identity.region', each: thenRecompute(takeRegion) }),
    subscription({ name: 'releases', from: 'forms.release', apply: thenRecompute(takeReleases) }),
  ])
  const service = runService({
    name: 'aggregation',
    router,
    context,
    serviceLog,
    subscriptions,
    ping: pingOf(connection),
    quiet: changes.stop,
    close: async () => {
      await recompute.stop()
      storage.stop()
      await connection.close()
    },
  })
  const settle = async () => {
    await service.settle()
    await recompute.run()
  }
  return { ...service, settle }
}
