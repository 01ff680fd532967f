// npm run -s token -- --as HANDLE [--service NAME]
import { handOver } from './bootstrap.mjs';

await handOver('deploy/local/token.ts', { servers: false });
