export { asideRepository } from './aside.mongo.ts'
export { buildIndexes, isDuplicate, openDatabase, pingOf } from './database.mongo.ts'
export { type Outbox, outboxOf, type Pending, pendingFields } from './outbox.mongo.ts'
export { toldPlans } from './toldPlans.mongo.ts'
