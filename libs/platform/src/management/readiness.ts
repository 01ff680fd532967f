/** True when what is checked can do its work. Throwing counts as no. */
export type ReadinessCheck = () => boolean | Promise<boolean>;

const PATIENCE_MS = 2000;

const late = (): Promise<boolean> =>
  new Promise(resolve => {
    setTimeout(() => resolve(false), PATIENCE_MS).unref();
  });

const holds = async (check: ReadinessCheck): Promise<boolean> => {
  try {
    return await Promise.race([check(), late()]);
  } catch {
    return false;
  }
};

/** Named conditions under which a service may be sent work. */
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();

  /** Adds or replaces a condition; one that takes more than 2 s does not hold. */
  add(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  /** Drops a condition. */
  remove(name: string): void {
    this.checks.delete(name);
  }

  /** Names of the conditions that do not hold now. */
  async failing(): Promise<string[]> {
    const all = [...this.checks];
    const held = await Promise.all(all.map(([, check]) => holds(check)));
    return all.flatMap(([name], index) => (held[index] ? [] : [name]));
  }
}
