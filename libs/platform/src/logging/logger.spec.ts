import { RuleViolation } from '@crossroads/kernel';
import { createLogger } from './logger.ts';
import { errorFields, safeFields } from './safe-fields.ts';

const linesOf = (work: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] => {
  const written: string[] = [];
  work(createLogger('intake', 'info', { write: line => void written.push(line) }));
  return written.map(line => JSON.parse(line));
};

describe('log lines', () => {
  it('carry the event, the service and allowed fields', () => {
    const [line] = linesOf(log => log.info('offer made', { referralId: '0190-a', count: 3 }));
    expect(line).toMatchObject({ event: 'offer made', service: 'intake', referralId: '0190-a', count: 3 });
  });

  it('leave out the level below', () => expect(linesOf(log => log.debug('detail'))).toEqual([]));

  it('redact every name that is not allowed, and text in an allowed one that is no code', () => {
    const fields = {
      name: 'Ana',
      birthDate: '2001-02-03',
      note: 'x',
      code: 'Ana Núñez',
      status: 'born 2001',
      count: 1,
    };
    expect(safeFields(fields)).toEqual({
      name: '[redacted]',
      birthDate: '[redacted]',
      note: '[redacted]',
      code: '[redacted]',
      status: '[redacted]',
      count: 1,
    });
  });

  it('tell of an error its name, code and place, never its message', () => {
    const unique = Object.assign(new Error('Key (name)=(Ana Núñez) already exists'), {
      code: '23505',
      table: 'person',
      detail: 'Key (name)=(Ana Núñez)',
    });
    const [line] = linesOf(log => log.error('request failed', errorFields(unique)));
    expect(line).toMatchObject({ errorName: 'Error', errorCode: '23505', errorTable: 'person' });
    expect(line?.['errorAt']).toMatch(/logger\.spec\.ts:\d+$/);
    expect(JSON.stringify(line)).not.toContain('Ana');
    expect(errorFields(new RuleViolation('offer.expired', 'secret'))).toMatchObject({ errorCode: 'offer.expired' });
    expect(errorFields('Ana')).toMatchObject({ errorName: 'string', errorCode: undefined });
  });
});
