import type { Nomination } from './nomination.ts';

/** Text without case, spaces and punctuation, as papers are compared. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * What the keyed marks of an act are made over, one for each identifier: agency, incident number and that identifier,
 * without case, spaces and punctuation. A second nomination of the same act by other papers of the person meets one of
 * them as soon as one identifier is the same.
 * @source architecture.md 15; domain.md 6.6: no repeat nomination on the same act
 */
export const actMarkContents = ({ subject, incident }: Pick<Nomination, 'subject' | 'incident'>): readonly string[] =>
  subject.identifiers.map(({ kind, value }) =>
    [incident.agencyCode, incident.incidentNumber, kind, value].map(normalised).join('|'),
  );
