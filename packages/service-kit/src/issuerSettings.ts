import { readFileSync } from 'node:fs'
import { Problem } from '@duzhan/problems'
import type { Config } from './config.ts'
import type { IssuerSettings } from './service.ts'

/**
 * The issuer by which people sign in, by the settings; undefined where none is named. Throws `config.invalid` with the setting that an
 * issuer lacks, that has no sense without one, or whose file cannot be read.
 */
export function issuerSettings(config: Config): IssuerSettings | undefined {
  const { DUZHAN_OIDC_ISSUER: issuer, DUZHAN_PASSWORDS: passwords } = config
  if (issuer === undefined) {
    if (passwords !== 'everyone') refuse('DUZHAN_PASSWORDS') // nobody else could come in
    return undefined
  }
  return {
    issuer,
    clientId: config.DUZHAN_OIDC_CLIENT_ID ?? refuse('DUZHAN_OIDC_CLIENT_ID'),
    clientSecret: clientSecret(config),
    address: new URL(config.DUZHAN_OIDC_ADDRESS ?? refuse('DUZHAN_OIDC_ADDRESS')).origin,
    label: config.DUZHAN_OIDC_LABEL,
    claim: config.DUZHAN_OIDC_CLAIM,
    scope: config.DUZHAN_OIDC_SCOPE,
    secondFactor: config.DUZHAN_OIDC_SECOND_FACTOR,
    passwords,
  }
}

function clientSecret(config: Config): string | null {
  const { DUZHAN_OIDC_CLIENT_SECRET: secret, DUZHAN_OIDC_CLIENT_SECRET_FILE: file } = config
  if (file === undefined) return secret ?? null
  if (secret !== undefined) refuse('DUZHAN_OIDC_CLIENT_SECRET_FILE') // which of the two is meant?
  const held = readable(file)?.replace(/\r?\n$/, '')
  return held === undefined || held === '' ? refuse('DUZHAN_OIDC_CLIENT_SECRET_FILE') : held
}

function readable(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function refuse(variable: string): never {
  throw new Problem('invalid', 'config.invalid', { variable })
}
