import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { format, resolveConfig } from 'prettier';
import '@crossroads/contracts/bridge';
import '@crossroads/contracts/enforcement';
import '@crossroads/contracts/bridge';
import '@crossroads/contracts/enforcement';
import '@crossroads/contracts/help';
import '@crossroads/contracts/neutral';
import '@crossroads/contracts/neutral';
import { asyncApiDocument } from './asyncapi.ts';

// Writes docs/asyncapi.json from the contracts. A document that the AsyncAPI parser finds fault with is not written.
const root = join(import.meta.dirname, '../..');
const contracts = join(root, 'libs/contracts/src');
const target = join(root, 'docs/asyncapi.json');

const samples = new Map(
  globSync('*/*.v*.json', { cwd: contracts })
    .toSorted((a, b) => a.localeCompare(b))
    .map(file => JSON.parse(readFileSync(join(contracts, file), 'utf8')))
    .map((sample: { type: string }) => [sample.type, sample] as const),
);

const text = JSON.stringify(asyncApiDocument(samples));
const faults = (await new Parser().validate(text)).filter(({ severity }) => severity === 0);
if (faults.length > 0) {
  console.error(faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  process.exit(1);
}
writeFileSync(target, await format(text, { ...(await resolveConfig(target)), parser: 'json' }));
console.log(`docs/asyncapi.json: ${samples.size} messages, valid AsyncAPI 3`);
