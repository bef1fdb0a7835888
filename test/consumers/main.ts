import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, ROOT } from '../check/command';
import { difference } from '../check/difference';
import { reportSteps } from '../check/report-steps';
import { Step, StepFailure } from '../check/step';
import { installNode, nodeOf, NODES } from '../nodes/node-binaries';
import { Consumer, SEVEN } from './consumer';
import { checkContents, checkSize } from './package-contents';
import { JSII_LIBRARY, MODULE, opened, SCRIPT, STRIPPED, TYPED } from './programs';

const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-prow-consumers-'));
const PACK = 'npm pack';
const nodeStep = (version: string): string => `Node ${version}`;
const installStep = ({ name }: Consumer): string => `npm install with the ${name}`;

/** The ends of the ranges in package.json. */
const newest = new Consumer('newest peers', join(scratch, 'newest'), { cdk8s: '2.70.106', constructs: '10.8.1' });
const oldest = new Consumer('oldest peers', join(scratch, 'oldest'), { cdk8s: '2.69.0', constructs: '10.4.0' });
const CONSUMERS = [newest, oldest];

const MODULES = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};

function steps(): readonly Step[] {
  return [
    ...Object.values(NODES).map((version) => ({ name: nodeStep(version), run: () => installNode(version) })),
    { name: PACK, run: () => command('npm', ['pack', '--pack-destination', scratch]) },
    { name: 'the package is small', after: [PACK], run: () => checkSize(tarball()) },
    ...CONSUMERS.map((consumer) => ({ name: installStep(consumer), after: [PACK], run: () => consumer.install(tarball()) })),
    { name: 'the package holds what it needs, and nothing else', after: [installStep(newest)], run: () => checkContents(newest.installed) },
    ...CONSUMERS.flatMap((consumer) => ['typescript', SEVEN].flatMap((compiler) => Object.keys(MODULES).map((module) => compile(consumer, compiler, module)))),
    ...CONSUMERS.flatMap((consumer) => Object.values(NODES).flatMap((version) => [
      program(consumer, version, 'app.cjs', SCRIPT),
      program(consumer, version, 'app.mjs', MODULE),
    ])),
    ...[NODES[22], NODES[24]].map((version) => program(newest, version, 'app.mts', STRIPPED)),
    ...[
      ['nothing', '', /./],
      ['Cni.flannel()', 'prow.Cni.flannel();', /calico|canal|cilium|exposure|platform|prow|weave|writer/],
      ['the default app', SCRIPT.replace(/^const .*require.*$/m, 'const { Exposure, GitHub, ProwApp } = prow;'),
        /calico|canal|cilium|flannel|gateway|ingress|load-balancer|tls|tunnel|weave/],
    ].map(([name, work, unused]) => loads(name as string, work as string, unused as RegExp)),
    { name: 'a jsii library on top', after: [installStep(newest)], run: jsiiLibrary },
  ];
}

function tarball(): string {
  return join(scratch, readdirSync(scratch).find((name) => name.endsWith('.tgz')) ?? '');
}

/** Strict, with the declarations of all libraries checked too, as a CommonJS file and as an ES module. */
function compile(consumer: Consumer, compiler: string, module: keyof typeof MODULES | string): Step {
  const project = `${compiler}-${module}`;
  return {
    name: `${compiler}, module ${module}, ${consumer.name}`,
    after: [installStep(consumer)],
    run: async () => {
      const compilerOptions = { ...MODULES[module as keyof typeof MODULES], strict: true, skipLibCheck: false, target: 'es2022', types: [], noEmit: true };
      consumer.write(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
      for (const file of ['app.ts', 'app.mts']) consumer.write(join(project, file), TYPED);
      await consumer.tsc(compiler, project);
    },
  };
}

/** Runs the default app and compares what it writes with what is committed. */
function program(consumer: Consumer, version: string, file: string, text: string): Step {
  return {
    name: `${file} on Node ${version}, ${consumer.name}`,
    after: [nodeStep(version), installStep(consumer)],
    run: async () => {
      const outdir = join(consumer.folder, `${version}-${file}-out`);
      consumer.write(join(version, file), text);
      await consumer.run(nodeOf(version), [join(version, file)], { CDK8S_OUTDIR: outdir });
      const differs = difference('dist', outdir);
      if (differs !== '') throw new StepFailure(differs);
    },
  };
}

/** What is not asked for is not read. */
function loads(name: string, work: string, unused: RegExp): Step {
  return {
    name: `${name} loads what it uses`,
    after: [installStep(newest)],
    run: async () => {
      const [file, list] = [`loads-${name.replace(/\W+/g, '-')}.cjs`, join(newest.folder, `${name.replace(/\W+/g, '-')}.json`)];
      newest.write(file, opened(work));
      await newest.run(process.execPath, [file, list], { CDK8S_OUTDIR: join(newest.folder, 'loads-out') });
      const rooms = (JSON.parse(readFileSync(list, 'utf8')) as string[]).map((path) => path.split('/lib/rooms/')[1]).filter(
        (room) => room !== undefined && room !== 'load.js');
      if (work !== '' && rooms.length === 0) throw new StepFailure('no file of the package was loaded');
      const wrong = rooms.filter((room) => unused.test(room));
      if (wrong.length > 0) throw new StepFailure(`loaded without need: ${wrong.join(', ')}`);
    },
  };
}

async function jsiiLibrary(): Promise<void> {
  for (const [file, text] of Object.entries(JSII_LIBRARY)) newest.write(join('on-top', file), text);
  await command(join(ROOT, 'node_modules', '.bin', 'jsii'), [], {}, join(newest.folder, 'on-top'));
  await newest.run(process.execPath, ['--eval', 'require("./on-top").OurProw.cni({})']);
}

async function main(): Promise<void> {
  try {
    await reportSteps(steps());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
