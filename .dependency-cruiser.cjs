/**
 * The one-way imports of the house, as errors. Read a rule as "files of `from` must not import `to`"; `layer` turns
 * that around to the list of what a folder may import. scripts/boundaries.test.ts plants a violation of each rule.
 */
const TEST_FILES = '\\.(test|bench)\\.tsx?$|^(e2e|bench)/|(^|/)testing/';
const OWN_CODE =
  '^(app|bench|bin|components|e2e|lib|middleware|prisma|scripts|testing)/|^(proxy|instrumentation)\\.ts$';
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

function layer(name, comment, from, mayImport) {
  const pathNot = [...mayImport.map((folder) => `^${folder}`), '^testing/'];
  return { name, comment, severity: 'error', from: { path: from }, to: { path: OWN_CODE, pathNot } };
}

const layers = [
  layer(
    'contracts-know-nobody',
    'The shared words are imported by everybody, so they import no other project code.',
    '^lib/contracts/',
    ['lib/contracts/'],
  ),
  layer(
    'engine-knows-contracts-only',
    'The engine is pure: it is tested and benchmarked alone, in memory.',
    '^lib/engine/',
    ['lib/engine/', 'lib/contracts/'],
  ),
  layer(
    'data-knows-contracts-only',
    'The data layer turns rows into contracts; what they mean is decided above it.',
    '^lib/data/',
    ['lib/data/', 'lib/contracts/', 'lib/generated/', 'lib/server/(env|errors|log)'],
  ),
  layer(
    'services-stand-on-engine-and-data',
    'A use case loads, asks the engine, saves: it knows neither pages nor commands nor jobs.',
    '^lib/services/',
    ['lib/services/', 'lib/engine/', 'lib/data/', 'lib/server/', 'lib/contracts/', 'prisma/demo/'],
  ),
  layer(
    'jobs-run-services',
    'What runs in the background is the same use case that a person starts.',
    '^lib/jobs/',
    ['lib/jobs/', 'lib/services/', 'lib/server/', 'lib/contracts/'],
  ),
  layer(
    'server-serves-services',
    'The process around the use cases; it reaches the engine and the data only through them.',
    '^lib/server/',
    ['lib/server/', 'lib/services/', 'lib/jobs/', 'lib/contracts/', 'lib/data/'],
  ),
  layer(
    'client-knows-contracts-only',
    'The browser learns the server from the contract, never from its code.',
    '^lib/client/',
    ['lib/client/', 'lib/contracts/'],
  ),
  layer(
    'ui-knows-no-domain',
    'components/ui could move to another product: it imports no project code but the contracts.',
    '^components/ui/',
    ['components/ui/', 'lib/contracts/'],
  ),
  layer(
    'components-only-render',
    'Components render what the client gives them; they run in the browser and hold no use case.',
    '^components/',
    ['components/', 'lib/client/', 'lib/contracts/'],
  ),
  layer(
    'app-only-routes',
    'Pages and handlers parse, call a service, compose components; they never compute or query.',
    '^(app/|proxy\\.ts$|instrumentation\\.ts$)',
    ['app/', 'components/', 'lib/client/', 'lib/services/', 'lib/server/', 'lib/jobs/', 'lib/contracts/'],
  ),
  layer('commands-are-thin', 'A command parses its arguments and calls a service or the HTTP API.', '^bin/', [
    'bin/',
    'lib/services/',
    'lib/server/',
    'lib/client/',
    'lib/contracts/',
    'prisma/',
  ]),
  layer(
    'demo-is-data',
    'The demo estate only makes files; a service takes them in through the doors that real files use.',
    '^prisma/',
    ['prisma/', 'lib/contracts/'],
  ),
  layer(
    'scripts-stand-alone',
    'Scripts run before anything is generated or bundled, so they import no product code. Where Chromium is needs neither.',
    '^scripts/',
    ['scripts/', 'lib/server/find-chromium\\.ts$'],
  ),
];

const engineStages = [
  {
    name: 'stages-do-not-meet',
    comment:
      'Stages meet in the files directly in lib/engine/; a stage stands on itself and the foundations alone.',
    severity: 'error',
    from: { path: '^lib/engine/(sources|specs|paths|fold|classify|rules|score|remedy|govern)/' },
    to: { path: '^lib/engine/', pathNot: '^lib/engine/($1|bytes|lexicon)/' },
  },
  {
    name: 'foundations-know-no-stage',
    comment: 'bytes and lexicon are under every stage, so they import none.',
    severity: 'error',
    from: { path: '^lib/engine/(bytes|lexicon)/' },
    to: { path: '^lib/engine/', pathNot: '^lib/engine/(bytes|lexicon)/' },
  },
];

const onlyThrough = [
  {
    name: 'only-services-touch-data',
    comment: 'A query has one way in: the use case that asked whether it may.',
    severity: 'error',
    from: {
      path: OWN_CODE,
      pathNot: ['^lib/(data|services)/', '^lib/server/(boot|migrations)', TEST_FILES],
    },
    to: { path: '^lib/data/' },
  },
  {
    name: 'only-data-speaks-sql',
    comment: 'Prisma, the generated client and the driver stay behind the data layer.',
    severity: 'error',
    from: { path: OWN_CODE, pathNot: ['^lib/(data|server|generated)/', TEST_FILES] },
    to: { path: ['^lib/generated/', packages('pg', 'prisma', '@prisma')] },
  },
];

const onlyOneWayOut = {
  name: 'only-the-guard-calls-out',
  comment: 'Whoever may choose an address could choose one of ours: every call passes lib/server/outbound.',
  severity: 'error',
  from: { path: OWN_CODE, pathNot: ['^lib/server/outbound/', '^middleware/', TEST_FILES] },
  to: {
    path: ['^(node:)?(http|https|http2|tls|dgram|dns)(/promises)?$', packages('undici', 'axios', 'got')],
  },
};

const outside = [
  {
    name: 'middleware-stands-alone',
    comment:
      'It runs in the processes of others, as one file: it imports nothing of the project and no package.',
    severity: 'error',
    from: { path: '^middleware/', pathNot: TEST_FILES },
    to: { dependencyTypesNot: ['core'], pathNot: '^middleware/' },
  },
  {
    name: 'middleware-is-imported-by-nobody',
    comment: 'It is the package that others import; here it would capture Gnomon itself.',
    severity: 'error',
    from: { path: OWN_CODE, pathNot: ['^middleware/', TEST_FILES] },
    to: { path: '^middleware/' },
  },
  {
    name: 'contracts-import-only-words',
    comment: 'Contracts run everywhere: zod and the contract library are all they need.',
    severity: 'error',
    from: { path: '^lib/contracts/', pathNot: TEST_FILES },
    to: { couldNotResolve: false, pathNot: ['^lib/', packages('zod', '@orpc/contract')] },
  },
  {
    name: 'engine-touches-no-world',
    comment:
      'No clock, network, disk or environment in the engine. A pure package may be added to this list.',
    severity: 'error',
    from: { path: '^lib/engine/', pathNot: TEST_FILES },
    to: {
      couldNotResolve: false,
      pathNot: [
        '^lib/',
        '^(node:)?(buffer|string_decoder|zlib)$',
        packages('zod', 'yaml', 'js-yaml', 'jsonc-parser', 'json-p3', 'yauzl', '@types/(yauzl|js-yaml)'),
      ],
    },
  },
  {
    name: 'browser-code-imports-no-node',
    comment: 'Components and the client reach the browser, which has no Node modules.',
    severity: 'error',
    from: { path: '^(components|lib/client)/', pathNot: TEST_FILES },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'browser-code-imports-no-server-library',
    comment: 'What reaches the browser must not drag the server, its database or its tools along.',
    severity: 'error',
    from: { path: '^(components|lib/client)/', pathNot: TEST_FILES },
    to: {
      path: packages('@orpc/(server|openapi)', 'pg-boss', 'yauzl', 'esbuild', 'commander', 'server-only'),
    },
  },
  {
    name: 'browser-code-takes-types-of-contracts',
    comment: 'The schemas bring zod with them, 96 KB of it: the browser needs their types alone.',
    severity: 'error',
    from: { path: '^(components|lib/client)/', pathNot: TEST_FILES },
    to: {
      path: '^lib/contracts/',
      pathNot: '^lib/contracts/(permissions|roles|no-team|policy-fields)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    comment: 'A cycle is one module in several files.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'product-imports-no-tests',
    comment: 'Tests, benches and their factories are not shipped.',
    severity: 'error',
    from: { path: OWN_CODE, pathNot: TEST_FILES },
    to: { path: TEST_FILES },
  },
  {
    name: 'product-imports-no-tools',
    comment: 'A development dependency is not there in production.',
    severity: 'error',
    from: { path: '^(app|bin|components|lib|middleware)/', pathNot: TEST_FILES },
    to: { dependencyTypes: ['npm-dev'], pathNot: packages('@types/[^/]+') },
  },
  {
    name: 'imports-exist',
    comment: 'An import that resolves to nothing would hide from every other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...layers, ...engineStages, ...onlyThrough, onlyOneWayOut, ...outside, ...hygiene],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^lib/generated/'] },
    exclude: { path: ['^(\\.next|\\.gnomon|dist|coverage|test-results)/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
