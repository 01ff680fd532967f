import type { FiredDeadline, Received, Tx } from '@crossroads/messaging';
import { fishedIncidents, FISHING_MS } from '../domain/fishing.ts';
import { QuestionTrailRow } from '../persistence/question-trail.row.ts';
import type { AnswerQuestion, Asked } from './opened-questions.ts';
import type { SubjectVault } from './subject-vault.ts';

/** Kind of the deadline at which it is forgotten about whom a question was; the key is the question's id. */
export const TRAIL_ENDS = 'question-trail.ends';

type Question = { readonly received: Received<AnswerQuestion>; readonly requestId: string; readonly asked: Asked };

const pathOf = ({
  site,
  requester,
  personDigest,
}: Pick<QuestionTrailRow, 'site' | 'requester' | 'personDigest'>): string => `${site} ${requester} ${personDigest}`;

/** Whom the requesters of a batch asked about before, as digests, for thirty days. @source R3 */
export class Trails {
  readonly #known: Map<string, QuestionTrailRow[]>;
  readonly #added: { readonly row: QuestionTrailRow; readonly received: Received<AnswerQuestion> }[] = [];

  private constructor(
    known: readonly QuestionTrailRow[],
    private readonly vault: SubjectVault,
  ) {
    this.#known = Map.groupBy(known, pathOf);
  }

  static async load(questions: readonly Question[], vault: SubjectVault, tx: Tx): Promise<Trails> {
    const rows = questions.map(each => rowOf(each, vault));
    const values = (name: 'site' | 'requester' | 'personDigest') => [...new Set(rows.map(row => row[name]))];
    const where = { site: values('site'), requester: values('requester'), personDigest: values('personDigest') };
    return new Trails(rows.length > 0 ? await tx.find(QuestionTrailRow, where) : [], vault);
  }

  /** Notes one question; how many incidents were named for the person, when that became many with it. */
  note(question: Question): number | undefined {
    const row = rowOf(question, this.vault);
    const before = this.#known.get(pathOf(row)) ?? [];
    this.#known.set(pathOf(row), [...before, row]);
    this.#added.push({ row, received: question.received });
    return fishedIncidents(before, row.incidentDigest, row.askedAt);
  }

  async save(tx: Tx): Promise<void> {
    await tx.insert(QuestionTrailRow, this.#added.map(({ row }) => row)); // prettier-ignore
    for (const { row, received } of this.#added) {
      const { id: key, site, askedAt } = row;
      const dueAt = new Date(askedAt.getTime() + FISHING_MS);
      tx.schedule(received.cause, { kind: TRAIL_ENDS, key, site, dueAt, data: {} });
    }
  }
}

const rowOf = ({ received, requestId: id, asked }: Question, vault: SubjectVault): QuestionTrailRow => {
  const { site, at: askedAt } = received;
  const personDigest = vault.personDigest(site, asked.identifiers);
  const incidentDigest = vault.incidentDigest(site, asked);
  const { requester } = asked;
  return Object.assign(new QuestionTrailRow(), { id, site, requester, personDigest, incidentDigest, askedAt });
};

/** Forgets about whom the questions were. */
export const endTrails = (fired: readonly FiredDeadline[], tx: Tx): Promise<void> =>
  tx.remove(QuestionTrailRow, { id: fired.map(({ key }) => key) });
