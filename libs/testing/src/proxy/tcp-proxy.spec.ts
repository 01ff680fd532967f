import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../eventually.ts';
import { TcpProxy } from './tcp-proxy.ts';

let server: Server;
let proxy: TcpProxy;
let got: string;
const sockets: Socket[] = [];

beforeEach(async () => {
  got = '';
  server = createServer(socket => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', data => {
      got += data.toString();
      socket.write(`<${data.toString()}>`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = new TcpProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  await proxy.listen();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await proxy.close();
  server.close();
});

const client = async () => {
  const socket = connect({ host: '127.0.0.1', port: proxy.port });
  const seen = { text: '', error: undefined as string | undefined, closed: false };
  socket.on('data', data => void (seen.text += data.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => void (seen.error = error.code));
  socket.on('close', () => void (seen.closed = true));
  sockets.push(socket);
  await once(socket, 'connect').catch(() => undefined);
  return { socket, seen };
};

describe('the proxy', () => {
  it('passes everything until it is told otherwise', async () => {
    const { socket, seen } = await client();
    socket.write('a');
    await eventually(() => expect(seen.text).toBe('<a>'));
    expect(proxy.counts).toEqual({ connections: 1, cut: 0, dropped: 0, delayed: 0 });
  });

  it('delays', async () => {
    proxy.delay(60);
    const { socket, seen } = await client();
    const begun = performance.now();
    socket.write('a');
    await eventually(() => expect(seen.text).toBe('<a>'));
    expect(performance.now() - begun).toBeGreaterThan(110);
    expect(proxy.counts.delayed).toBe(2);
  });

  it('drops answers though the requests arrive', async () => {
    proxy.dropResponses();
    const { socket, seen } = await client();
    socket.write('a');
    await eventually(() => expect(proxy.counts.dropped).toBe(1));
    expect([got, seen.text, seen.closed]).toEqual(['a', '', false]);
    proxy.heal();
    socket.write('b');
    await eventually(() => expect(seen.text).toBe('<b>'));
  });

  it('cuts after so many bytes, and with RST', async () => {
    proxy.cutAfter(3);
    const { socket, seen } = await client();
    socket.write('a');
    await eventually(() => expect(seen.closed).toBe(true));
    expect(proxy.counts.cut).toBe(1);
    proxy.heal();
    const other = await client();
    proxy.reset();
    await eventually(() => expect(other.seen.closed).toBe(true));
    expect(other.seen.error).toBe('ECONNRESET');
  });

  it('cuts right after something was sent that the server got', async () => {
    proxy.cutAfterSending(/commit/);
    const { socket, seen } = await client();
    socket.write('begin');
    await eventually(() => expect(seen.text).toBe('<begin>'));
    socket.write('commit');
    await eventually(() => expect(seen.closed).toBe(true));
    await eventually(() => expect(got).toBe('begincommit'));
    expect(proxy.counts.cut).toBe(1);
  });

  it('falls silent without closing', async () => {
    const { socket, seen } = await client();
    proxy.silence();
    socket.write('a');
    await sleep(50);
    expect([got, seen.text, seen.closed]).toEqual(['', '', false]);
  });

  it('refuses as if nobody were there', async () => {
    const before = await client();
    proxy.refuse();
    await eventually(() => expect(before.seen.closed).toBe(true));
    const after = await client();
    await eventually(() => expect(after.seen.closed).toBe(true));
  });
});
