import { checkEnvelope, ContractError, isBridge, registryOf } from '@crossroads/contracts';
import type { BridgeEnvelope, Envelope } from '@crossroads/contracts';
import type { ConsumedEvent } from '../ports.ts';

/** What a message turned out to be: a command, one that is none of our business, or one that nobody can use. */
export type Decoded<C> =
  | { readonly kind: 'command'; readonly command: C; readonly event: Envelope | BridgeEnvelope }
  | { readonly kind: 'skip' }
  | { readonly kind: 'dead'; readonly reason: string; readonly event: Partial<Envelope> };

type Parsed = { readonly type?: unknown };

const isRecord = (value: unknown): value is Parsed => typeof value === 'object' && value !== null;

const dead = (reason: string, value?: unknown): Decoded<never> => {
  const text = (name: string): string | undefined => {
    const found: unknown = isRecord(value) ? Reflect.get(value, name) : undefined;
    return typeof found === 'string' && /^[\w.:-]{1,64}$/.test(found) ? found : undefined;
  };
  const [id, type, site, correlationid] = [text('id'), text('type'), text('site'), text('correlationid')];
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? '');
  return { kind: 'dead', reason, event: { ...(isId && id && { id }), type, site, correlationid } };
};

/** Why a message that breaks its contract is dead. */
export const reasonFor = (error: unknown): string => {
  const code = error instanceof ContractError ? error.code : undefined;
  if (code === 'contract.unknown-type') return 'unknown-type';
  return code === 'contract.unknown-field' ? 'unknown-field' : 'schema';
};

/** Turns messages into commands, by the `consumes` table of a service. */
export class Decoder<C> {
  private readonly consumed: ReadonlyMap<string, ConsumedEvent<C>>;

  constructor(consumes: readonly ConsumedEvent<C>[]) {
    this.consumed = new Map(consumes.map(row => [row.type, row]));
  }

  /**
   * Never throws: what cannot be read is dead, with the reason `empty`, `not-json`, `unknown-type`, `wrong-topic`,
   * `unknown-field` or `schema`. Of what came over a bridge nothing is kept that could tie it to another message.
   */
  decode(topic: string, value: Buffer | null): Decoded<C> {
    if (!value) return dead('empty');
    let parsed: unknown;
    try {
      parsed = JSON.parse(value.toString('utf8'));
    } catch {
      return dead('not-json');
    }
    const type = isRecord(parsed) ? parsed.type : undefined;
    const decoded = typeof type === 'string' ? this.known(topic, type, parsed) : dead('schema', parsed);
    if (decoded.kind !== 'dead' || !isBridge(topic)) return decoded;
    return { ...decoded, event: { ...decoded.event, correlationid: undefined } };
  }

  private known(topic: string, type: string, parsed: unknown): Decoded<C> {
    try {
      if (registryOf(type).topic !== topic) return dead('wrong-topic', parsed);
      const row = this.consumed.get(type);
      if (!row) return { kind: 'skip' };
      const event = checkEnvelope(parsed);
      const command = row.toCommand(parsed);
      return command === undefined ? { kind: 'skip' } : { kind: 'command', command, event };
    } catch (error) {
      return dead(reasonFor(error), parsed);
    }
  }
}
