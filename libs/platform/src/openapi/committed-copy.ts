import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { canonicalJson } from '../crypto/canonical-json.ts';

/** Writes the committed copy of an OpenAPI document, in the form in which it is read and compared. */
export const writeCommittedCopy = (path: string, document: object): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
};

/** True when the committed copy says the same as the document, whatever the order of its members. */
export const isCommittedCopy = (path: string, document: object): boolean =>
  existsSync(path) && canonicalJson(JSON.parse(readFileSync(path, 'utf8'))) === canonicalJson(document);
