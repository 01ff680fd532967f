import { createServer } from 'node:net';

/** True when nothing listens on that port of loopback. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });

export type PortChoice<Name extends string> = {
  readonly port: (name: Name) => number;
  /** One sentence for each port that was not the wanted one. */
  readonly notes: readonly string[];
};

/**
 * Takes the wanted port for each name; a taken one is replaced by the next free port that no other name wants.
 * @throws {Error} when no port up to 65535 is left
 */
export const choosePorts = async <Name extends string>(
  wanted: ReadonlyMap<Name, number>,
  free: (port: number) => Promise<boolean> = isFree,
): Promise<PortChoice<Name>> => {
  const chosen = new Map<Name, number>();
  const notes: string[] = [];
  const claimed = new Set(wanted.values());
  for (const [name, first] of wanted) {
    let port = first;
    while (port <= 65_535 && ((port !== first && claimed.has(port)) || !(await free(port)))) port += 1;
    if (port > 65_535) throw new Error(`No free port from ${first} on for ${name}`);
    claimed.add(port);
    chosen.set(name, port);
    if (port !== first) notes.push(`port ${first} is taken: ${name} uses ${port}`);
  }
  return { port: name => chosen.get(name) ?? 0, notes };
};
