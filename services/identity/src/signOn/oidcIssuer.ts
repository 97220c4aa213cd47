import { Problem } from '@duzhan/problems'
import { type Clock, expiringCache, type IssuerSettings, type Logger } from '@duzhan/service-kit'
import * as oidc from 'openid-client'
import type { Issuer } from './issuer.ts'

/** Seconds that an issuer is waited for, and that its clock may be away from ours. */
const patience = 10
const tolerance = 30
/** How long what an issuer says of itself is taken for granted. */
const known = 60 * 60_000
/** The page to which an issuer sends people back. */
const returnPage = '/sign-on'

interface Ports {
  settings: IssuerSettings
  /** Tokens are of the world’s time, not of a demonstration’s. */
  clock: Clock
  log: Logger
}

/**
 * An OpenID Connect issuer by the code flow with PKCE, a state and a nonce. Its tokens are held against its keys although they come
 * straight from it, so that whoever sits on the way to it forges none.
 */
export function oidcIssuer({ settings, clock, log }: Ports): Issuer {
  const configuration = expiringCache({ size: 1, ttl: known, clock, load: () => discover(settings) })
  const found = () =>
    configuration.get('').catch((error: unknown) => {
      tell(error)
      throw new Problem('unavailable', 'sign-on.issuer-away')
    })

  /** Why the issuer’s answer was not taken, for whoever sets it up: words of the library, nothing of the person. */
  function tell(error: unknown): void {
    const { code, error: said } = error as { code?: unknown; error?: unknown } // whatever was thrown
    const reason = error instanceof Error ? error.message : ''
    log.warn({ reason, ...(typeof code === 'string' && { code }), ...(typeof said === 'string' && { said }) }, 'issuer')
  }

  function refusalOf(error: unknown): Problem {
    if (error instanceof oidc.AuthorizationResponseError)
      return isItsTrouble(error.error)
        ? new Problem('unavailable', 'sign-on.issuer-away')
        : new Problem('unauthenticated', error.error === 'access_denied' ? 'sign-on.denied' : 'sign-on.refused')
    return isAway(error) ? new Problem('unavailable', 'sign-on.issuer-away') : new Problem('unauthenticated', 'sign-on.refused')
  }

  /** The claim that is the account: of the token, or of what the issuer tells besides. */
  async function accountOf(config: oidc.Configuration, tokens: Tokens, claims: oidc.IDToken): Promise<string | null> {
    const inToken = claims[settings.claim]
    if (typeof inToken === 'string') return inToken
    if (config.serverMetadata().userinfo_endpoint === undefined) return null
    const told = (await oidc.fetchUserInfo(config, tokens.access_token, claims.sub))[settings.claim]
    return typeof told === 'string' ? told : null
  }

  return {
    ask: () => ({ state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }),
    async addressFor({ state, nonce, verifier }) {
      const asked = {
        redirect_uri: `${settings.address}${returnPage}`,
        scope: settings.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce },
      }
      return oidc.buildAuthorizationUrl(await found(), asked).href
    },
    async prove(query, { state, nonce, verifier }) {
      const config = await found()
      try {
        const came = new URL(`${settings.address}${returnPage}?${query}`)
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(config, came, checks)
        const claims = tokens.claims()
        if (claims === undefined) throw new Error('no ID token') // one was expected, and refused where it is missing
        return { account: await accountOf(config, tokens, claims), amr: amrOf(claims) }
      } catch (error) {
        tell(error)
        throw refusalOf(error)
      }
    },
    async leave() {
      const config = await found().catch(() => null)
      if (config?.serverMetadata().end_session_endpoint === undefined) return null
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: settings.address }).href
    },
  }
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>

async function discover({ issuer, clientId, clientSecret }: IssuerSettings): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:') // the settings let that be on this machine alone
  return await oidc.discovery(new URL(issuer), clientId, { [oidc.clockTolerance]: tolerance }, authentication(clientSecret), {
    execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    timeout: patience,
  })
}

/** The secret in the body, as is the library’s custom, or in a header where the issuer takes it only there. */
function authentication(secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None()
  const [inBody, inHeader] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)]
  return (server, ...more) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_post') ? inBody : inHeader)(server, ...more)
  }
}

const amrOf = ({ amr }: oidc.IDToken): string[] => (Array.isArray(amr) ? amr.filter((one) => typeof one === 'string') : [])

const isItsTrouble = (error: string): boolean => error === 'server_error' || error === 'temporarily_unavailable'

/** Whether an issuer did not answer at all, or as one that is in trouble does. */
function isAway(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500
  if (error instanceof oidc.ClientError) {
    const { cause } = error
    return error.code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500)
  }
  return error instanceof TypeError && error.message === 'fetch failed'
}
