// npm run wall [-- --json] [--page FILE]: see docs/wall.md.
import { fromSources, handOver } from '../local/bootstrap.mjs';

await handOver('deploy/wall/main.ts', { nodeArgs: fromSources });
