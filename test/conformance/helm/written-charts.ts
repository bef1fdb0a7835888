import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AcmeDirectory, Cni, Exposure, GatewayController, GitHub, GitOps, IngressController, ObjectStorage, PreinstalledCni, ProwApp, type ProwAppProps, Tls,
} from '../../../src';

/** Values by their names in `values.yaml`. */
export type Values = Readonly<Record<string, string | number>>;

/** A platform whose chart is written, by the values that it has. */
export interface WrittenChart {
  readonly name: string;
  readonly values: Values;
  readonly props: (values: Values) => Partial<ProwAppProps>;
}

const text = (value: string | number): string => String(value);
const github = GitHub.cloud({ repositories: ['acme/app'] });
const tls = (values: Values): Tls => Tls.acme({ email: text(values['acme.email']), directory: AcmeDirectory.letsEncrypt() });
const replicas = (values: Values) => ({ hook: { replicas: Number(values['hook.replicas']) }, deck: { replicas: Number(values['deck.replicas']) } });
const stored = (values: Values): ObjectStorage => ObjectStorage.inCluster({
  size: text(values['storage.size']), ...(values['storage.className'] === '' ? {} : { storageClassName: text(values['storage.className']) }) });
const mirrored = (values: Values) => (values['image.registry'] === '' ? {} : { imageRegistry: text(values['image.registry']) });
const COMMON = { 'hook.replicas': 2, 'deck.replicas': 2, 'image.registry': '' };
const STORED = { 'storage.size': '20Gi', 'storage.className': '' };
const HOSTS = { 'hook.host': 'hook.prow.acme.dev', 'deck.host': 'deck.prow.acme.dev', 'acme.email': 'ci@acme.dev' };

export const WRITTEN: readonly WrittenChart[] = [
  {
    name: 'node ports at a name', values: { ...COMMON, ...STORED, 'host': 'prow.acme.dev', 'hook.nodePort': 30001, 'deck.nodePort': 30002 },
    props: (values) => ({
      exposure: Exposure.nodePort({ address: text(values.host), hookPort: Number(values['hook.nodePort']), deckPort: Number(values['deck.nodePort']) }),
      storage: stored(values), ...replicas(values), ...mirrored(values),
    }),
  },
  {
    name: 'node ports, isolated, with a class of its own, from a mirror',
    values: { ...COMMON, 'image.registry': 'mirror.acme.dev/prow', 'storage.size': '1Ti', 'storage.className': 'fast', 'hook.nodePort': 31001, 'deck.nodePort': 31002 },
    props: (values) => ({
      exposure: Exposure.nodePort({ hookPort: Number(values['hook.nodePort']), deckPort: Number(values['deck.nodePort']) }),
      cni: Cni.preinstalled({ of: PreinstalledCni.calico() }), isolate: true, isolation: { apiServerPort: 6443 }, clusterNetwork: { apiServerCidrs: ['192.168.1.10/32'] },
      storage: stored(values), ...replicas(values), ...mirrored(values),
    }),
  },
  {
    name: 'an Ingress with certificates', values: { ...COMMON, ...STORED, ...HOSTS },
    props: (values) => ({
      exposure: Exposure.ingress({
        controller: IngressController.traefik(), hookHost: text(values['hook.host']), deckHost: text(values['deck.host']), tls: tls(values) }),
      storage: stored(values), ...replicas(values), ...mirrored(values),
    }),
  },
  {
    name: 'a Gateway with certificates, and another store', values: { ...COMMON, ...HOSTS },
    props: (values) => ({
      exposure: Exposure.gateway({
        controller: GatewayController.envoyGateway(), hookHost: text(values['hook.host']), deckHost: text(values['deck.host']), tls: tls(values) }),
      storage: ObjectStorage.s3({ bucket: 'acme-prow', region: 'eu-central-1' }), ...replicas(values), ...mirrored(values),
    }),
  },
];

/** Another one of each value. */
export const OTHER: Values = {
  'host': 'ci.acme.dev', 'hook.host': 'hooks.acme.io', 'deck.host': 'ci.acme.io', 'acme.email': 'platform@acme.io', 'hook.nodePort': 30111, 'deck.nodePort': 30112,
  'hook.replicas': 3, 'deck.replicas': 1, 'image.registry': 'registry.acme.io:5000/mirror', 'storage.size': '50Gi', 'storage.className': 'slow-ssd',
};

/** What nobody may write, and what Helm says to it. */
export const REFUSED: readonly (readonly [name: string, value: unknown, complaint: RegExp])[] = [
  ['hook.nodePort', 8080, /hook\/nodePort.*minimum/s], ['hook.nodePort', '30005', /hook\/nodePort.*want integer/s], ['hook.nodePort', null, /missing property 'nodePort'/],
  ['hook.nodePort', 30002, /hook\.nodePort and deck\.nodePort are both 30002; one port leads to one Service, write two/],
  ['hook.host', 'https://hook.acme.dev/', /hook\/host.*pattern/s], ['hook.host', 'prow.local', /hook\/host.*not/s], ['hook.host', '10.0.0.1', /hook\/host.*pattern/s],
  ['hook.host', 'deck.prow.acme.dev', /hook\.host and deck\.host are both deck\.prow\.acme\.dev; one name leads to one of them, write two/],
  ['host', '', /host.*pattern/s], ['hook.replicas', -1, /hook\/replicas.*minimum/s], ['deck.replicas', 'two', /deck\/replicas.*want integer/s],
  ['image.registry', 'mirror', /image\/registry.*pattern/s], ['image.registry', 'https://mirror.acme.dev', /image\/registry.*pattern/s],
  ['image.registry', 'us-docker.pkg.dev/k8s-infra-prow', /image\/registry.*not/s], ['storage.size', '50GB', /storage\/size.*pattern/s],
  ['storage.size', 50, /storage\/size.*want string/s], ['storage.className', 'Fast', /storage\/className.*pattern/s], ['storage.className', 'true', /storage\/className.*not/s],
  ['acme.email', 'ci', /acme\/email.*pattern/s], ['hook.image', 'own', /additional properties 'image' not allowed/],
  ['prowVersion', 'v1', /additional properties 'prowVersion' not allowed/],
];

export interface Written {
  readonly output: string;
  readonly chart: string;
}

/** Into a folder that nobody has written to: two apps of one program have one each. */
export function write(folder: string, { props }: WrittenChart, values: Values): Written {
  mkdirSync(folder, { recursive: true });
  const output = join(mkdtempSync(join(folder, 'app-')), 'dist');
  new ProwApp({ outdir: output, github, gitOps: GitOps.helm(), ...props(values) }).synth();
  return { output, chart: `${output}-chart` };
}

/** Every object of the output as its text. */
export function documents(output: string): readonly string[] {
  const files = readdirSync(output).filter((name) => name.endsWith('.k8s.yaml')).sort();
  return files.flatMap((file) => readFileSync(join(output, file), 'utf8').split('---\n'));
}

/** As Helm is given them. */
export function nested(values: Readonly<Record<string, unknown>>): object {
  const made: Record<string, any> = {};
  for (const [name, value] of Object.entries(values)) {
    const [group, key] = name.split('.');
    if (key === undefined) made[group] = value;
    else made[group] = { ...made[group], [key]: value };
  }
  return made;
}
