import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'

/** What is wrong with the next token, and only with that. */
export interface Spoiled {
  /** What its claims become. */
  claims?: (claims: JWTPayload) => JWTPayload
  /** Not signed at all, or with a key that is not the issuer’s. */
  signed?: 'not' | 'by another'
  /** The token endpoint answers so instead. */
  answers?: number
}
/** An OpenID Connect issuer on this machine, that knows everybody who names themselves. */
export interface TestIssuer {
  url: string
  clientId: string
  clientSecret: string
  /** What else it says of an account: in the token, or only where it is asked for what it knows besides. */
  knows(account: string, told: { inToken?: JWTPayload; besides?: JWTPayload }): void
  /** Says who one is on its page, as a browser would; returns the address that the browser is sent back to. */
  signIn(address: string, account: string): Promise<URL>
  spoilNext(spoiled: Spoiled): void
  /** What the token endpoint was asked, the last first. */
  asked: URLSearchParams[]
  close(): Promise<void>
}

const clientId = 'duzhan'
/** Of a length that no guess reaches. */
const clientSecret = 'secret-of-the-client-at-the-issuer'

interface Code {
  account: string
  nonce: string
  challenge: string
  redirect: string
}

/**
 * Starts the issuer on a port of its own. It keeps to the code flow as a real one does: it takes a code once, from the client alone, with
 * the proof that PKCE wants and the address that the code was made for.
 */
export async function startTestIssuer(port = 0): Promise<TestIssuer> {
  const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, Code>()
  const holders = new Map<string, string>()
  const known = new Map<string, { inToken?: JWTPayload; besides?: JWTPayload }>()
  const asked: URLSearchParams[] = []
  let url = ''
  let spoiled: Spoiled = {}

  async function tokenFor({ account, nonce }: Code, { claims = (told) => told, signed }: Spoiled): Promise<string> {
    const now = Math.floor(Date.now() / 1_000)
    const told = known.get(account)?.inToken ?? { preferred_username: account }
    const payload = claims({ iss: url, aud: clientId, sub: `sub-${account}`, iat: now, exp: now + 300, nonce, ...told })
    if (signed === 'not') return new UnsecuredJWT(payload).encode()
    const key = signed === 'by another' ? other.privateKey : own.privateKey
    return await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key)
  }

  /** Hands out a code for an account, as the page does once somebody has said who they are. */
  function letIn(asked: URLSearchParams, account: string): URL {
    const redirect = asked.get('redirect_uri') ?? ''
    const back = new URL(redirect)
    back.searchParams.set('state', asked.get('state') ?? '')
    back.searchParams.set('iss', url)
    if (account === '') {
      back.searchParams.set('error', 'access_denied')
      return back
    }
    const code = randomBytes(16).toString('base64url')
    codes.set(code, { account, redirect, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' })
    back.searchParams.set('code', code)
    return back
  }

  async function token(form: URLSearchParams): Promise<{ status: number; answer: object }> {
    asked.unshift(form)
    const flaw = spoiled
    spoiled = {}
    if (flaw.answers !== undefined) return { status: flaw.answers, answer: { error: 'server_error' } }
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isClient = form.get('client_id') === clientId && form.get('client_secret') === clientSecret
    if (!isClient) return { status: 401, answer: { error: 'invalid_client' } }
    if (code?.challenge !== proof || code.redirect !== form.get('redirect_uri'))
      return { status: 400, answer: { error: 'invalid_grant' } }
    const access = randomBytes(16).toString('base64url')
    holders.set(access, code.account)
    const answer = { access_token: access, token_type: 'Bearer', expires_in: 300, id_token: await tokenFor(code, flaw) }
    return { status: 200, answer }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = new URL(request.url ?? '/', url)
    const json = (body: object, status = 200) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const lead = (to: URL | string) => void response.writeHead(302, { location: String(to) }).end()
    if (at.pathname === '/.well-known/openid-configuration') return json(metadata(url))
    if (at.pathname === '/keys') return json({ keys: [jwk] })
    if (at.pathname === '/token') {
      const { status, answer } = await token(new URLSearchParams(await bodyOf(request)))
      return json(answer, status)
    }
    if (at.pathname === '/me') {
      const account = holders.get((request.headers.authorization ?? '').replace('Bearer ', '')) ?? ''
      return json({ sub: `sub-${account}`, ...known.get(account)?.besides })
    }
    if (at.pathname === '/leave') return lead(at.searchParams.get('post_logout_redirect_uri') ?? url)
    if (at.pathname === '/authorize' && request.method === 'POST')
      return lead(letIn(at.searchParams, new URLSearchParams(await bodyOf(request)).get('account') ?? ''))
    if (at.pathname === '/authorize') return void response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    json({}, 404)
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  return {
    url,
    clientId,
    clientSecret,
    asked,
    knows: (account, told) => void known.set(account, told),
    signIn: async (address, account) => letIn(new URL(address).searchParams, account),
    spoilNext: (next) => {
      spoiled = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const metadata = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  userinfo_endpoint: `${url}/me`,
  jwks_uri: `${url}/keys`,
  end_session_endpoint: `${url}/leave`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
  authorization_response_iss_parameter_supported: true,
})

const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>统一身份认证</title>
<form method="post"><label>账号 <input name="account"></label> <button>认证</button></form></html>`

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
