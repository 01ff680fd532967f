/** Why a table shows its rows to every transaction of its service. By table. */
export type OpenTables = Readonly<Record<string, string>>;

const WORKED = 'its workers run for every site; ids, codes and times only';

/** Tables that belong to no site, in the schema of every service. */
export const openTables: OpenTables = {
  inbox: 'ids of events that were handled',
  consumer_offset: 'how far a topic was read',
  consumer_attempt: 'how often an event was tried',
  outbox: `${WORKED}, as events hold nothing else`,
  outbox_blocked: `${WORKED}, as events hold nothing else`,
  event_sequence: 'the last number of a subject',
  relay_lease: 'who sends',
  tally_count: 'counts of events by site, for the control tower',
  parked_message: `${WORKED}, as events hold nothing else`,
  dead_letter: `${WORKED}, as events hold nothing else`,
  dead_letter_replay: `${WORKED}, as events hold nothing else`,
  deadline: `timers of every site are found by when they are due; ${WORKED}`,
  idempotency_key: 'answers by caller and key; whoever asks again has the same caller and key',
  staff_source: 'when the staff directory was last confirmed, for the plane',
  migrations: 'which migrations ran',
};
