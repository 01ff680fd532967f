import { verifyFolder } from './package/verify-folder.ts';

const { exitCode, lines } = verifyFolder(process.argv.slice(2));
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
