/** The layers of the house: vm <- arena <- src, and one owner for each heavy package. */
const owner = (pkg, path) => ({
  name: `${pkg}-has-one-owner`,
  severity: 'error',
  from: { pathNot: path },
  to: { path: `node_modules/${pkg}/` },
})
const door = (folder) => ({
  name: `${folder.replaceAll('/', '-')}-only-through-its-door`,
  severity: 'error',
  from: { pathNot: `^${folder}/` },
  to: { path: `^${folder}/`, pathNot: `^${folder}/(conformance/)?index\\.ts$` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', 'worker-entry\\.ts$'] },
      to: {},
    },
    { name: 'vm-stands-alone', severity: 'error', from: { path: '^vm/' }, to: { path: '^(arena|src)/' } },
    { name: 'arena-knows-no-src', severity: 'error', from: { path: '^arena/' }, to: { path: '^src/' } },
    { name: 'nobody-needs-bench', severity: 'error', from: { pathNot: '^bench/' }, to: { path: '^bench/' } },
    {
      name: 'vm-has-no-io',
      severity: 'error',
      from: { path: '^vm/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    door('vm'),
    ...[
      'workers',
      'store',
      'tournament',
      'hill',
      'ratings',
      'evolve',
      'analyze',
      'evaluate',
      'steps',
      'optimize',
      'speed',
    ].map((folder) => door(`arena/${folder}`)),
    door('src/archives'),
    door('src/ui'),
    door('src/report'),
    owner('piscina', '^arena/workers/'),
    owner('better-sqlite3(-napi)?', '^arena/store/'),
    owner('openai', '^arena/evolve/proposers/'),
    owner('ink', '^src/ui/'),
    owner('react', '^src/ui/'),
    owner('commander', '^src/cli/'),
    owner('d3-dsv', '^src/cli/'),
    owner('@tensorflow', '^arena/analyze/'),
    owner('vega(-lite)?', '^src/report/'),
    owner('@resvg', '^src/report/'),
    owner('yauzl', '^src/archives/'),
    owner('tar', '^src/archives/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
