/** Tells the person at the terminal how far it is. With `--json` everything but the last line goes to stderr. */
export type Progress = {
  say(text: string): void;
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const progressOn = (stream: NodeJS.WritableStream): Progress => {
  const began = performance.now();
  const say = (text: string): void => void stream.write(`[${seconds(began).padStart(7)}] ${text}\n`);
  return {
    say,
    async step(name, work) {
      const from = performance.now();
      const result = await work();
      say(`${name} (${seconds(from)})`);
      return result;
    },
  };
};

export const silent: Progress = { say: () => undefined, step: (_, work) => work() };
