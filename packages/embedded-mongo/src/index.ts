export { type SpawnedStore, type SpawnOptions, type StoreTrouble, spawnServer } from './spawnServer.ts'
export { type StoreOptions, type StoreServer, startServer } from './startServer.ts'
export { StoreError, type StoreErrorCode } from './storage/storeError.ts'
