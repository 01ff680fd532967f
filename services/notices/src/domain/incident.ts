/** What a human of the registry must look into. @source R1, R3 */
export const INCIDENT_KINDS = [
  'UNKNOWN_FIELD',
  'CANNOT_OPEN',
  'UNKNOWN_KEY',
  'MALFORMED_QUESTION',
  'QUERY_LIMIT',
  'QUERY_FISHING',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Until when an incident has to be reported, milliseconds after it was seen. Our own default. @source domain.md 13 T21 */
export const REPORT_MS = 86_400_000;

export type Incident = {
  readonly incidentId: string;
  readonly site: string;
  readonly kindCode: IncidentKind;
  readonly causeId: string;
  readonly raisedAt: Date;
  readonly reportDueAt: Date;
};

/** An incident that is seen now. */
export const raised = (seen: Omit<Incident, 'reportDueAt'>): Incident => ({
  ...seen,
  reportDueAt: new Date(seen.raisedAt.getTime() + REPORT_MS),
});

const OF_REASONS: Readonly<Record<string, IncidentKind>> = {
  'unknown-field': 'UNKNOWN_FIELD',
  'bridge.cannot-open': 'CANNOT_OPEN',
  'bridge.bad-signature': 'CANNOT_OPEN',
  'bridge.unknown-key': 'UNKNOWN_KEY',
};

/** The kind of incident that a dead letter of this reason is; most are none. @source domain.md 13 T15; R1 */
export const incidentOfReason = (reasonCode: string): IncidentKind | undefined =>
  OF_REASONS[reasonCode.replace(/^handler\./, '')];
