import { Query } from 'pg';
import type { Connection, QueryConfig, QueryResult } from 'pg';

// What the driver's client calls on a query; its published types leave it out.
declare module 'pg' {
  interface Query {
    name: string | undefined;
    text: string | undefined;
    callback?: (error: Error | null, result?: QueryResult) => void;
    prepare(connection: Connection): void;
    handleRowDescription(message: unknown): void;
    handleDataRow(message: unknown): void;
    handleCommandComplete(message: unknown, connection: Connection): void;
    handleReadyForQuery(connection: Connection): void;
    handleError(error: Error, connection: Connection): void;
  }
  interface Connection {
    readonly submittedNamedStatements: Record<string, string>;
  }
}

/** A statement of a batch, and who waits for its answer: exactly one of the two is called. */
export type Batched = {
  readonly statement: QueryConfig;
  readonly done: (result: QueryResult) => void;
  readonly failed: (error: unknown) => void;
};

const queryOf = ({ statement, done, failed }: Batched): Query => {
  const query = new Query(statement);
  query.callback = (error, result) => (error || !result ? failed(error) : done(result));
  return query;
};

/**
 * Several statements as one query of the driver: sent in one piece with one Sync, so the server wakes and answers once.
 * They run in order; after one that fails the server skips the others, and they fail with the same error.
 */
export class Batch extends Query {
  private readonly queries: readonly Query[];
  private at = 0;

  constructor(statements: readonly Batched[]) {
    super({ text: '' });
    this.queries = statements.map(queryOf);
    this.turnTo(0);
  }

  /** An error where a value cannot be written: then nothing is sent, and every statement fails. */
  override readonly submit = (connection: Connection): Error | null => {
    const written: Buffer[] = [];
    let isWhole = true;
    // Each query would ask for an answer of its own, and closes what it cannot bind.
    const recorder: Connection = Object.create(connection, {
      _send: { value: (part: Buffer) => written.push(part) },
      sync: { value: () => undefined },
      close: { value: () => (isWhole = false) },
    });
    for (const query of this.queries) query.prepare(recorder);
    if (!isWhole) return new TypeError('a value of a statement cannot be written');
    connection.stream.cork();
    for (const part of written) connection.stream.write(part);
    connection.sync();
    connection.stream.uncork();
    return null;
  };

  override handleRowDescription(message: unknown): void {
    this.queries[this.at]?.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.queries[this.at]?.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    const query = this.queries[this.at];
    query?.handleCommandComplete(message, connection);
    this.turnTo(this.at + 1);
    query?.handleReadyForQuery(connection);
  }

  override handleReadyForQuery(): void {
    this.callback?.(null);
  }

  override handleError(error: Error, connection: Connection): void {
    const skipped = this.queries.slice(this.at);
    this.at = this.queries.length;
    for (const query of skipped) {
      // Never parsed: the next use has to send its text again.
      delete connection.submittedNamedStatements[query.name ?? ''];
      query.handleError(error, connection);
    }
    this.callback?.(error);
  }

  // The client files what was parsed under the name of the query that it knows.
  private turnTo(at: number): void {
    this.at = at;
    this.name = this.queries[at]?.name;
    this.text = this.queries[at]?.text;
  }
}
