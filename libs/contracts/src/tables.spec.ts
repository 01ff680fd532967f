import { acls, principals, topics } from './tables.ts';

const DAY_MS = 86_400_000;
const BRIDGE = 'bridge.';
const isOwn = (principal: string, name: string): boolean => name.startsWith(`${principal}.`);
const planeOf = (name: string): string => name.split('.')[0] ?? '';
const onTopics = acls.filter(({ resource }) => resource === 'topic');

describe('the tables at the broker', () => {
  it('give every topic six partitions and an owner with a login', () => {
    for (const { plane, owner, partitions, name } of topics) {
      expect(partitions).toBe(6);
      const login = principals.find(({ service }) => service === owner);
      expect(login).toBeDefined();
      if (plane !== 'bridge') expect(isOwn(`${plane}.${login?.service}`, name)).toBe(true);
    }
  });

  it('keep events for 14 days, and a question to the neutral plane for one', () => {
    const shorter = topics.filter(({ retentionMs }) => retentionMs !== 14 * DAY_MS);
    expect(shorter).toMatchObject([{ name: 'bridge.attestation-request.v1', retentionMs: DAY_MS }]);
  });

  it('keep the last state of every staff directory', () => {
    const compacted = topics.filter(({ cleanupPolicy }) => cleanupPolicy === 'compact').map(({ name }) => name);
    expect(compacted).toEqual(['help.intake.staff.v1', 'neutral.notices.staff.v1', 'enforcement.escalation.staff.v1']);
  });

  it('let a service write what it owns only, and use its own groups only', () => {
    for (const { principal, resource, name, operation } of acls) {
      if (resource === 'group') expect(name).toBe(`${principal}.`);
      if (operation !== 'write' || name === `${principal}.`) continue;
      expect(topics).toContainEqual(expect.objectContaining({ name, owner: principal.split('.')[1], plane: 'bridge' }));
    }
  });

  it('name every topic that is read, literally, and each of them exists', () => {
    const reads = onTopics.filter(({ operation }) => operation === 'read');
    expect(reads.length).toBeGreaterThan(0);
    for (const { name, pattern, principal } of reads) {
      expect(pattern).toBe('literal');
      expect(isOwn(principal, name) && !name.includes('.dead-letter.')).toBe(false);
      expect(topics.map(topic => topic.name)).toContain(name);
    }
  });

  it('keep every login inside its plane but for the bridge', () => {
    for (const { principal, name } of acls)
      if (!name.startsWith(BRIDGE)) expect(planeOf(name)).toBe(planeOf(principal));
  });

  it('let one service ask across the bridge and one answer, and nobody else come near', () => {
    const crossing = onTopics.filter(({ name, operation }) => name.startsWith(BRIDGE) && operation !== 'describe');
    expect(crossing.map(({ principal, operation, name }) => `${principal} ${operation} ${name}`)).toEqual([
      'neutral.notices write bridge.attestation-reply.v1',
      'neutral.notices read bridge.attestation-request.v1',
      'enforcement.escalation write bridge.attestation-request.v1',
      'enforcement.escalation read bridge.attestation-reply.v1',
    ]);
    expect(new Set(onTopics.filter(({ name }) => name.startsWith(BRIDGE)).map(({ principal }) => principal)).size).toBe(
      2,
    );
  });
});
