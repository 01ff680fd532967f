import { runTool } from './tools.ts';

/** The scripts that write files which are kept in the repository: `generate:asyncapi` and the like. */
export const generatorsIn = (packageJson: string): string[] => {
  const { scripts } = JSON.parse(packageJson) as { scripts: Record<string, string> };
  return Object.keys(scripts).filter(name => name.startsWith('generate:'));
};

/** Runs them in `root`. Says what failed. */
export const runGenerators = (names: readonly string[], root: string): string[] =>
  names.flatMap(name => {
    const { status, output } = runTool('npm', ['run', '--silent', name], root);
    return status === 0 ? [] : [`npm run ${name} failed:\n${output}`];
  });
