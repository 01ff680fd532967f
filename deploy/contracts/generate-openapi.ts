import 'reflect-metadata';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@crossroads/platform';
import type { DynamicModule, Type } from '@nestjs/common';
import { format, resolveConfig } from 'prettier';
import { services } from '../migrate/catalog.ts';

// Writes docs/openapi/<service>.json from each service's root module: no database, no broker, no network.
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/openapi');

const moduleFile = (service: string): string => join(root, 'services', service, 'src', `${service}.module.ts`);

// A module that is made with settings takes none here: only its routes are read, and nothing is made of its parts.
type Root = Type & { readonly with?: (settings: object) => DynamicModule };

const rootModule = async (service: string): Promise<Type | DynamicModule> => {
  const exported: Readonly<Record<string, Root>> = await import(moduleFile(service));
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}Module`;
  const found = exported[name];
  if (!found) throw new Error(`${moduleFile(service)} does not export ${name}`);
  return found.with?.({}) ?? found;
};

mkdirSync(folder, { recursive: true });
for (const service of services.filter(name => existsSync(moduleFile(name)))) {
  const document = await openApiDocument(await rootModule(service), { service });
  const target = join(folder, `${service}.json`);
  const text = await format(JSON.stringify(document), { ...(await resolveConfig(target)), parser: 'json' });
  writeFileSync(target, text);
  console.log(`docs/openapi/${service}.json: ${Object.keys(document.paths).length} paths`);
}
process.exit(0);
