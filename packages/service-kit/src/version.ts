import { readFileSync } from 'node:fs'

/** The release that runs here; this file stands three folders below the root, as source and as build alike. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string } // our own manifest
  return version
}
