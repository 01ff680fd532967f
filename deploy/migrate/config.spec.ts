import { configFrom, partsFrom } from './config.ts';

const env = {
  POSTGRES_HELP_URL: 'postgres://postgres:x@127.0.0.1/postgres',
  POSTGRES_NEUTRAL_URL: 'postgres://postgres:x@127.0.0.2/postgres',
  POSTGRES_ENFORCEMENT_URL: 'postgres://postgres:x@127.0.0.3/postgres',
  KAFKA_BROKERS: 'a:1,b:2',
  KAFKA_USERNAME: 'admin',
  KAFKA_PASSWORD: 'y',
  PASSWORD_POSTGRES_INTAKE: 'p',
  PASSWORD_KAFKA_HELP_INTAKE: 'k',
};
const say = (): void => undefined;

describe('what migrate reads from the environment', () => {
  it('finds servers and passwords', () => {
    const config = configFrom(env, say);
    expect(config.kafka?.brokers).toEqual(['a:1', 'b:2']);
    expect(config.postgres).toEqual([
      { plane: 'help', adminUrl: env.POSTGRES_HELP_URL, database: 'help' },
      { plane: 'neutral', adminUrl: env.POSTGRES_NEUTRAL_URL, database: 'neutral' },
      { plane: 'enforcement', adminUrl: env.POSTGRES_ENFORCEMENT_URL, database: 'enforcement' },
    ]);
    expect([config.password('postgres', 'intake'), config.password('kafka', 'help.intake')]).toEqual(['p', 'k']);
  });

  it('lists everything that is missing at once', () => {
    expect(() => configFrom({}, say)).toThrow(
      'POSTGRES_HELP_URL, POSTGRES_NEUTRAL_URL, POSTGRES_ENFORCEMENT_URL, KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD',
    );
  });

  it('names the password that a service lacks', () => {
    expect(() => configFrom(env, say).password('kafka', 'help.routing')).toThrow('PASSWORD_KAFKA_HELP_ROUTING');
  });

  it('asks for no more than the chosen parts need', () => {
    const { POSTGRES_NEUTRAL_URL } = env;
    const { kafka, postgres } = configFrom({ POSTGRES_NEUTRAL_URL }, say, partsFrom(['neutral']));
    expect([postgres.map(({ plane }) => plane), kafka]).toEqual([['neutral'], undefined]);
    expect(() => configFrom({ POSTGRES_NEUTRAL_URL }, say, partsFrom(['kafka', 'neutral']))).toThrow(
      'environment: KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD',
    );
  });

  it('knows its parts', () => {
    expect(partsFrom([])).toEqual(['help', 'neutral', 'enforcement', 'kafka']);
    expect(() => partsFrom(['help', 'helb'])).toThrow('Not a part: helb');
  });
});
