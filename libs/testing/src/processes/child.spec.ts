import { eventually } from '../eventually.ts';
import { startChild } from './child.ts';

const script = `
  process.on('SIGTERM', () => { console.log('asked'); process.exit(3); });
  console.log('ready');
  setInterval(() => process.stdout.write('.'), 5);
`;
const start = () => startChild({ command: process.execPath, args: ['-e', script], ready: /ready/ });

describe('a process of a test', () => {
  it('is asked to stop', async () => {
    const child = await start();
    expect(await child.stop()).toBe(3);
    expect(child.output()).toContain('asked');
  });

  it('is killed without a word', async () => {
    const child = await start();
    await child.kill();
    expect(await child.ended).toBe('SIGKILL');
    expect(child.output()).not.toContain('asked');
  });

  it('does nothing while it is frozen', async () => {
    const child = await start();
    child.freeze();
    await new Promise(resolve => setTimeout(resolve, 50));
    const before = child.output().length;
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(child.output()).toHaveLength(before);
    child.thaw();
    await eventually(() => expect(child.output().length).toBeGreaterThan(before));
    await child.kill();
  });

  it('that never gets ready is told with its words', async () => {
    const args = ['-e', 'console.error("no database"); process.exit(1)'];
    await expect(startChild({ command: process.execPath, args, ready: /ready/ })).rejects.toThrow('no database');
  });
});
