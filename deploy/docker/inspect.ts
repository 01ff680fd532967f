import type { Compose } from './compose.ts';

/** What the engine says of a container, as far as the walls need it. */
export type Inspected = {
  readonly Config: {
    readonly User: string;
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly HostConfig: {
    readonly PortBindings: Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]>
    > | null;
  };
  readonly Mounts: readonly { readonly Type: string; readonly Name?: string }[];
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string; readonly Gateway: string }>>;
  };
};

/** Every container of the project, also those that have ended. */
export const inspect = async (compose: Compose): Promise<readonly Inspected[]> => {
  const ids = (await compose.run('ps', '-aq')).split('\n').filter(id => id !== '');
  return JSON.parse(await compose.docker('inspect', ...ids)) as Inspected[];
};

export const nameOf = ({ Config }: Inspected): string => Config.Labels['com.docker.compose.service'] ?? '';

/** `help`, `neutral`, `enforcement`, or `shared` for the broker and what prepares it. */
export const labelOf = ({ Config }: Inspected): string => Config.Labels['crossroads.plane'] ?? 'none';
