import { existsSync } from 'node:fs';

// Real servers are brought up once a run by deploy/local; the specs only connect (libs/testing).
const setup = 'deploy/local/jest-setup.ts';
const withServers = existsSync(new URL(setup, import.meta.url)) ? { globalSetup: `<rootDir>/${setup}` } : {};

const SUFFIXED = ['int', 'contract', 'e2e', 'fault'];
const roots = ['services', 'libs', 'deploy', '.ci'].filter(root => existsSync(new URL(root, import.meta.url)));

const project = (displayName, more) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: roots.map(root => `<rootDir>/${root}`),
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@crossroads/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/(services|libs)/[^/]+/dist/', '<rootDir>/\\.local/', '<rootDir>/\\.nx/'],
  haste: { forceNodeFilesystemAPI: true },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  ...more,
});

const suffix = name => ({ testRegex: `\\.${name}\\.spec\\.ts$` });

export default {
  coverageProvider: 'babel',
  testTimeout: 30_000, // a loaded machine is no failure; Jest reads it here and not in a project
  projects: [
    project('unit', { testRegex: `(?<!\\.(${SUFFIXED.join('|')}))\\.spec\\.ts$` }),
    project('contract', suffix('contract')),
    project('int', { ...suffix('int'), ...withServers }),
    project('e2e', { ...suffix('e2e'), ...withServers }),
    project('fault', { ...suffix('fault'), ...withServers }),
  ],
};
