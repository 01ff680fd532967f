import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTopics } from '@crossroads/testing';
import type { City } from '../city.ts';

/** One line of a trace file, as far as it is looked at. */
export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly service: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** All spans that the services have written so far. */
export const spansOf = ({ environment, system }: City): readonly Span[] =>
  Object.keys(system.connections.services).flatMap(service => {
    const lines = readFileSync(join(environment.folder, 'traces', `${service}.jsonl`), 'utf8').split('\n');
    return lines.slice(0, -1).map(line => JSON.parse(line) as Span);
  });

/** A span and its ancestors up to the one without a parent. @throws {Error} when one is missing */
export const lineage = (spans: readonly Span[], span: Span): readonly Span[] => {
  if (span.parentSpanId === null) return [span];
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  if (!parent) throw new Error(`${span.name} has a parent that nobody wrote`);
  return [span, ...lineage(spans, parent)];
};

/** Ids of the events of a type about a referral. */
export const eventIds = async ({ system }: City, type: string, referralId: string): Promise<readonly string[]> => {
  const topic = type.startsWith('routing.offer') ? 'help.routing.offer.v1' : 'help.outreach.case.v1';
  const records = await readTopics(system.servers, [topic]);
  const events = records.map(({ value }) => JSON.parse(value) as { id: string; type: string; correlationid: string });
  return events.filter(event => event.type === type && event.correlationid === referralId).map(({ id }) => id);
};
