import type { FeedEntry } from '@duzhan/contracts'
import { eachEntry, type Failure, feedOf, inbox, type OpenService, runService } from '@duzhan/service-kit'
import { asideRepository, buildIndexes, openDatabase, pingOf, toldPlans } from '@duzhan/service-kit/mongo'
import { aggregationRouter } from './aggregation.router.ts'
import { designationRepository } from './designation/designation.mongo.ts'
import { factRepository } from './fact/fact.mongo.ts'
import { intake } from './fact/intake.ts'
import { windowOpener } from './rollup/openWindow.ts'
import { recompute as recomputation } from './rollup/recompute.ts'
import { rollupRepository } from './rollup/rollup.mongo.ts'
import { summaryService } from './rollup/summary.service.ts'

/** Facts, roll-ups and what a region's page shows. */
export const openAggregation: OpenService = async (context) => {
  const { clock, log, peers } = context
  const connection = await openDatabase(context.mongoUri, `${context.database}_aggregation`)
  const plans = toldPlans(connection)
  const designations = designationRepository(connection)
  const facts = factRepository(connection)
  const rollups = rollupRepository(connection)
  const recompute = recomputation({ rollups, facts, designations, clock, log })
  const openWindow = windowOpener({ rollups, designations, clock })
  const { takePlan, takeDesignation, takeSubmissions } = intake({ plans, designations, facts, rollups, openWindow, clock })
  const router = aggregationRouter(summaryService({ plans, rollups, facts, openWindow, recompute, clock }))
  await buildIndexes(connection)
  const told = <Event>(
    name: string,
    offered: Parameters<typeof feedOf<Event>>[0],
    take: (entries: FeedEntry<Event>[]) => Promise<Failure[]>,
    batch = 200,
  ) => {
    const feed = feedOf(offered, 'aggregation')
    const kept = asideRepository<Event>(connection, name, clock)
    return inbox<Event>({ name, feed, log, kept, batch, apply: (entries) => take(entries).finally(() => void recompute.run()) })
  }
  const inboxes = [
    // a plan may have a mebibyte: nobody waits for several at once
    told(
      'planFeed',
      () => peers('forms').planFeed,
      (entries) => eachEntry(entries, takePlan),
      1,
    ),
    told(
      'designationFeed',
      () => peers('assignments').designationFeed,
      (entries) => eachEntry(entries, takeDesignation),
    ),
    told('submissionFeed', () => peers('forms').submissionFeed, takeSubmissions),
  ]
  const service = runService({
    name: 'aggregation',
    router,
    context,
    inboxes,
    ping: pingOf(connection),
    close: async () => {
      await recompute.stop()
      await connection.close()
    },
  })
  const settle = async () => {
    await service.settle()
    await recompute.run()
  }
  return { ...service, settle }
}
