import { readFileSync } from 'node:fs';
import { consumes } from '../../src/consumes.ts';

type Sample = { readonly type: string; readonly subject: string; readonly data: Readonly<Record<string, unknown>> };
const sample = (path: string): Sample =>
  JSON.parse(readFileSync(new URL(`../../../../libs/contracts/src/${path}.v1.json`, import.meta.url), 'utf8'));
const commandOf = (event: object): unknown =>
  consumes.find(({ type }) => type === Reflect.get(event, 'type'))?.toCommand(event);

describe('what notices relies on of the bridge', () => {
  const question = sample('bridge/attestation-requested');

  it('is a question under seal', () =>
    expect(commandOf(question)).toEqual({
      type: 'AnswerQuestion',
      requestId: question.subject,
      sealed: question.data['sealed'],
    }));

  it.each([
    ['in its data', { ...question, data: { ...question.data, sessionsAttended: 6 } }],
    ['in its envelope', { ...question, correlationid: question.subject }],
  ])('has no field more %s (T15)', (_, event) =>
    expect(() => commandOf(event)).toThrow(expect.objectContaining({ code: 'contract.unknown-field' })),
  );

  it('is about itself', () =>
    expect(() => commandOf({ ...question, subject: '0199a1c0-0000-7000-8000-00000000ffff' })).toThrow(
      expect.objectContaining({ code: 'contract.invalid' }),
    ));
});

describe('what notices relies on of its own dead letters', () => {
  const letter = sample('notices/dead-letter-parked');

  it('is which, and why', () =>
    expect(commandOf(letter)).toEqual({
      type: 'NoteDeadLetter',
      letterId: letter.subject,
      reasonCode: letter.data['reasonCode'],
    }));

  it('has no field more', () =>
    expect(() => commandOf({ ...letter, data: { ...letter.data, payload: 'x' } })).toThrow(
      expect.objectContaining({ code: 'contract.unknown-field' }),
    ));
});
