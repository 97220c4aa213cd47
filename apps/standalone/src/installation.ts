import { isIPv4 } from 'node:net'
import { join } from 'node:path'
import { Problem } from '@duzhan/problems'
import type { Config } from '@duzhan/service-kit'
import { type DataFolder, openDataFolder } from './dataFolder.ts'

/** What a start serves, and where its data is. */
export interface Installation {
  isDemonstration: boolean
  folder: DataFolder
  /** The beginning of its database names. */
  database: string
}

/** The instant at which the demonstration begins; from then on its clock runs like any other. */
const demoStart = Date.parse('2020-03-20T09:00:00+08:00')

/**
 * Opens the data of the installation proper or of the demonstration, which share neither a folder nor, on a server that
 * MONGODB_URI names, a database, so that accounts with a published password never stand beside real ones. Throws `demo.exposed` for a demonstration that
 * others than this machine could reach and that is not meant to be public, `store.unwritable`.
 */
export function openInstallation(config: Config, now: () => number = Date.now): Installation {
  if (config.DUZHAN_DEMO === 'off')
    return { isDemonstration: false, folder: openDataFolder(config.DATA_DIR, 0), database: config.DUZHAN_DATABASE }
  const exposure = exposureOf(config)
  if (config.DUZHAN_DEMO !== 'public' && exposure !== null) throw new Problem('invalid', 'demo.exposed', { setting: exposure })
  const folder = openDataFolder(join(config.DATA_DIR, 'demo'), demoStart - now())
  const apart = config.MONGODB_URI === undefined ? '' : '_demo' // the embedded store lies in the folder, which is apart already
  return { isDemonstration: true, folder, database: `${config.DUZHAN_DATABASE}${apart}` }
}

/** The setting by which others than this machine reach the platform; null without one. */
function exposureOf({ HOST: host, DUZHAN_PROXIES: proxies }: Config): string | null {
  if (proxies > 0) return `DUZHAN_PROXIES=${proxies}`
  const isLoopback = host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
  return isLoopback ? null : `HOST=${host}`
}
