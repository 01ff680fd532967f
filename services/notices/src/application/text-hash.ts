import { createHash } from 'node:crypto';
import { canonicalJson } from '@crossroads/platform';

/** SHA-256 over language, title and body in canonical form, in hexadecimal: what a lawyer approves is exactly this. */
export const textHash = (text: {
  readonly language: string;
  readonly title: string;
  readonly body: string;
}): string => {
  const { language, title, body } = text;
  return createHash('sha256').update(canonicalJson({ language, title, body })).digest('hex');
};
