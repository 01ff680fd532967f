import { createServer } from 'node:net';
import { choosePorts, isFree } from './ports.ts';

const taken =
  (...ports: readonly number[]) =>
  async (port: number) =>
    !ports.includes(port);

describe('ports', () => {
  it('takes the wanted ports when they are free', async () => {
    const { notes, port } = await choosePorts(
      new Map([
        ['intake', 4110],
        ['routing', 4113],
      ]),
      taken(),
    );
    expect([port('intake'), port('routing')]).toEqual([4110, 4113]);
    expect(notes).toEqual([]);
  });

  it('replaces a taken port by the next free one and says so', async () => {
    const { notes, port } = await choosePorts(new Map([['kafka', 4170]]), taken(4170, 4171));
    expect(port('kafka')).toBe(4172);
    expect(notes).toEqual(['port 4170 is taken: kafka uses 4172']);
  });

  it('does not hand a port that another part wants to the one whose own is taken', async () => {
    const { port } = await choosePorts(
      new Map([
        ['intake', 4110],
        ['screening', 4111],
      ]),
      taken(4110),
    );
    expect(port('screening')).toBe(4111);
    expect(port('intake')).toBe(4112);
  });

  it('gives up when no port is left', async () => {
    await expect(choosePorts(new Map([['kafka', 65_535]]), taken(65_535))).rejects.toThrow('No free port');
  });

  it('sees that a real port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    expect(await isFree(port)).toBe(false);
    await new Promise(resolve => server.close(resolve));
    expect(await isFree(port)).toBe(true);
  });
});
