export { type SpawnedStore, type StoreTrouble, spawnServer } from './spawnServer.ts'
export { type StoreServer, startServer } from './startServer.ts'
export { StoreError } from './storage/storeError.ts'
