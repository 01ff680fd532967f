// Runs the project's TypeScript sources directly: node --import ./deploy/local/swc-hook.mjs --conditions=@crossroads/source file.ts
// Unlike Node's own type stripping it emits decorator metadata, which Nest and TypeORM need.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const options = {
  configFile: false,
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const { code } = transformFileSync(fileURLToPath(url), options);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
