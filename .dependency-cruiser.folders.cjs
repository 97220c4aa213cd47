// Folders as rooms: if one leads to another, nothing leads back, by whatever way. Only `src` itself is the hall, which may be
// entered from a room that it leads to. A test may look into any room, so tests are left out, which the rules of the other list
// cannot do; that is why this one stands apart.
const { options } = require('./.dependency-cruiser.cjs')

const tests = '\\.test(-d)?\\.tsx?$|/(test|regression|fixtures|bench|torture)/|^packages/test-kit/'
const hall = '^(packages|services)/[^/]+/src$'

module.exports = {
  forbidden: [
    {
      name: 'no-folder-rings',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(packages|services)/', pathNot: hall },
      to: { circular: true, pathNot: hall },
    },
  ],
  options: { ...options, exclude: { path: `${options.exclude.path}|${tests}` } },
}
