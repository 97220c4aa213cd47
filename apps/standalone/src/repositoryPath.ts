import { fileURLToPath } from 'node:url'

/** A path inside the installation; this file stands three folders below its root, as source and as build alike. */
export const repositoryPath = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
