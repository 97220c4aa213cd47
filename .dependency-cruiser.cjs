// The architecture as a list. Each rule has a planted violation in tools/architecture.test.ts that it must report.
const rule = (name, from, to) => ({ name, severity: 'error', from, to })
const anyCode = '^((?:apps|packages|services)/[^/]+)/'
const tests = '\\.test\\.tsx?$|/test/|/regression/|/fixtures/|/bench/|/torture/'

module.exports = {
  forbidden: [
    // types may refer to each other; running code may not
    rule('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('no-unresolved', {}, { couldNotResolve: true }),
    rule('packages-stand-alone', { path: '^packages/' }, { path: '^(apps|services)/' }),
    // what a package offers stands in its exports; a path that walks in from outside passes them by
    rule('packages-by-their-door', { path: anyCode }, { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] }),
    rule(
      'services-do-not-meet',
      { path: '^services/([^/]+)/', pathNot: '^services/gateway/' },
      { path: '^services/', pathNot: '^services/$1/' },
    ),
    rule(
      'gateway-knows-types-only',
      { path: '^services/gateway/' },
      { path: '^services/', pathNot: '^services/gateway/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'services-by-their-door',
      { path: '^(services|apps)/([^/]+)/' },
      { path: '^services/', pathNot: ['^services/[^/]+/src/(index|main)\\.ts$', '^$1/$2/'] },
    ),
    rule('web-knows-types-only', { path: '^apps/web/' }, { path: '^services/', dependencyTypesNot: ['type-only'] }),
    rule('web-enters-by-gateway', { path: '^apps/web/' }, { path: '^services/', pathNot: '^services/gateway/' }),
    // what folders of the page share lies in folders too (whose walls .dependency-cruiser.web.cjs guards), not above them
    rule('web-root-on-top', { path: '^apps/web/src/[^/]+/', pathNot: tests }, { path: '^apps/web/src/[^/]+$' }),
    // the page's security policy forbids compiling; it interprets. Type chains through the routers are no code, so edges are judged, not paths
    rule(
      'page-never-compiles',
      {
        path: '^(apps/web|packages/(plan|contracts|rollup|problems|regions|evidence))/',
        pathNot: `^packages/plan/src/(worker|serve)|${tests}`,
      },
      { path: '^packages/(checklist/src/(compile|worker|serve)|plan/src/(worker|serve))', dependencyTypesNot: ['type-only'] },
    ),
    rule('apps-do-not-meet', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    rule(
      'standalone-mounts-main',
      { path: '^apps/standalone/' },
      { path: '^services/', pathNot: '/main\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'mongoose-in-adapters',
      { path: '^(services|packages|apps)/', pathNot: `[mM]ongo[^/]*\\.ts$|^packages/test-kit/|${tests}` },
      { path: 'node_modules/(mongoose|mongodb)/' },
    ),
    rule(
      'adapters-in-main',
      { path: '^services/', pathNot: `/main\\.ts$|\\.mongo\\.ts$|${tests}` },
      { path: '^services/.*\\.mongo\\.ts$' },
    ),
    rule(
      'trpc-in-routers',
      { path: '^services/', pathNot: `([rR]outer|app|main|index)\\.ts$|${tests}` },
      { path: 'node_modules/@trpc/' },
    ),
    rule(
      'express-in-app',
      { path: '^(services|packages)/', pathNot: `(app|main)\\.ts$|^packages/service-kit/|^services/gateway/|${tests}` },
      { path: 'node_modules/(@types/)?express/' },
    ),
    rule(
      'ajv-in-checklist',
      { path: '^(services|packages|apps)/', pathNot: `^packages/checklist/|${tests}` },
      { path: 'node_modules/ajv/' },
    ),
    rule(
      'browser-safe',
      // the threads of `checklist` and of `plan` are doors of their own, which only services enter
      {
        path: '^packages/(plan|checklist|rollup|problems|contracts|evidence)/',
        pathNot: `^packages/(checklist|plan)/src/(worker/|serve\\.ts$)|${tests}`,
      },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'tests-stay-out',
      { path: '^(apps|packages|services)/', pathNot: `^packages/test-kit/|${tests}` },
      { path: `${tests}|^packages/test-kit/|node_modules/(vitest|fast-check|@playwright)/` },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages|services)/[^/]+/(dist|\\.tsc|node_modules)/|^tools/.*\\.tsc/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
