import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';

const keepAliveAfterMs = 10_000;

/** A place to connect to, over TLS when `ssl` is given. */
export type Endpoint = {
  readonly host: string;
  readonly port: number;
  readonly ssl?: ConnectionOptions | undefined;
  readonly onConnect: () => void;
};

/** A socket without Nagle's delay (kafkajs sets none) that notices a peer which went away without a word. */
export const openSocket = ({ host, port, ssl, onConnect }: Endpoint): Socket => {
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = ssl ? connectTls({ host, port, ...name, ...ssl }, onConnect) : connect({ host, port }, onConnect);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAliveAfterMs);
  return socket;
};
