import { accumulatorTable } from '../src/aggregate/accumulators.ts'
import { stageTable } from '../src/aggregate/stages.ts'
import { typeCode } from '../src/bson/bsonType.ts'
import { handlerTable } from '../src/command/dispatch.ts'
import { filterOperators, joinOperators } from '../src/query/compileFilter.ts'
import { updateOperators } from '../src/update/operators.ts'

/** Every command once: an older spelling of the same stands behind it in the table and has the same handler. */
const commands = [...handlerTable].filter(([, handler], at, all) => all.findIndex(([, other]) => other === handler) === at)

/** What the store supports, read from the tables that its code goes by. */
export const supported = {
  commands: commands.map(([name]) => name),
  filters: [...filterOperators.keys(), ...joinOperators],
  updates: [...updateOperators.keys(), '$each'],
  stages: [...stageTable.keys()],
  accumulators: [...accumulatorTable.keys()],
  types: Object.keys(typeCode),
}

/** Why something is supported although no adapter of the repository writes it out. */
export const reasons: Readonly<Record<string, string>> = {
  $eq: 'equality said in words; a filter built by a program says it so',
  $nin: 'the other side of $in',
  $exists: 'an index on those documents only that have a field',
  $elemMatch: 'two conditions on one element of a list cannot be said otherwise',
  $unset: 'the other side of $set',
  $addToSet: 'the other side of $pull',
  $each: 'several elements by one $push or $addToSet',
  $project: 'fewer fields out of a pipeline',
  $sort: 'a page of a pipeline: countDocuments and lists',
  $skip: 'the driver sends it for countDocuments with a skip',
  $limit: 'the driver sends it for countDocuments with a limit',
  $count: 'how many a pipeline has',
  $collStats: 'mongosh, for what a collection holds',
}

/** Who sends a command; Mongoose and the driver turn what the adapters say into these. */
export const senders: Readonly<Record<string, string>> = {
  hello: 'the driver, for every connection',
  saslStart: 'the driver, when it logs in by TCP',
  saslContinue: 'the driver, when it logs in by TCP',
  ping: 'the driver and the health of the platform',
  buildInfo: 'Mongoose and mongosh ask for the version',
  serverStatus: 'the benchmark, for how many commands a record takes',
  dbStats: 'each service, for how much it keeps',
  collStats: 'mongodump, before it reads a collection',
  explain: 'mongosh, for whoever asks why a query is slow',
  top: 'the benchmark, for which collections those commands are about',
  endSessions: 'the driver, when it closes',
  insert: 'create, insertMany and bulkWrite',
  update: 'updateOne, updateMany, replaceOne and bulkWrite',
  delete: 'deleteOne, deleteMany and bulkWrite',
  findAndModify: 'findOneAndUpdate and its kin',
  find: 'find and findOne',
  getMore: 'the following batches of a result',
  killCursors: 'a result that is not read to its end',
  count: 'estimatedDocumentCount',
  distinct: 'distinct',
  aggregate: 'aggregate and countDocuments',
  create: 'Mongoose, for every model at the start',
  drop: 'tests that begin anew',
  dropDatabase: 'tests that leave nothing behind',
  listCollections: 'mongosh and mongodump, for who looks into the store or leaves it',
  listDatabases: 'tests that leave nothing behind, mongosh and mongodump',
  createIndexes: 'Mongoose, for every model at the start',
  listIndexes: 'Mongoose, to compare indexes; mongodump',
  dropIndexes: 'an index that a newer version no longer wants',
}
