import { Problem } from '@duzhan/problems'
import { z } from 'zod'

const address = (service: string) =>
  z.url().optional().describe(`Where the gateway and the other services reach ${service}, when each is a process of its own.`)

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
    .describe('From which level on log lines are written.'),
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
