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
    'help-never-reads-other-planes-contracts',
    { path: '^services/(intake|screening|outreach|routing)/' },
    { path: '^libs/contracts/src/(neutral|enforcement|bridge|notices|escalation)' },
  ),
  rule(
    'enforcement-never-reads-help-contracts',
    { path: '^services/(escalation|notices)/' },
    { path: '^libs/contracts/src/(help|intake|screening|outreach|routing)' },
  ),
  rule(
    'kafkajs-only-in-messaging-kafka',
    { path: '^(services|libs)/', pathNot: ['^libs/messaging/src/kafka/', '^libs/testing/'] },
    { path: '(^|node_modules/)kafkajs(/|$)' },
  ),
  rule('production-never-imports-testing', { path: '^(services|libs)/', pathNot: TESTS }, { path: '^libs/testing/' }),
  rule('production-never-imports-a-spec', { pathNot: TESTS }, { path: '\\.spec\\.tsx?$' }),
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
  forbidden: [...betweenProjects, ...insideAService, ...everywhere],
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
