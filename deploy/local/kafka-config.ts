import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './environment.ts';
import { writeWhole } from './files.ts';

export type BrokerPlace = {
  readonly data: string;
  readonly properties: string;
  readonly port: number;
  readonly controllerPort: number;
};

export type BrokerPasswords = { readonly broker: string; readonly controller: string; readonly admin: string };

const login = (module: string, options: Readonly<Record<string, string>>): string => {
  const listed = Object.entries(options).map(([name, value]) => `${name}="${value}"`);
  return `org.apache.kafka.common.security.${module} required ${listed.join(' ')};`;
};

/** Writes the broker's settings: those of deploy/kafka and what differs from one installation to the next. */
export const writeBrokerProperties = (place: BrokerPlace, passwords: BrokerPasswords): void => {
  const shared = readFileSync(join(repository, 'deploy', 'kafka', 'server.properties'), 'utf8');
  const { broker, controller } = passwords;
  const self = login('scram.ScramLoginModule', { username: 'broker', password: broker });
  const account = { username: 'controller', password: controller, user_controller: controller };
  const peer = login('plain.PlainLoginModule', account);
  const own = [
    `listeners=CLIENT://127.0.0.1:${place.port},CONTROLLER://127.0.0.1:${place.controllerPort}`,
    `advertised.listeners=CLIENT://127.0.0.1:${place.port}`,
    `controller.quorum.voters=1@127.0.0.1:${place.controllerPort}`,
    `listener.name.client.scram-sha-512.sasl.jaas.config=${self}`,
    `listener.name.controller.plain.sasl.jaas.config=${peer}`,
    `log.dirs=${place.data.replaceAll('\\', '/')}`,
  ];
  writeWhole(place.properties, `${shared}${own.join('\n')}\n`);
};
