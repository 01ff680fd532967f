import { join } from 'node:path';
import ts from 'typescript';

type Exported = { name: string; symbol: ts.Symbol };

const original = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const isOurs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some(declaration => !declaration.getSourceFile().fileName.includes('/node_modules/'));

// The `description` of a TypeBox schema is its docstring: it goes into the published document.
const describesItself = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some(
    declaration =>
      ts.isVariableDeclaration(declaration) && /\bdescription:/.test(declaration.initializer?.getText() ?? ''),
  );

/** Names that the entry files export without a docstring. */
export const undocumented = (entries: readonly string[], root: string): string[] => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), path => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(entries, { ...options, noEmit: true, incremental: false });
  const checker = program.getTypeChecker();
  const exportsOf = (entry: string): Exported[] => {
    const source = program.getSourceFile(entry);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) return [];
    return checker.getExportsOfModule(module).map(symbol => ({ name: symbol.name, symbol: original(checker, symbol) }));
  };
  const isBare = ({ symbol }: Exported): boolean =>
    isOurs(symbol) && symbol.getDocumentationComment(checker).length === 0 && !describesItself(symbol);
  return entries.flatMap(entry =>
    exportsOf(entry)
      .filter(isBare)
      .map(({ name }) => `${entry}: ${name}`),
  );
};
