import { Problem } from '@duzhan/problems'
import { z } from 'zod'

const Config = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  MONGODB_URI: z.string().optional(),
  DUZHAN_DATABASE: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/)
    .default('duzhan'),
  DUZHAN_SECRET: z.string().min(32).optional(),
  /** Milliseconds that the platform's clock is away from the machine's; the demo year is 2020. */
  DUZHAN_CLOCK_OFFSET: z.coerce.number().int().default(0),
  DUZHAN_DEMO: z.enum(['on', 'off']).default('on'),
  DUZHAN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  DUZHAN_IDENTITY_URL: z.url().optional(),
  DUZHAN_FORMS_URL: z.url().optional(),
  DUZHAN_ASSIGNMENTS_URL: z.url().optional(),
  DUZHAN_AGGREGATION_URL: z.url().optional(),
  /** Requests a minute that one session (or, before sign-in, one address) may make. */
  DUZHAN_RATE: z.coerce.number().int().min(1).default(3_000),
  DUZHAN_WEB_DIR: z.string().optional(),
  /** A file with the accounts that the sign-in page of a demonstration offers. */
  DUZHAN_DEMO_ACCOUNTS: z.string().optional(),
})
export type Config = z.infer<typeof Config>

/** The only reader of the environment. Throws `config.invalid` naming the variable that cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')) // empty is how compose files say unset
  const read = Config.safeParse(set)
  if (!read.success)
    throw new Problem('invalid', 'config.invalid', { variable: read.error.issues.map(({ path }) => path.join('.')).join(', ') })
  return read.data
}
