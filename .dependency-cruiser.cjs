// The fences of the project. Each one is proven to bite by .ci/check-fences.ts.
const TESTS = ['\\.spec\\.tsx?$', '^services/[^/]+/test/', '^libs/testing/'];
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
// `$1` in `to` pins a rule to the same service.
const own = part => `^services/([^/]+)/src/${part}`;
const never = (part, ...others) =>
  rule(
    `${part}-never-imports-${others.join('-or-')}`,
    { path: own(`${part}[./]`), pathNot: TESTS },
    { path: `^services/$1/src/(${others.join('|')})[./]` },
  );
const lib = (name, ...others) =>
  rule(
    `lib-${name}-imports-only-${others.join('-or-')}`,
    { path: `^libs/${name}/`, pathNot: TESTS },
    { path: '^libs/', pathNot: `^libs/(${[name, ...others].join('|')})/` },
  );

// Each plane's services read its own contracts; the bridge is read by the two that it joins.
const PLANES = {
  help: { services: ['intake', 'screening', 'outreach', 'routing'], others: ['neutral', 'enforcement', 'bridge'] },
  neutral: { services: ['notices'], others: ['help', 'enforcement'] },
  enforcement: { services: ['escalation'], others: ['help', 'neutral'] },
};
const CONTRACTS = {
  help: '(intake|screening|outreach|routing)/|(help|codes|outcome-codes|words)\\.ts$',
  neutral: 'notices/|neutral\\.ts$',
  enforcement: 'escalation/|enforcement[a-z-]*\\.ts$',
  bridge: 'bridge/|bridge\\.ts$',
};
const contractsOf = (...planes) => `^libs/contracts/src/(${planes.map(plane => CONTRACTS[plane]).join('|')})`;

const betweenProjects = [
  rule(
    'service-never-imports-service',
    { path: '^services/([^/]+)/' },
    { path: '^services/', pathNot: '^services/$1/' },
  ),
  rule('lib-never-imports-service', { path: '^libs/' }, { path: '^services/' }),
  rule('product-never-imports-deploy', { path: '^(services|libs)/' }, { path: '^(deploy|docs|\\.ci)/' }),
  rule('kernel-imports-nothing', { path: '^libs/kernel/', pathNot: TESTS }, { pathNot: '^libs/kernel/' }),
  rule(
    'contracts-import-only-kernel-typebox-and-ajv',
    { path: '^libs/contracts/src/', pathNot: TESTS },
    { pathNot: ['^libs/(contracts|kernel)/', 'node_modules/(typebox|ajv|ajv-formats)/'] },
  ),
  lib('platform', 'kernel'),
  lib('messaging', 'kernel', 'contracts', 'platform'),
  rule(
    'libs-only-through-their-index',
    { path: '^(?:services|libs|deploy)/([^/]+)/' },
    {
      path: '^libs/(?!$1/)',
      pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/contracts/src/(help|neutral|enforcement|bridge)\\.ts$'],
    },
  ),
  rule(
    'libs-read-no-planes-contracts',
    { path: '^libs/(kernel|platform|messaging)/', pathNot: [...TESTS, '^libs/messaging/test/'] },
    { path: contractsOf('help', 'neutral', 'enforcement', 'bridge') },
  ),
  ...Object.entries(PLANES).map(([plane, { services, others }]) =>
    rule(
      `${plane}-services-never-read-other-planes-contracts`,
      { path: `^services/(${services.join('|')})/` },
      { path: contractsOf(...others) },
    ),
  ),
  rule(
    'kafkajs-only-in-messaging-kafka',
    { path: '^(services|libs)/', pathNot: ['^libs/messaging/src/kafka/', '^libs/testing/'] },
    { path: '(^|node_modules/)kafkajs(/|$)' },
  ),
  rule('production-never-imports-testing', { path: '^(services|libs)/', pathNot: TESTS }, { path: '^libs/testing/' }),
  rule('production-never-imports-a-spec', { pathNot: TESTS }, { path: '\\.spec\\.tsx?$' }),
];

// What one plane's contracts import reaches everybody who reads them, so the wall stands inside libs/contracts as well.
const insideContracts = [
  ...Object.entries({ ...PLANES, bridge: { others: ['help', 'neutral', 'enforcement'] } }).map(([plane, { others }]) =>
    rule(
      `${plane}-contracts-never-read-other-planes-contracts`,
      { path: contractsOf(plane), pathNot: TESTS },
      { path: contractsOf(...others) },
    ),
  ),
  rule(
    'shared-contracts-read-no-planes-contracts',
    {
      path: '^libs/contracts/src/[^/]+\\.ts$',
      pathNot: [...TESTS, contractsOf('help', 'neutral', 'enforcement', 'bridge')],
    },
    { path: contractsOf('help', 'neutral', 'enforcement', 'bridge') },
  ),
];

// Pure functions on texts, without state or input: matching imports them in one file, text-measures.ts.
const TEXT_MEASURES = ['node_modules/(@skyra/jaro-winkler|damerau-levenshtein|double-metaphone)/'];

const insideAService = [
  rule(
    'domain-imports-only-domain-and-kernel',
    { path: own('domain/'), pathNot: TESTS },
    { pathNot: ['^services/$1/src/domain/', '^libs/kernel/', ...TEXT_MEASURES] },
  ),
  rule(
    'projections-import-only-domain-contracts-and-kernel',
    { path: own('projections/'), pathNot: TESTS },
    { pathNot: ['^services/$1/src/(projections|domain)/', '^libs/(contracts|kernel)/'] },
  ),
  never('application', 'http', 'consumes'),
  never('http', 'persistence', 'consumes', 'publishes'),
  never('persistence', 'application', 'http', 'consumes'),
  never('consumes', 'persistence', 'http'),
  never('publishes', 'persistence', 'http', 'application'),
  rule(
    'web-imports-only-web',
    { path: '^services/([^/]+)/web/' },
    { path: '^(services|libs|deploy)/', pathNot: '^services/$1/web/' },
  ),
  rule('server-never-imports-web', { path: '^services/([^/]+)/(src|test)/' }, { path: '^services/$1/web/' }),
];

const everywhere = [
  rule('no-cycles', {}, { circular: true }),
  rule('no-unresolvable', {}, { couldNotResolve: true }),
  rule('no-import-of-build-output', {}, { path: '/dist/', pathNot: 'node_modules' }),
  rule(
    'no-undeclared-package',
    { path: '^(services|libs)/', pathNot: TESTS },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
];

module.exports = {
  forbidden: [...betweenProjects, ...insideContracts, ...insideAService, ...everywhere],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // type-only imports count
    doNotFollow: { path: ['node_modules', '/dist/'] }, // not `exclude`: what is excluded no rule can see
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@crossroads/source', 'import', 'node', 'default'],
    },
  },
};
