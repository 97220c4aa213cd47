import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** A container that the compose file describes, with what of it matters to processes. */
export interface Container {
  /** Of two of one service the second is called `gateway-2`. */
  name: string
  /** The name under which others find it. */
  service: string
  command: string[]
  environment: Record<string, string>
  networks: string[]
  /** Started again whenever it ends. */
  restarts: boolean
  /** The services that must be healthy before it starts. */
  after: string[]
  /** The program that says whether it is healthy. */
  health: string[]
  /** It writes nothing but /tmp and has no capabilities. */
  isClosed: boolean
  /** How much memory it may use, in bytes. */
  memory: number
}

interface Described {
  command?: string[]
  environment?: Record<string, string | number | null>
  networks: string[]
  restart?: string
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test?: string[]; disable?: boolean }
  read_only?: boolean
  deploy?: { resources: { limits: { memory: string } } }
}

/** How a start departs from the compose file, as a file of overrides and `--scale` would say it. */
export interface Departure {
  /** What stands in `.env`. */
  env: Record<string, string>
  /** Settings of the processes that are others. */
  environment: Record<string, string>
  /** Services that are not started, and those that stand in their place. */
  without: string[]
  instead: Record<string, Described>
  scale: Record<string, number>
}

/** What compose puts in place of `${NAME}`, `${NAME:-otherwise}` and `${NAME:?why it must be given}`. */
const filled = (text: string, env: Record<string, string>): string =>
  text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string | undefined, rest = '') => {
    const value = env[name] ?? ''
    if (value === '' && kind === '?') throw new Error(`${name} is not set: ${rest}`)
    return value === '' ? rest : value
  })

const bytesOf = (size: string): number => Number.parseInt(size, 10) * 1024 ** (size.endsWith('g') ? 3 : 2)

/** Settings of the image, and its folder, which is the repository here. */
const image =
  readFileSync(join(root, 'infra/docker/Dockerfile'), 'utf8')
    .split(/^FROM /m)
    .at(-1) ?? ''
const imageSettings = Object.fromEntries([...image.matchAll(/(?<=^ENV .*)(\w+)=(\S+)/gm)].map(([, name, value]) => [name, value]))
const here = (value: string): string => value.replace(/^\/app\//, `${root}/`)

/** The containers of infra/compose/compose.yaml, departed from as is said. */
export function containersOf({ env, environment, without, instead, scale }: Departure): Container[] {
  const text = filled(readFileSync(join(root, 'infra/compose/compose.yaml'), 'utf8'), env)
  const { services }: { services: Record<string, Described> } = parse(text, { merge: true })
  const wanted = Object.entries({ ...services, ...instead }).filter(([service]) => !without.includes(service))
  const others = Object.keys(instead)
  return wanted.flatMap(([service, one]) =>
    Array.from({ length: scale[service] ?? 1 }, (_, at) => ({
      name: at === 0 ? service : `${service}-${at + 1}`,
      service,
      command: one.command ?? [],
      environment: Object.fromEntries(
        Object.entries({ ...(one.environment && { ...imageSettings, ...one.environment, ...environment }) })
          // what it is not told at all (the gateway: of the store) it is not told by an override either
          .map(([name, value]) => [name, here(String((one.environment?.[name] === '' ? '' : value) ?? ''))]),
      ),
      networks: one.networks,
      restarts: one.restart === 'unless-stopped',
      after: [...new Set(Object.keys(one.depends_on ?? {}).flatMap((name) => (without.includes(name) ? others : [name])))],
      health: one.healthcheck?.disable ? [] : (one.healthcheck?.test ?? []).slice(1),
      isClosed: one.read_only === true,
      memory: bytesOf(one.deploy?.resources.limits.memory ?? '3g'),
    })),
  )
}
