import { MemoryBroker, MemoryTransport, realTime } from '@crossroads/messaging';
import { transportConformance } from '@crossroads/testing';

transportConformance(() => {
  let made = 0;
  const broker = new MemoryBroker(realTime, { topics: {}, allows: principal => principal !== 'stranger' });
  const client = (principal: string, commits: boolean) => {
    const faults = commits ? {} : { commitAfterMs: () => 60_000 };
    return new MemoryTransport(broker, { principal, scheduler: realTime, faults });
  };
  return {
    topic: partitions => {
      const name = `topic-${++made}`;
      broker.createTopic(name, partitions);
      return Promise.resolve(name);
    },
    group: () => `group-${++made}`,
    transport: ({ commits } = { commits: true }) => client('anyone', commits),
    stranger: () => client('stranger', true),
    close: () => Promise.resolve(),
  };
});
