import { join } from 'node:path';
import { buildNeighbour, type Built, prowSources, testInfra } from '../build';
import { PAUSE_IMAGE } from '../machines/node-settings';
import type { Image } from './archive';
import { busyboxLayer, debianLayer, filesLayer, type Layer } from './layer';

export const BUSYBOX_IMAGE = 'lab.test/busybox:1';
/** For the jobs of scenarios. */
export const JOB_IMAGE = 'lab.test/job:1';
export const COREDNS_IMAGE = 'registry.k8s.io/coredns/coredns';
export const SOLVER_IMAGE = 'quay.io/jetstack/cert-manager-acmesolver';
export const LOCAL_PATH_PROVISIONER_IMAGE = 'docker.io/rancher/local-path-provisioner';

/** What an image holds, whatever its tag. */
interface Recipe {
  readonly layers: () => Promise<Layer[]>;
  readonly entrypoint: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: string;
  /** The tag that stands for what we build; left out where the module proxy does not serve the version of the tag. */
  readonly tag?: string;
}

/** Makes images under any name that stands in the YAML to be applied. */
export class Catalogue {
  constructor(private readonly built: Built) {}

  async image(name: string): Promise<Image> {
    const [, repository, tag] = /^(.+?)(?::([^:/@]+))?(?:@.+)?$/.exec(name)!;
    const recipe = this.recipe(repository);
    if (!recipe) throw new Error(`nothing that is built here belongs into the image ${name}; add it to test/lab/images/catalogue.ts`);
    if (recipe.tag !== undefined && recipe.tag !== tag) {throw new Error(
      `the image ${name} is not ${recipe.tag}, which is what is built here; change test/lab/go`);}
    const { layers, entrypoint, env, user } = recipe;
    return { name, layers: await layers(), entrypoint, env, user };
  }

  private recipe(repository: string): Recipe | undefined {
    const prow = /^us-docker\.pkg\.dev\/k8s-infra-prow\/images\/([a-z-]+)$/.exec(repository)?.[1];
    if (prow !== undefined) return this.prow(prow);
    const { flannel, coredns, versitygw } = this.built;
    const cniPlugin = this.built['flannel-cni-plugin'];
    const localPath = this.built['local-path-provisioner'];
    const recipes: Readonly<Record<string, Recipe>> = {
      'ghcr.io/flannel-io/flannel': {
        layers: async () => [await debianLayer(), await filesLayer('flannel', {
          'opt/bin/flanneld': join(flannel.folder, 'flannel'),
          'opt/bin/install-conf': join(flannel.folder, 'install_conf'),
        })],
        entrypoint: ['/opt/bin/flanneld'],
        tag: flannel.version,
      },
      'ghcr.io/flannel-io/flannel-cni-plugin': {
        layers: async () => [await busyboxLayer(), await filesLayer('flannel-cni-plugin', { flannel: join(cniPlugin.folder, 'flannel') })],
        entrypoint: [],
      },
      'ghcr.io/versity/versitygw': {
        layers: async () => [await debianLayer(), await filesLayer('versitygw', { 'usr/local/bin/versitygw': join(versitygw.folder, 'versitygw') })],
        entrypoint: ['/usr/local/bin/versitygw'],
        tag: versitygw.version,
      },
      'gcr.io/k8s-staging-test-infra/gcsweb': {
        layers: async () => [await debianLayer(), await filesLayer('gcsweb', { gcsweb: join((await testInfra())!.folder, 'gcsweb') })],
        entrypoint: ['/gcsweb'],
      },
      [COREDNS_IMAGE]: {
        layers: async () => [await filesLayer('coredns', { coredns: join(coredns.folder, 'coredns') })],
        entrypoint: ['/coredns'],
        tag: coredns.version,
      },
      [LOCAL_PATH_PROVISIONER_IMAGE]: {
        layers: async () => [await filesLayer('local-path-provisioner', { 'usr/bin/local-path-provisioner': join(localPath.folder, 'local-path-provisioner') })],
        entrypoint: ['/usr/bin/local-path-provisioner'],
        tag: localPath.version,
      },
      [SOLVER_IMAGE]: {
        layers: async () => [await filesLayer('acmesolver', { acmesolver: join((await buildNeighbour('cert-manager')).folder, 'acmesolver') })],
        entrypoint: ['/acmesolver'],
        // kubelet reads here that it is not root
        user: '1000',
      },
      ...metalLbRecipes(),
      [withoutTag(PAUSE_IMAGE)]: { layers: async () => [await busyboxLayer()], entrypoint: ['/bin/sleep', 'infinity'] },
      // For the job that NEXT-STEPS.md shows.
      'docker.io/library/busybox': { layers: async () => [await busyboxLayer()], entrypoint: [] },
      [withoutTag(BUSYBOX_IMAGE)]: { layers: async () => [await busyboxLayer()], entrypoint: [] },
      [withoutTag(JOB_IMAGE)]: { layers: async () => [await debianLayer()], entrypoint: [] },
    };
    return recipes[repository];
  }

  /** Prow's tags are dates, and the newest one that the module proxy serves is older than the one that is emitted. */
  private prow(component: string): Recipe {
    return {
      layers: async () => [
        await debianLayer(),
        await filesLayer(`prow-${component}`, { [`ko-app/${component}`]: join(this.built.prow.folder, component) }),
        ...(component === 'deck' ? [await deckLayer()] : []),
      ],
      entrypoint: [`/ko-app/${component}`],
      env: { KO_DATA_PATH: '/var/run/ko' },
    };
  }
}

function metalLbRecipes(): Readonly<Record<string, Recipe>> {
  return Object.fromEntries(['controller', 'speaker'].map((program) => [`quay.io/metallb/${program}`, {
    layers: async () => [await filesLayer(`metallb-${program}`, { [program]: join((await buildNeighbour('metallb')).folder, program) })],
    entrypoint: [`/${program}`],
  }]));
}

async function deckLayer(): Promise<Layer> {
  const sources = await prowSources();
  return filesLayer('deck-data', {
    'var/run/ko/template': join(sources, 'cmd/deck/template'),
    'var/run/ko/static': join(sources, 'cmd/deck/static'),
    'var/run/ko/lenses': join(sources, 'pkg/spyglass/lenses'),
  });
}

function withoutTag(name: string): string {
  return name.slice(0, name.lastIndexOf(':'));
}
