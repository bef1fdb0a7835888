import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './commands';
import { ratio, Row, Side } from './row';

/**
 * Prints what loading cdk8s takes, and then the names of the library that every app uses; the others are loaded when they are asked for. Time
 * of the processor: other programs have none in it.
 */
const CHILD = `
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const before = spent();
require('cdk8s');
const between = spent();
const { ProwApp, Exposure, GitHub } = require(${JSON.stringify(join(ROOT, 'lib/src/index.js'))});
console.log(JSON.stringify({ cdk8s: between - before, ours: spent() - between }));
`;

export function libraryRows(): Row[] {
  return [ratio('loading the library against loading cdk8s', 0.6, load('ours', 'cdk8s-prow'), load('cdk8s', 'cdk8s'))];
}

function load(key: 'ours' | 'cdk8s', name: string): Side {
  return { name, unit: 'ms', measure: () => JSON.parse(execFileSync(process.execPath, ['-e', CHILD], { cwd: ROOT, encoding: 'utf8' }))[key] };
}
