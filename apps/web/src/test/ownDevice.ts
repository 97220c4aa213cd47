import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'

// What a test file keeps on the device is gone when the next one begins.
globalThis.indexedDB = new IDBFactory()
