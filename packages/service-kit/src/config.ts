import { Problem } from '@duzhan/problems'
import { z } from 'zod'

const address = (service: string) =>
  z.url().optional().describe(`Where the gateway and the other services reach ${service}, when each is a process of its own.`)

/** An address of the web, over TLS unless it is on this machine. */
function isIssuer(text: string): boolean {
  const { protocol, hostname } = URL.parse(text) ?? {}
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname ?? ''))
}
/** An address of the web without a path. */
const isOrigin = (text: string): boolean => /^https?:/.test(text) && URL.parse(text)?.origin === text.replace(/\/$/, '')

/** What the environment may set; each variable's own sentence is also its line in the reference. */
export const configSchema = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('The port of the gateway, or of a single service; 0 takes a free one.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address to listen on. Behind a reverse proxy on the same machine leave it as it is.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('The folder of the embedded store and of the secret; a demonstration lives in `demo` inside it.'),
  MONGODB_URI: z.string().optional().describe('A MongoDB replica set or mongos to use instead of the embedded store.'),
  DUZHAN_DATABASE: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/)
    .default('duzhan')
    .describe(
      'The beginning of the database names, each service has one; on a server that MONGODB_URI names those of a demonstration have `_demo` in theirs.',
    ),
  DUZHAN_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'With which services know each other, at least 32 characters; in one process it is made and kept in the data folder.',
    ),
  DUZHAN_CLOCK_OFFSET: z.coerce
    .number()
    .int()
    .default(0)
    .describe(
      'Milliseconds that the platform’s clock is away from the machine’s; a demonstration of plans of 2020 sets it back.',
    ),
  DUZHAN_DEMO: z
    .enum(['on', 'off', 'public'])
    .default('on')
    .describe(
      'Whether this is the demonstration, with example plans and accounts whose password is published: `on` for this machine only, `public` for whoever reaches it, `off` for an installation proper.',
    ),
  DUZHAN_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe(
      'From which level on log lines are written. What must be kept (sign-ins, refusals, changes of people and plans) stands between warn and error.',
    ),
  DUZHAN_IDENTITY_URL: address('identity'),
  DUZHAN_FORMS_URL: address('forms'),
  DUZHAN_ASSIGNMENTS_URL: address('assignments'),
  DUZHAN_AGGREGATION_URL: address('aggregation'),
  DUZHAN_RATE: z.coerce
    .number()
    .int()
    .min(1)
    .default(3_000)
    .describe(
      'Requests a minute that one session may make; one address, which a whole office may share, may make 20 times as many.',
    ),
  DUZHAN_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      'How many reverse proxies stand before the gateway. Their word is taken for who calls, so never more than there are.',
    ),
  DUZHAN_HOSTS: z
    .string()
    .regex(/^[A-Za-z0-9.:[\]-]+(,[A-Za-z0-9.:[\]-]+)*$/)
    .optional()
    .describe(
      'The names under which the platform may be called, separated by commas, with the port where it is not the usual one. Without it a platform on the loopback address and without a proxy answers to that address alone, any other to every name.',
    ),
  DUZHAN_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(10)
    .default(5_000)
    .describe('Connections that the gateway holds at most. Without a proxy before it, one address may hold a tenth of them.'),
  DUZHAN_SESSION_HOURS: z.coerce
    .number()
    .min(1)
    .max(168)
    .default(12)
    .describe('After how many hours a person must sign in again, whatever they do meanwhile.'),
  DUZHAN_SESSION_IDLE_MINUTES: z.coerce
    .number()
    .min(5)
    .max(10_080)
    .default(120)
    .describe(
      'After how many minutes without a request a person must sign in again. Not for inspectors, who work where there is no network: theirs lasts its full hours.',
    ),
  DUZHAN_SECOND_FACTOR: z
    .enum(['off', 'optional', 'operators'])
    .default('optional')
    .describe(
      'A second step of signing in, by an app on a telephone: `optional` lets everybody turn it on for themselves, `operators` lets operators do nothing before they have, `off` lets nobody turn it on. Whoever has it is asked for it in any case.',
    ),
  DUZHAN_OIDC_ISSUER: z
    .string()
    .refine(isIssuer)
    .optional()
    .describe(
      'The OpenID Connect issuer by which people may sign in, as its own documents name it. It must speak TLS unless it runs on this machine.',
    ),
  DUZHAN_OIDC_CLIENT_ID: z.string().min(1).optional().describe('The name under which the issuer knows this platform.'),
  DUZHAN_OIDC_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('The secret by which the issuer knows this platform; without one this platform is a public client.'),
  DUZHAN_OIDC_CLIENT_SECRET_FILE: z
    .string()
    .optional()
    .describe('A file that holds that secret, in place of it; the line break at its end does not count.'),
  DUZHAN_OIDC_ADDRESS: z
    .string()
    .refine(isOrigin)
    .optional()
    .describe(
      'The address of this platform as browsers call it, without a path. The issuer is told to send people back to `/sign-on` of it, and after signing out to its root; both must be registered there.',
    ),
  DUZHAN_OIDC_LABEL: z.string().min(1).max(20).default('统一身份认证登录').describe('What the button on the sign-in page says.'),
  DUZHAN_OIDC_CLAIM: z
    .string()
    .regex(/^[A-Za-z0-9_.:/-]{1,100}$/)
    .default('preferred_username')
    .describe(
      'Which claim of the issuer is the account here. Take one that people cannot change themselves: whoever has the account’s name there is let in here.',
    ),
  DUZHAN_OIDC_SCOPE: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
    .refine((scope) => scope.split(' ').includes('openid'))
    .default('openid profile')
    .describe('What the issuer is asked to tell; `openid` is always among it.'),
  DUZHAN_OIDC_SECOND_FACTOR: z
    .enum(['ours', 'issuer'])
    .default('ours')
    .describe(
      'Whose second step counts for whoever comes from the issuer: `ours` asks for the one of this platform as for a password, `issuer` takes the issuer’s word where it says `mfa` in `amr`, and asks for ours where it does not.',
    ),
  DUZHAN_PASSWORDS: z
    .enum(['everyone', 'operators'])
    .default('everyone')
    .describe(
      'Who may sign in by a password: `operators` leaves it to operators alone, as the way in when the issuer is away. It needs an issuer.',
    ),
  DUZHAN_TLS_CERT: z
    .string()
    .optional()
    .describe('A PEM file with the certificate that this process shows; with it and the key it speaks TLS only.'),
  DUZHAN_TLS_KEY: z.string().optional().describe('A PEM file with the key of that certificate.'),
  DUZHAN_TLS_CA: z
    .string()
    .optional()
    .describe('A PEM file with the authority that vouches for the services’ certificates, where it is one of your own.'),
  DUZHAN_BACKUP_HOURS: z.coerce
    .number()
    .min(1)
    .max(8_760)
    .default(48)
    .describe(
      'How old, in hours, the last backup of the embedded store may be before 运行状态 and `duzhan_backup_late` tell of it.',
    ),
  DUZHAN_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Who sends this as a bearer token reads what each process counts of itself at `/metrics`; without it nobody does.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'The address of an OpenTelemetry collector that takes OTLP over HTTP, as `http://127.0.0.1:4318`; each process then tells it what a request did, step by step. Without it nothing is recorded.',
    ),
  OTEL_TRACES_SAMPLER: z
    .enum([
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ])
    .default('parentbased_always_on')
    .describe(
      'Which requests the collector is told of, by OpenTelemetry’s own names: `parentbased_traceidratio` tells a share of them, each through all processes or not at all.',
    ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('The share, where the sampler takes one: 0.1 tells of every tenth request.'),
  DUZHAN_WEB_DIR: z.string().optional().describe('The built web page, for a gateway that is a process of its own.'),
  DUZHAN_DEMO_ACCOUNTS: z
    .string()
    .optional()
    .describe('A file with the accounts that the sign-in page of a demonstration offers.'),
})
export type Config = z.infer<typeof configSchema>

/** The only reader of the environment. Throws `config.invalid` naming the variable that cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')) // empty is how compose files say unset
  const read = configSchema.safeParse(set)
  if (!read.success)
    throw new Problem('invalid', 'config.invalid', { variable: read.error.issues.map(({ path }) => path.join('.')).join(', ') })
  return read.data
}
