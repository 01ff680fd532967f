import { RuleViolation, type Decider } from '@crossroads/kernel';
import { given } from './given.ts';

type Door = { readonly status: 'open' | 'shut' };
type Command = { readonly type: 'Shut' } | { readonly type: 'Break' };
type Event = { readonly type: 'DoorShut' };

const door: Decider<Door, Command, Event> = {
  initial: { status: 'open' },
  decide: ({ status }, command) => {
    if (command.type === 'Break') throw new TypeError('a bug');
    if (status === 'shut') throw new RuleViolation('door.shut', 'It is shut');
    return [{ type: 'DoorShut' }];
  },
  evolve: () => ({ status: 'shut' }),
};
const shut = { type: 'DoorShut' } as const;

describe('given, when, then', () => {
  it('passes when the decision is as told', () => {
    given(door).when({ type: 'Shut' }).thenEmits(shut);
    given(door, shut).when({ type: 'Shut' }).thenRefused('door.shut');
  });

  it('fails when another thing happens', () => {
    expect(() => given(door).when({ type: 'Shut' }).thenEmits()).toThrow();
    expect(() => given(door).when({ type: 'Shut' }).thenRefused('door.shut')).toThrow();
    expect(() => given(door, shut).when({ type: 'Shut' }).thenRefused('door.locked')).toThrow();
  });

  it('does not take a bug for a refusal', () => {
    expect(() => given(door).when({ type: 'Break' })).toThrow(TypeError);
  });
});
