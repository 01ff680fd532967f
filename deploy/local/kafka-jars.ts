import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { kafkaHome, repository } from './environment.ts';

const run = promisify(execFile);
const pom = join(repository, 'deploy', 'kafka', 'pom.xml');

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The folder of the jars belongs to one pom: another version of Kafka gets another folder. */
const jarFolder = (): string => join(kafkaHome, `libs-${digest(readFileSync(pom, 'utf8'))}`);

/** True when the jars must still be fetched, for which Maven is needed. */
export const needsMaven = (): boolean => !existsSync(jarFolder());

/** Fetches the broker's jars by Maven, once. A fetch that was broken off leaves nothing behind that counts. */
export const fetchJars = async (): Promise<void> => {
  if (!needsMaven()) return;
  const partial = `${jarFolder()}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
  try {
    await run(process.platform === 'win32' ? 'mvn.cmd' : 'mvn', ['-q', '-B', '-ntp', '-f', pom, ...goal]);
    renameSync(partial, jarFolder());
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    if (needsMaven()) throw new Error('Maven could not fetch the jars of Kafka', { cause });
  }
};

/** Java's class path. Sorted and spelled out, since a class-data archive fits only the very list it was made with. */
export const classPath = (): string =>
  readdirSync(jarFolder())
    .filter(name => name.endsWith('.jar'))
    .sort()
    .map(name => join(jarFolder(), name))
    .join(delimiter);

export const java = (): string => {
  const home = process.env['JAVA_HOME'];
  return home && existsSync(join(home, 'bin', 'java')) ? join(home, 'bin', 'java') : 'java';
};

/** The class-data archive that halves the broker's start: one for each Java and set of jars. */
export const archivePath = async (): Promise<string> => {
  const { stderr, stdout } = await run(java(), ['-version']);
  return join(kafkaHome, `classes-${digest(stderr + stdout + classPath())}.jsa`);
};
