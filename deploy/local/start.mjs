// npm start [-- --once] [--json] [--fresh] [--no-demo]
import { handOver } from './bootstrap.mjs';

await handOver('deploy/local/main.ts');
