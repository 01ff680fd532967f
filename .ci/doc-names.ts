/** What a document names, so that each can be looked up. Fenced blocks are examples and do not count. */
export type Names = { paths: string[]; links: string[]; events: string[]; scripts: string[] };

const PATH = /^(?:(?:services|libs|deploy|docs|\.ci|src|test|migrations)\/[\w./@<>*-]*|\.ci)$/;
const EVENT = /^[a-z]+(?:[.-][a-z]+)*(?:\.[a-z-]+)\.v\d+$/;
const SCRIPT = /^npm (?:run )?([\w:-]+)/;
const BUILT_IN = new Set(['install', 'ci', 'i', 'pack', 'exec', 'audit', 'outdated', 'ls', 'view', 'query']);

export const namesIn = (markdown: string): Names => {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  const code = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text ?? '');
  const linked = [...prose.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target ?? '');
  return {
    paths: code.filter(text => PATH.test(text)),
    links: linked.filter(target => !/^[a-z]+:/.test(target)),
    events: code.filter(text => EVENT.test(text)),
    scripts: code.flatMap(text => SCRIPT.exec(text)?.[1] ?? []).filter(name => !BUILT_IN.has(name)),
  };
};

/** `R` numbers that follow `@source` on its line. */
export const sourcesIn = (code: string): string[] =>
  [...code.matchAll(/@source\s+([^\n*]+)/g)].flatMap(([, text]) =>
    [...(text ?? '').matchAll(/\bR\d+\b/g)].map(([id]) => id),
  );

/** The rule ids that docs/rules.md lists. */
export const rulesIn = (markdown: string): Set<string> =>
  new Set([...markdown.matchAll(/^- (R\d+):/gm)].map(([, id]) => id ?? ''));
