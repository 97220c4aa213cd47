import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { Problem } from '@duzhan/problems'
import type { Config } from './config.ts'

/** The certificate and the key that a process shows to whoever connects, as PEM texts. */
export interface ServerCertificate {
  cert: string
  key: string
}

/** The certificate that the settings name; undefined where connections are plain. Throws `config.invalid`, `file.unreadable`. */
export function serverCertificate(config: Config): ServerCertificate | undefined {
  const { DUZHAN_TLS_CERT: cert, DUZHAN_TLS_KEY: key } = config
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined) throw new Problem('invalid', 'config.invalid', { variable: 'DUZHAN_TLS_CERT' })
  if (key === undefined) throw new Problem('invalid', 'config.invalid', { variable: 'DUZHAN_TLS_KEY' })
  return { cert: textOf(cert), key: textOf(key) }
}

/** The authority that the settings name for the certificates of other services, as a PEM text. Throws `file.unreadable`. */
export const certificateAuthority = ({ DUZHAN_TLS_CA: path }: Config): string | undefined =>
  path === undefined ? undefined : textOf(path)

/** The authority of one's own beside those that Node trusts. */
export const trusted = (ca: string): string[] => [...rootCertificates, ca]

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Problem('invalid', 'file.unreadable', { path, reason: error instanceof Error ? error.message : '' })
  }
}
