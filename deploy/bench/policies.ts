import { argv } from 'node:process';
import { PolicyEngine, rolesOf, type Role } from '@crossroads/platform';

// npm run bench:policies: what a decision costs, at the door and on an opened record.

const SERVICES = ['intake', 'screening', 'outreach', 'routing'] as const;
const ROUNDS = 30;
const asker = { plane: 'help', site: 'abq', org: 'one', fresh: true, strong: true, system: false } as const;
const context = { purpose: 'service', directoryFresh: true, breakGlass: false } as const;
const standing = { site: 'abq', owners: ['me', 'other'], assigned: ['other'], orgs: ['one'], flags: ['CONSENTED'] };

type Figures = { readonly decisions: number; readonly p50Ms: number; readonly p99Ms: number; readonly meanMs: number };

const round = (ms: number): number => Math.round(ms * 10_000) / 10_000;

const figures = (ms: number[]): Figures => {
  const inOrder = ms.toSorted((a, b) => a - b);
  const at = (share: number): number => round(inOrder[Math.ceil(share * inOrder.length) - 1] ?? 0);
  const sum = ms.reduce((total, each) => total + each, 0);
  return { decisions: ms.length, p50Ms: at(0.5), p99Ms: at(0.99), meanMs: round(sum / ms.length) };
};

const timed = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

const decisionsOf = (service: string): readonly { door: () => unknown; record: () => unknown }[] => {
  const engine = PolicyEngine.load(service);
  return engine.actionsOf('help', service).flatMap(({ name, resourceTypes }) =>
    rolesOf.help.flatMap((role: Role) => {
      const principal = { ...asker, role };
      const door = () => engine.door({ principal, action: name, context });
      return resourceTypes.map(type => {
        const resource = { ...standing, type, id: 'record', plane: 'help' } as const;
        const who = { ...principal, id: 'me' };
        return { door, record: () => engine.decide({ principal: who, action: name, resource, context }) };
      });
    }),
  );
};

const all = SERVICES.flatMap(decisionsOf);
// Once each, so that what is parsed at the first use and what the compiler learns are not counted.
for (const { door, record } of all) {
  door();
  record();
}
const rounds = Array.from({ length: ROUNDS }, () => all).flat();
const result = {
  cases: all.length,
  record: figures(rounds.map(({ record }) => timed(record))),
  door: figures(rounds.map(({ door }) => timed(door))),
};
const line = (name: string, { decisions, p50Ms, p99Ms, meanMs }: Figures): string =>
  `${name}: p50 ${p50Ms} ms, p99 ${p99Ms} ms, mean ${meanMs} ms of ${decisions} decisions`;
console.log(
  argv.includes('--json')
    ? JSON.stringify(result)
    : [line('opened record', result.record), line('door, remembered', result.door)].join('\n'),
);
