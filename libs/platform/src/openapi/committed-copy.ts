import { existsSync, readFileSync } from 'node:fs';
import { canonicalJson } from '../crypto/canonical-json.ts';

/** True when the committed copy says the same as the document, whatever its spacing and the order of its members. */
export const isCommittedCopy = (path: string, document: object): boolean =>
  existsSync(path) && canonicalJson(JSON.parse(readFileSync(path, 'utf8'))) === canonicalJson(document);
