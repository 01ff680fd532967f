import { planePlants } from './plane-plants.ts';
import { imports, reaching } from './plant.ts';
import type { Plant } from './plant.ts';

const ROUTING = 'services/routing/src';

const betweenProjects: Plant[] = [
  reaching(
    'services/intake/src/plant-target.ts',
    imports('service-never-imports-service', `${ROUTING}/plant-a.ts`, '../../intake/src/plant-target.ts'),
  ),
  imports('lib-never-imports-service', 'libs/platform/src/plant-a.ts', '../../../services/intake/src/main.ts'),
  imports('product-never-imports-deploy', `${ROUTING}/plant-b.ts`, '../../../deploy/local/swc-hook.mjs'),
  imports('kernel-imports-nothing', 'libs/kernel/src/plant-a.ts', 'pg'),
  imports('contracts-import-only-kernel-typebox-and-ajv', 'libs/contracts/src/plant-a.ts', 'pg'),
  imports('lib-platform-imports-only-kernel', 'libs/platform/src/plant-b.ts', '@crossroads/contracts/help'),
  imports(
    'lib-messaging-imports-only-kernel-or-contracts-or-platform',
    'libs/messaging/src/plant-a.ts',
    '@crossroads/testing',
  ),
  reaching(
    'libs/kernel/src/plant-target.ts',
    imports('libs-only-through-their-index', `${ROUTING}/plant-c.ts`, '../../../libs/kernel/src/plant-target.ts'),
  ),
  imports('kafkajs-only-in-messaging-kafka', 'libs/messaging/src/plant-b.ts', 'kafkajs'),
  imports('production-never-imports-testing', `${ROUTING}/plant-e.ts`, '@crossroads/testing'),
  reaching(
    `${ROUTING}/plant-target.spec.ts`,
    imports('production-never-imports-a-spec', `${ROUTING}/plant-f.ts`, './plant-target.spec.ts'),
  ),
];

const insideAService: Plant[] = [
  {
    rule: 'domain-imports-only-domain-and-kernel',
    file: `${ROUTING}/domain/plant-type.ts`,
    code: "import type { Pool } from 'pg';\nexport type Planted = Pool;\n",
  },
  imports('domain-imports-only-domain-and-kernel', `${ROUTING}/domain/plant-a.ts`, 'node:crypto'),
  imports('projections-import-only-domain-contracts-and-kernel', `${ROUTING}/projections/plant-a.ts`, 'pg'),
  reaching(
    `${ROUTING}/http/plant-target.ts`,
    imports(
      'application-never-imports-http-or-consumes',
      `${ROUTING}/application/plant-a.ts`,
      '../http/plant-target.ts',
    ),
  ),
  reaching(
    `${ROUTING}/persistence/plant-target.ts`,
    imports(
      'http-never-imports-persistence-or-consumes-or-publishes',
      `${ROUTING}/http/plant-a.ts`,
      '../persistence/plant-target.ts',
    ),
  ),
  reaching(
    `${ROUTING}/application/plant-target.ts`,
    imports(
      'persistence-never-imports-application-or-http-or-consumes',
      `${ROUTING}/persistence/plant-a.ts`,
      '../application/plant-target.ts',
    ),
  ),
  imports(
    'consumes-never-imports-persistence-or-http',
    `${ROUTING}/consumes/plant-a.ts`,
    '../persistence/plant-target.ts',
  ),
  imports(
    'publishes-never-imports-persistence-or-http-or-application',
    `${ROUTING}/publishes/plant-a.ts`,
    '../http/plant-target.ts',
  ),
  imports('web-imports-only-web', 'services/portal/web/src/plant-a.ts', '../../../../libs/kernel/src/index.ts'),
  reaching(
    'services/portal/web/src/plant-target.ts',
    imports('server-never-imports-web', 'services/portal/src/plant-a.ts', '../web/src/plant-target.ts'),
  ),
];

const everywhere: Plant[] = [
  {
    ...imports('no-cycles', `${ROUTING}/plant-g.ts`, './plant-h.ts'),
    alsoPlant: { file: `${ROUTING}/plant-h.ts`, code: "import './plant-g.ts';\n" },
  },
  imports('no-unresolvable', `${ROUTING}/plant-i.ts`, './plant-that-is-not-there.ts'),
  reaching(
    'libs/kernel/dist/plant-target.js',
    imports('no-import-of-build-output', `${ROUTING}/plant-j.ts`, '../../../libs/kernel/dist/plant-target.js'),
  ),
  imports('no-undeclared-package', `${ROUTING}/plant-k.ts`, 'prettier'),
];

/** At least one for each rule of .dependency-cruiser.cjs. */
export const dependencyPlants: readonly Plant[] = [
  ...betweenProjects,
  ...planePlants,
  ...insideAService,
  ...everywhere,
];

const lint = (rule: string, name: string, code: string): Plant => ({ rule, file: `${ROUTING}/${name}.ts`, code });
const inDomain = (rule: string, name: string, expression: string): Plant =>
  lint(rule, `domain/${name}`, `export const planted = (): unknown => ${expression};\n`);
const lines = (count: number, text: string): string => `${text}\n`.repeat(count);

/** One for each lint rule that carries a promise of the style guide. */
export const lintPlants: readonly Plant[] = [
  inDomain('crossroads(no-clock)', 'plant-new-date', 'new Date()'),
  inDomain('crossroads(no-clock)', 'plant-date-now', 'Date.now()'),
  inDomain('eslint(no-restricted-properties)', 'plant-random', 'Math.random()'),
  inDomain('eslint(no-restricted-globals)', 'plant-crypto', 'crypto.randomUUID()'),
  inDomain('eslint(no-restricted-globals)', 'plant-process', 'process.pid'),
  inDomain('eslint(no-restricted-globals)', 'plant-timer', 'setTimeout(() => 1, 1)'),
  inDomain('eslint(no-restricted-globals)', 'plant-fetch', "fetch('http://127.0.0.1')"),
  inDomain('eslint(no-restricted-globals)', 'plant-global-this', 'globalThis.Date'),
  {
    rule: 'eslint(no-restricted-globals)',
    file: 'libs/kernel/src/plant-global.ts',
    code: 'export const planted = (): unknown => process.pid;\n',
  },
  lint('node(no-process-env)', 'plant-env', "export const planted = process.env['HOME'];\n"),
  lint('eslint(max-lines)', 'plant-long-file', lines(201, '// line')),
  lint(
    'eslint(max-lines-per-function)',
    'plant-long',
    `export const planted = (): void => {\n${lines(41, '  void 0;')}};\n`,
  ),
  lint(
    'eslint(max-params)',
    'plant-params',
    'export const planted = (a: 1, b: 1, c: 1, d: 1): unknown => [a, b, c, d];\n',
  ),
  lint(
    'eslint(max-depth)',
    'plant-depth',
    'export const planted = (a: number): number => {\n  if (a) {\n    if (a > 1) {\n      if (a > 2) return 1;\n    }\n  }\n  return 2;\n};\n',
  ),
  lint('typescript(no-explicit-any)', 'plant-any', 'export const planted = (value: any): unknown => value;\n'),
  lint(
    'typescript(no-non-null-assertion)',
    'plant-bang',
    'export const planted = (value?: string): string => value!;\n',
  ),
  lint(
    'typescript(no-floating-promises)',
    'plant-floating',
    'export const planted = (): void => {\n  Promise.resolve(1);\n};\n',
  ),
  lint('eslint(no-console)', 'plant-console', 'console.log(1);\nexport {};\n'),
  lint('import(no-default-export)', 'plant-default', 'export default 1;\n'),
];
