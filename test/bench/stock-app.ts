import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Five times a ConfigMap, a Deployment that reads it, and its Service. */
const MAIN = `import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';

export class MyChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    for (const name of ['hook', 'deck', 'tide', 'crier', 'sinker']) {
      const config = new kplus.ConfigMap(this, name + '-config', { data: { 'config.yaml': 'log_level: debug' } });
      const deployment = new kplus.Deployment(this, name, {
        replicas: 2,
        containers: [{ image: 'registry.example.com/' + name + ':v1', portNumber: 8080, envVariables: { LEVEL: kplus.EnvValue.fromConfigMap(config, 'config.yaml') } }],
      });
      deployment.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
    }
  }
}

const app = new App();
new MyChart(app, 'stock');
app.synth();
`;

/** Makes the app that `cdk8s init typescript-app` makes, with 15 objects in it, and returns its folder. */
export function makeStockApp(folder: string, root: string): string {
  mkdirSync(folder);
  const template = join(root, 'node_modules/cdk8s-cli/templates/typescript-app');
  cpSync(join(template, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: npx ts-node main.ts\n');
  writeFileSync(join(folder, 'package.json'), '{ "name": "stock", "version": "1.0.0", "private": true }\n');
  writeFileSync(join(folder, 'main.ts'), MAIN);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
