import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, ROOT } from '../check/command';

/** A project of somebody who has the package from a registry, and nothing of this repository. */
export class Consumer {
  constructor(readonly name: string, readonly folder: string, private readonly peers: Readonly<Record<string, string>>) {}

  /** Where the package lies in it. */
  get installed(): string {
    return join(this.folder, 'node_modules', 'cdk8s-prow');
  }

  /** Installs what package.json's ranges let somebody have, and compilers. */
  async install(tarball: string): Promise<void> {
    const { typescript } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies;
    const compilers = { typescript, [SEVEN]: 'npm:typescript@7.0.2' };
    this.write('package.json', JSON.stringify({ private: true, dependencies: { ...this.peers, 'cdk8s-prow': `file:${tarball}` }, devDependencies: compilers }));
    await this.run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline']);
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
    return command(program, args, env, this.folder);
  }

  /** Compiles by one of its compilers. */
  tsc(compiler: string, project: string): Promise<void> {
    return this.run(process.execPath, [join('node_modules', compiler, 'bin', 'tsc'), '--project', project]);
  }
}

/** Under which name the compiler that is not written in TypeScript is installed. */
export const SEVEN = 'typescript-7';
