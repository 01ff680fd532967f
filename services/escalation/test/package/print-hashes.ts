import { sha256 } from '../../src/package/hashes.ts';
import { makePackage } from '../../src/package/make-package.ts';
import { newSigner, sampleInput } from './sample-input.ts';

const { files } = await makePackage(sampleInput(), newSigner());
process.stdout.write(`${sha256(files['manifest.json'])} ${sha256(files['package.pdf'])}\n`);
