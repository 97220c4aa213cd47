import { type AnyBulkWriteOperation, type Collection, type Db, MongoClient, MongoServerError } from 'mongodb'
import { matchResult } from './matchResult.ts'
import type { SpecFile, SpecOperation, SpecTest } from './specFile.ts'

type Fields = Record<string, never>
interface Entities {
  clients: Map<string, MongoClient>
  databases: Map<string, Db>
  collections: Map<string, Collection>
}

async function makeEntities(file: SpecFile, uri: string): Promise<Entities> {
  const entities: Entities = { clients: new Map(), databases: new Map(), collections: new Map() }
  for (const entry of file.createEntities) {
    const { client, database, collection } = entry as Record<string, Fields | undefined>
    if (client !== undefined) {
      const options = client['uriOptions'] ?? {}
      entities.clients.set(client['id'] ?? '', await new MongoClient(uri, options).connect())
    } else if (database !== undefined)
      entities.databases.set(
        database['id'] ?? '',
        entities.clients.get(database['client'] ?? '')!.db(database['databaseName'], database['databaseOptions']),
      )
    else if (collection !== undefined)
      entities.collections.set(
        collection['id'] ?? '',
        entities.databases
          .get(collection['database'] ?? '')!
          .collection(collection['collectionName'] ?? '', collection['collectionOptions']),
      )
  }
  return entities
}

async function seed(file: SpecFile, admin: MongoClient): Promise<void> {
  for (const { databaseName, collectionName, documents } of file.initialData ?? []) {
    const database = admin.db(databaseName)
    await database.collection(collectionName).drop()
    if (documents.length > 0) await database.collection(collectionName).insertMany(structuredClone(documents))
    else await database.createCollection(collectionName)
  }
}

const onCollection: Record<string, (collection: Collection, given: Fields) => Promise<unknown>> = {
  insertOne: (collection, { document, ...options }) => collection.insertOne(document!, options),
  insertMany: (collection, { documents, ...options }) => collection.insertMany(documents!, options),
  updateOne: (collection, { filter, update, ...options }) => collection.updateOne(filter!, update!, options),
  updateMany: (collection, { filter, update, ...options }) => collection.updateMany(filter!, update!, options),
  replaceOne: (collection, { filter, replacement, ...options }) => collection.replaceOne(filter!, replacement!, options),
  deleteOne: (collection, { filter, ...options }) => collection.deleteOne(filter, options),
  deleteMany: (collection, { filter, ...options }) => collection.deleteMany(filter, options),
  findOneAndUpdate: (collection, { filter, update, returnDocument, ...options }) =>
    collection.findOneAndUpdate(filter!, update!, { ...options, ...after(returnDocument) }),
  findOneAndReplace: (collection, { filter, replacement, returnDocument, ...options }) =>
    collection.findOneAndReplace(filter!, replacement!, { ...options, ...after(returnDocument) }),
  findOneAndDelete: (collection, { filter, ...options }) => collection.findOneAndDelete(filter!, options),
  find: (collection, { filter, ...options }) => collection.find(filter!, options).toArray(),
  findOne: (collection, { filter, ...options }) => collection.findOne(filter!, options),
  aggregate: (collection, { pipeline, ...options }) => collection.aggregate(pipeline, options).toArray(),
  countDocuments: (collection, { filter, ...options }) => collection.countDocuments(filter, options),
  estimatedDocumentCount: (collection, options) => collection.estimatedDocumentCount(options),
  count: (collection, { filter, ...options }) => collection.count(filter, options),
  distinct: (collection, { fieldName, filter, ...options }) => collection.distinct(fieldName!, filter!, options),
  bulkWrite: (collection, { requests, ...options }) => {
    const all: AnyBulkWriteOperation[] = requests ?? []
    return collection.bulkWrite(all, options)
  },
  createIndex: (collection, { keys, ...options }) => collection.createIndex(keys!, options),
}

const after = (wanted: string | undefined) =>
  wanted === undefined ? {} : { returnDocument: wanted.toLowerCase() as 'after' | 'before' }

async function perform(operation: SpecOperation, { collections, databases }: Entities): Promise<unknown> {
  const given = (operation.arguments ?? {}) as Fields
  const collection = collections.get(operation.object)
  const database = databases.get(operation.object)
  if (collection !== undefined) {
    const run = onCollection[operation.name]
    if (run === undefined) throw new Error(`the runner does not know ${operation.name}`)
    return run(collection, given)
  }
  if (database !== undefined && operation.name === 'createCollection') return database.createCollection(given['collection']!)
  if (database !== undefined && operation.name === 'dropCollection') return database.dropCollection(given['collection']!)
  throw new Error(`the runner does not know ${operation.name} on ${operation.object}`)
}

function checkError(expected: Record<string, unknown>, error: unknown): string | undefined {
  if (!(error instanceof Error)) return 'it threw something that is no error'
  const { errorContains, errorCode, isClientError, expectResult } = expected
  if (isClientError === true && error instanceof MongoServerError)
    return `a server error where the client should refuse: ${error.message}`
  if (isClientError === false && !(error instanceof MongoServerError)) return `not an error of the server: ${error.message}`
  if (typeof errorContains === 'string' && !error.message.toLowerCase().includes(errorContains.toLowerCase()))
    return `message: ${error.message}`
  if (errorCode !== undefined && (error as MongoServerError).code !== errorCode)
    return `code ${(error as MongoServerError).code} instead of ${errorCode}`
  const result = 'result' in error ? error.result : undefined
  if (expectResult !== undefined && !matchResult(expectResult, result)) return `result in the error: ${JSON.stringify(result)}`
  return undefined
}

async function runOperation(operation: SpecOperation, entities: Entities): Promise<string | undefined> {
  let result: unknown
  try {
    result = await perform(operation, entities)
  } catch (error) {
    if (operation.ignoreResultAndError === true) return undefined
    if (operation.expectError === undefined) return `${operation.name} failed: ${error instanceof Error ? error.message : error}`
    return checkError(operation.expectError, error)
  }
  if (operation.expectError !== undefined)
    return `${operation.name} succeeded where ${JSON.stringify(operation.expectError)} was expected`
  if (operation.expectResult !== undefined && !matchResult(operation.expectResult, result))
    return `${operation.name} gave ${JSON.stringify(result)} instead of ${JSON.stringify(operation.expectResult)}`
  return undefined
}

async function checkOutcome(test: SpecTest, admin: MongoClient): Promise<string | undefined> {
  for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
    const found = await admin
      .db(databaseName)
      .collection(collectionName)
      .find({}, { sort: { _id: 1 } })
      .toArray()
    if (found.length !== documents.length || !documents.every((document, at) => matchResult({ v: document }, { v: found[at] })))
      return `${collectionName} holds ${JSON.stringify(found)} instead of ${JSON.stringify(documents)}`
  }
  return undefined
}

/**
 * Runs one test of the specification through the official driver; gives what went wrong, or undefined.
 * What the driver sent (`expectEvents`) is the driver's own matter and not looked at.
 */
export async function runSpecTest(
  file: SpecFile,
  test: SpecTest,
  server: { uri: string; admin: MongoClient },
): Promise<string | undefined> {
  await seed(file, server.admin)
  const entities = await makeEntities(file, server.uri)
  try {
    for (const operation of test.operations) {
      const failure = await runOperation(operation, entities)
      if (failure !== undefined) return failure
    }
    // Unacknowledged writes have no answer to wait for; a command on the same connection comes after them.
    for (const database of entities.databases.values()) await database.command({ ping: 1 })
    return await checkOutcome(test, server.admin)
  } finally {
    for (const client of entities.clients.values()) await client.close()
  }
}
