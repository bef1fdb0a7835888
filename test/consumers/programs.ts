import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../check/command';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The default app as somebody writes it who has installed the package: what comes out is `dist/`. */
export const MODULE = read('src/main.ts').replace('\'./index\'', '\'cdk8s-prow\'');

/** The same for CommonJS. */
export const SCRIPT = MODULE.replace(/^import (\{.*\}) from ('.*');$/m, 'const $1 = require($2);');

/** The same with types, and every declaration of the package looked at. */
export const TYPED = `import * as everything from 'cdk8s-prow';
import type { NodePortExposureOptions } from 'cdk8s-prow';
${MODULE.replace('const REPOSITORIES =', 'const REPOSITORIES: string[] =')}
export const options: NodePortExposureOptions = { hookPort: 30001 };
export const cni: everything.Cni = everything.Cni.flannel();
`;

/** What README shows to those who let Node read TypeScript. */
export const STRIPPED = /^```ts consumers\n([\s\S]*?)^```$/m.exec(read('README.md'))?.[1] ?? '';

/** Says which files of the package are open after something was done with it. */
export function opened(work: string): string {
  return `const prow = require('cdk8s-prow');
${work}
require('node:fs').writeFileSync(process.argv[2], JSON.stringify(Object.keys(require.cache)));
`;
}

/** A library in jsii's sense that has our types in its API. */
export const JSII_LIBRARY = {
  'package.json': JSON.stringify({
    name: 'on-top', version: '0.0.0', license: 'Apache-2.0', author: 'somebody', repository: { type: 'git', url: 'https://example.com/on-top.git' },
    main: 'index.js', types: 'index.d.ts', jsii: { outdir: 'out', targets: {} },
    peerDependencies: { 'cdk8s': '*', 'cdk8s-prow': '*', 'constructs': '*' },
  }),
  'README.md': '# on-top\n',
  'index.ts': `import { Cni, FlannelProps, Prow, ProwProps } from 'cdk8s-prow';
import { Construct } from 'constructs';

/** What extends one of our interfaces. */
export interface OurFlannelProps extends FlannelProps {
  readonly team?: string;
}

/** What extends one of our classes. */
export class OurProw extends Prow {
  /** What takes and gives one of them. */
  static cni(options: OurFlannelProps): Cni {
    return Cni.flannel({ backend: options.backend });
  }

  constructor(scope: Construct, id: string, props: ProwProps) {
    super(scope, id, props);
  }
}
`,
};
