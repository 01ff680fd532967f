import { join } from 'node:path';
import process from 'node:process';
import { eventually, startChild } from '@crossroads/testing';
import type { Child } from '@crossroads/testing';
import { repository } from '../local/environment.ts';
import { isReady, messagingOf } from '../local/management.ts';
import type { Waiting } from '../local/management.ts';
import { writeJson } from '../local/files.ts';
import { serviceEnv } from '../local/services.ts';
import type { ServerConnections } from '../local/servers.ts';
import { faultEnvironment } from './fault-system.ts';

type Env = Readonly<Record<string, string>>;

const managementPort = faultEnvironment.portBase + 40;
const managementUrl = `http://127.0.0.1:${managementPort}`;
const file = join(faultEnvironment.folder, 'frailties.json');

const patience: Env = {
  MESSAGING_LEASE_MS: '2000',
  MESSAGING_SESSION_MS: '2000',
  MESSAGING_LOOP_LIMIT_MS: '1000',
  MESSAGING_PARKED_WAIT_MS: '20',
};

/** Says at which events, by id, the frail service's handler throws, exits or loops. */
export const setFrailties = (frailties: Readonly<Record<string, 'throw' | 'exit' | 'loop'>>): void =>
  writeJson(file, frailties);

/** The frail service under a supervisor that starts it again whenever it ends, as any deployment does. */
export class FrailProcess {
  /** How each process ended that nobody had stopped: its exit code, or the signal. */
  readonly deaths: (number | NodeJS.Signals)[] = [];
  #child: Child | undefined;
  #isEnding = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly servers: ServerConnections) {}

  /** Starts it; `first` is more environment for the first process only. Resolves when it is ready. */
  async start(env: Env = {}, first: Env = {}): Promise<void> {
    await this.#spawn({ ...env, ...first });
    this.#running = this.#keepAlive(env);
    await eventually(async () => expect(await isReady(managementUrl)).toBe(true), { withinMs: 60_000, everyMs: 50 });
  }

  /** What waits in it; undefined while it does not answer. */
  waiting(): Promise<Waiting | undefined> {
    return messagingOf(managementUrl);
  }

  async stop(): Promise<void> {
    this.#isEnding = true;
    await this.#child?.stop();
    await this.#running;
  }

  async #keepAlive(env: Env): Promise<void> {
    while (!this.#isEnding && this.#child) {
      const reason = await this.#child.ended;
      if (this.#isEnding) return;
      this.deaths.push(reason);
      await this.#spawn(env);
    }
  }

  async #spawn(env: Env): Promise<void> {
    const hook = join(repository, 'deploy', 'local', 'swc-hook.mjs');
    const ports = { PORT: String(managementPort - 20), MANAGEMENT_PORT: String(managementPort), FRAIL_FILE: file };
    const all = { ...serviceEnv(faultEnvironment, this.servers, 'screening'), ...ports, ...patience, ...env };
    const args = ['--import', hook, join(repository, 'deploy', 'chaos', 'frail-service.ts')];
    this.#child = await startChild({ command: process.execPath, args, env: all, cwd: repository });
  }
}
