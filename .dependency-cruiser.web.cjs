// Folders have walls: what runs goes from one to the other, never round. This cruise of its own leaves out types, which may
// refer to each other, and tests, which may reach anywhere; a rule for folders cannot tell either from code that runs.
// Each rule has a planted violation in tools/architecture.test.ts that it must report.
const { options } = require('./.dependency-cruiser.cjs')
const folders = (name, path) => ({ name, severity: 'error', scope: 'folder', from: { path }, to: { circular: true } })

module.exports = {
  forbidden: [folders('web-folders-have-walls', '^apps/web/src/[^/]+$')],
  options: {
    ...options,
    tsPreCompilationDeps: false,
    exclude: { path: [options.exclude.path, '\\.test\\.tsx?$', '/test/'] },
  },
}
