import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import {
  CalicoProps, Cni, Deck, DeckAccess, Exposure, GitHub, ImageLock, ObjectStorage, Prow, ProwApp, ProwAppProps, ProwPlan, TaintEffect,
  ProwJobs, TolerationOperator, Tunnel,
  UpstreamManifest,
} from '../../src';
import { pulledFrom } from '../../src/core/image-registry';
import { thrown } from '../support/findings';
import { refusals, schemaOf } from './clusters/json-schema';

type Json = any;

const GITHUB = { github: GitHub.cloud({ repositories: ['acme/app'] }) };
const app = (props: Partial<ProwAppProps> = {}): ProwApp => new ProwApp({ ...GITHUB, ...props });
const objects = (scope: App | Chart): Json[] => scope.node.findAll().filter(ApiObject.isApiObject).map((object) => object.toJson());
const deployment = (all: Json[], name: string): Json => all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name);
const named = (all: Json[], kind: string, name: string): Json => all.find((object) => object.kind === kind && object.metadata.name === name);

describe('what is said of all pods', () => {
  const all = objects(app({
    components: {
      nodeSelector: { pool: 'ci' }, tolerations: [{ key: 'ci', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
      imagePullSecrets: ['pull'], priorityClassName: 'ci', podLabels: { team: 'ci' }, podAnnotations: { 'acme.dev/owner': 'ci' }, fixedIds: false,
    },
    hook: { nodeSelector: { disk: 'ssd' }, priorityClassName: 'high', podLabels: { team: 'edge' }, imagePullSecrets: ['own'], fixedIds: true },
  }));

  test.each(['deck', 'tide', 'ghproxy', 'object-store'])('lies under %s', (name) => {
    const { metadata, spec } = deployment(all, name).spec.template;
    expect(metadata).toMatchObject({ labels: { team: 'ci' }, annotations: { 'acme.dev/owner': 'ci' } });
    expect(spec).toMatchObject({
      nodeSelector: { pool: 'ci' }, tolerations: [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }], imagePullSecrets: [{ name: 'pull' }],
      priorityClassName: 'ci',
    });
    expect(spec.securityContext).toEqual({ runAsNonRoot: true, fsGroupChangePolicy: 'OnRootMismatch', seccompProfile: { type: 'RuntimeDefault' } });
  });

  test('gives way to what a component says itself, and maps are joined', () => {
    const { metadata, spec } = deployment(all, 'hook').spec.template;
    expect(metadata).toMatchObject({ labels: { team: 'edge' }, annotations: { 'acme.dev/owner': 'ci' } });
    expect(spec).toMatchObject({
      nodeSelector: { pool: 'ci', disk: 'ssd', 'kubernetes.io/arch': 'amd64' }, imagePullSecrets: [{ name: 'own' }], priorityClassName: 'high',
      securityContext: { runAsUser: 65532, runAsGroup: 65532, fsGroup: 65532 },
    });
  });

  test('finds Secrets for pulling where they are named, and nowhere else', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'pull-'));
    const whole = app({
      outdir, components: { imagePullSecrets: ['all'] }, storage: ObjectStorage.inCluster({ imagePullSecrets: ['store'] }), hook: { imagePullSecrets: ['hook'] },
      exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev', imagePullSecrets: ['edge'] })),
      deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', imagePullSecrets: ['door'] }),
    });
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(thrown(() => whole.synth())).toEqual([]);
    new ApiObject(whole.prow, 'own',
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own', namespace: 'prow' }, imagePullSecrets: [{ name: 'al' }] });
    expect(thrown(() => whole.synth())).toEqual([
      '[40-prow/prow/own] imagePullSecrets[0].name: there is no Secret "al" in namespace "prow"; did you mean "all"? (SecretMissing)',
    ]);
    rmSync(outdir, { recursive: true });
  });

  test('lets job pods pull with the same Secrets', () => expect(named(all, 'ServiceAccount', 'prow-job').imagePullSecrets).toEqual([{ name: 'pull' }]));
});

const NAMED_IMAGE = 'ghcr.io/x/clonerefs:v1';
const NAMED: readonly [string, Partial<ProwAppProps>][] = [
  ['a decoration', { decoration: [{ repository: 'acme/app', utilityImages: { clonerefs: NAMED_IMAGE } }] }],
  ['a job', { jobs: ProwJobs.of({ periodics: [{
    name: 'a', interval: '1h', decoration_config: { utility_images: { clonerefs: NAMED_IMAGE } }, spec: { containers: [{ image: 'a:1', command: ['x'] }] },
  }] }) }],
];

describe('one registry for all images', () => {
  const mirrored = app({ imageRegistry: 'registry.acme.dev/m', tide: { image: 'ghcr.io/acme/tide:v1' } });
  const all = objects(mirrored);

  test('stands before the images of all pods, those that somebody named too', () => {
    const pods = all.flatMap(({ spec }) => spec?.template?.spec ?? []);
    const images = pods.flatMap(({ initContainers = [], containers }) => [...initContainers, ...containers].map(({ image }) => image));
    expect(images.filter((image) => !image.startsWith('registry.acme.dev/m/'))).toEqual([]);
    expect(images).toEqual(expect.arrayContaining(['registry.acme.dev/m/k8s-infra-prow/images/hook:v20260821-a61940897', 'registry.acme.dev/m/acme/tide:v1']));
    expect(images).toContain('registry.acme.dev/m/versity/versitygw:v1.8.0');
  });

  test('stands before those that decoration puts into job pods', () => {
    const config = named(all, 'ConfigMap', 'config').data['config.yaml'];
    expect([...config.matchAll(/(?:clonerefs|entrypoint|initupload|sidecar): (\S+)/g)].map(([, image]) => image)).toEqual([
      'clonerefs', 'entrypoint', 'initupload', 'sidecar',
    ].map((name) => `registry.acme.dev/m/k8s-infra-prow/images/${name}:v20260821-a61940897`));
  });

  test.each(NAMED)('and those that are named, in %s', (_, props) => {
    const moved = objects(app({ imageRegistry: 'registry.acme.dev/m', ...props }));
    const texts = moved.filter(({ kind }) => kind === 'ConfigMap').flatMap(({ data }) => Object.values<string>(data ?? {})).join('\n');
    expect(texts).toContain(' clonerefs: registry.acme.dev/m/x/clonerefs:v1\n');
    expect(JSON.stringify(named(moved, 'ValidatingAdmissionPolicy', 'prow-job-pods').spec)).toContain('registry.acme.dev/m/x/clonerefs:v1');
    expect(JSON.stringify(moved)).not.toContain(NAMED_IMAGE);
  });

  test('the same for a Prow in a chart of one\'s own', () => {
    const chart = new Chart(new App(), 'c');
    new Prow(chart, 'prow', { ...GITHUB, imageRegistry: 'registry.acme.dev' });
    expect(deployment(objects(chart), 'hook').spec.template.spec.containers[0].image).toBe('registry.acme.dev/k8s-infra-prow/images/hook:v20260821-a61940897');
  });

  test.each([
    ['quay.io/a/b:1', 'r.dev/m/a/b:1'], ['a/b:1', 'r.dev/m/a/b:1'], ['nginx:1', 'r.dev/m/library/nginx:1'], ['localhost/a:1', 'r.dev/m/a:1'],
    ['host:5000/a@sha256:0', 'r.dev/m/a@sha256:0'], ['r.dev/m/a/b:1', 'r.dev/m/a/b:1'],
  ])('%s becomes %s', (image, expected) => expect([pulledFrom('r.dev/m', image), pulledFrom(undefined, image)]).toEqual([expected, image]));

  test('Calico\'s operator is told of it, and who installs Cilium is', () => {
    const calico = (options: CalicoProps): Json => named(objects(app({ imageRegistry: 'registry.acme.dev', isolate: false, cni: Cni.calico(options) })),
      'Installation', 'default');
    expect([calico({}), calico({ imageRegistry: 'quay.acme.dev/m' })].map(({ spec }) => spec.registry)).toEqual(['registry.acme.dev/', 'registry.acme.dev/m/']);
    const { warnings } = app({ imageRegistry: 'registry.acme.dev', isolate: false, cni: Cni.cilium() });
    expect(warnings).toContain('Images of Cilium are named by its chart: write yours into Cni.cilium({ values }), '
      + 'as image.repository, operator.image.repository, envoy.image.repository and so on.');
  });

  describe('and each by its digest', () => {
    const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const imagesOf = (all: Json[]): readonly string[] => all.flatMap(({ spec }) => spec?.template?.spec ?? [])
      .flatMap(({ initContainers = [], containers }) => [...initContainers, ...containers].map(({ image }) => image));
    const utility = (all: Json[]): readonly string[] => [...named(all, 'ConfigMap', 'config').data['config.yaml']
      .matchAll(/(?:clonerefs|entrypoint|initupload|sidecar): (\S+)/g)].map(([, image]) => image);
    const plain = objects(app({}));
    const TAR = 'docker.io/library/debian:13-slim';
    const lock = ImageLock.parse(['# made from images.txt', '', ...[...imagesOf(plain), ...utility(plain), TAR].map((image) => `${image}@${DIGEST} # checked`)].join('\n'));
    const without = (image: string): ImageLock => ImageLock.parse([...lock._digests.keys()].filter((one) => one !== image).map((one) => `${one}@${DIGEST}`).join('\n'));
    const HOOK = 'us-docker.pkg.dev/k8s-infra-prow/images/hook:v20260821-a61940897';

    test('pods and what decoration puts into them', () => {
      const pinned = objects(app({ imageLock: lock }));
      expect(imagesOf(pinned)).toEqual(imagesOf(plain).map((image) => `${image}@${DIGEST}`));
      expect(utility(pinned)).toEqual(utility(plain).map((image) => `${image}@${DIGEST}`));
      const chart = new Chart(new App(), 'c');
      new Prow(chart, 'prow', { ...GITHUB, imageLock: lock });
      expect(imagesOf(objects(chart)).filter((image) => !image.endsWith(`@${DIGEST}`))).toEqual([]);
    });

    test('of a mirror too, under both names', () => {
      const mirror = { imageRegistry: 'r.acme.dev' };
      const pinned = imagesOf(objects(app({ ...mirror, imageLock: lock })));
      expect(pinned).toEqual(imagesOf(objects(app(mirror))).map((image) => `${image}@${DIGEST}`));
      expect(imagesOf(objects(app({ ...mirror, imageLock: ImageLock.parse([...pinned, ...[...utility(objects(app(mirror))), TAR].map((image) => `${image}@${DIGEST}`)].join('\n')) }))))
        .toEqual(pinned);
    });

    test('what has a digest keeps it, and an empty lock pins nothing', () => {
      const own = `ghcr.io/acme/hook:v1@sha256:${'f'.repeat(64)}`;
      expect(imagesOf(objects(app({ imageLock: without(HOOK), hook: { image: own } })))).toContain(own);
      expect(imagesOf(objects(app({ imageLock: ImageLock.parse('# nothing yet\n') })))).toEqual(imagesOf(plain));
    });

    test('docs/security.md makes the file', () => {
      const [, command] = /```sh test\n(grep .*images\.lock)\n```/.exec(readFileSync(join(__dirname, '..', '..', 'docs', 'security.md'), 'utf8')) ?? [];
      const folder = mkdtempSync(join(tmpdir(), 'lock-'));
      app({ outdir: join(folder, 'dist'), upstreamManifests: [UpstreamManifest.certManager()] }).synth();
      writeFileSync(join(folder, 'crane'), `#!/bin/sh\n[ "$1" = digest ] && case $2 in *:*) echo ${DIGEST} ;; *) exit 1 ;; esac\n`, { mode: 0o755 });
      execFileSync('sh', ['-c', command], { cwd: folder, env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } });
      const made = ImageLock.parse(readFileSync(join(folder, 'images.lock'), 'utf8'));
      rmSync(folder, { recursive: true });
      // one more than is checked: that of the job checkconfig
      expect([...made._digests]).toEqual(expect.arrayContaining([...lock._digests]));
      expect(made._digests.size).toBe(lock._digests.size + 1);
    });

    test.each(NAMED)('those that are named too, in %s', (_, props) => {
      const known = ImageLock.parse([...lock._digests.keys(), NAMED_IMAGE].map((image) => `${image}@${DIGEST}`).join('\n'));
      expect(JSON.stringify(objects(app({ imageLock: known, ...props })))).toContain(`clonerefs: ${NAMED_IMAGE}@${DIGEST}`);
      expect(thrown(() => app({ imageLock: lock, ...props }))).toEqual([
        `new ProwApp({ imageLock }): has no digest of "${NAMED_IMAGE}"; empty images.lock, synthesize, and fill it anew from images.txt (ImageNotLocked)`,
      ]);
    });

    test('the pod of DAY-TWO.md too', () => {
      const outdir = mkdtempSync(join(tmpdir(), 'tar-'));
      app({ imageLock: lock, outdir }).synth();
      const [runbook, images] = ['DAY-TWO.md', 'images.txt'].map((name) => readFileSync(join(outdir, name), 'utf8'));
      rmSync(outdir, { recursive: true });
      expect(runbook).toContain(`image: ${TAR}@${DIGEST}\n`);
      expect(images).toContain(`${TAR}@${DIGEST}\n`);
    });

    test.each<[string, () => unknown, readonly string[]]>([
      ['that of a pod of DAY-TWO.md is missing', () => app({ imageLock: without(TAR) }), [
        `new ProwApp({ imageLock }): has no digest of "${TAR}"; empty images.lock, synthesize, and fill it anew from images.txt (ImageNotLocked)`,
      ]],
      ['an image is missing', () => app({ imageLock: without(HOOK) }), [
        `new ProwApp({ imageLock }): has no digest of "${HOOK}"; empty images.lock, synthesize, and fill it anew from images.txt (ImageNotLocked)`,
      ]],
      ['in a chart of one\'s own', () => new Prow(new Chart(new App(), 'c'), 'prow', { ...GITHUB, imageLock: without(HOOK) }), [
        `[c/prow] imageLock: has no digest of "${HOOK}"; empty images.lock, synthesize, and fill it anew from images.txt (ImageNotLocked)`,
      ]],
      ['it is of another tag', () => app({ imageLock: lock, tide: { image: 'us-docker.pkg.dev/k8s-infra-prow/images/tide:v20260901-abcdef' } }), [
        'new ProwApp({ imageLock }): has no digest of "us-docker.pkg.dev/k8s-infra-prow/images/tide:v20260901-abcdef" (only of '
        + '"us-docker.pkg.dev/k8s-infra-prow/images/tide:v20260821-a61940897"); empty images.lock, synthesize, and fill it anew from images.txt (ImageNotLocked)',
      ]],
    ])('is refused where %s', (_, act, texts) => expect(thrown(act)).toEqual(texts));
  });

  test('is refused where it is none', () => expect(thrown(() => app({ imageRegistry: 'https://acme.dev' }))).toEqual([
    'new ProwApp({ imageRegistry }): "https://acme.dev" is not a registry; write "registry.example.com" or "registry.example.com/mirror" (ImageInvalid)',
  ]));
});

test('images.txt lists every image once, and says which it cannot know', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'images-'));
  app({ outdir, upstreamManifests: [UpstreamManifest.certManager()] }).synth();
  const images = readFileSync(join(outdir, 'images.txt'), 'utf8');
  rmSync(outdir, { recursive: true });
  expect(images.split('\n').slice(0, 3)).toEqual([
    '# and those that cert-manager v1.21.1 names: https://github.com/cert-manager/cert-manager/releases/download/v1.21.1/cert-manager.yaml',
    'docker.io/library/debian:13-slim', 'ghcr.io/versity/versitygw:v1.8.0',
  ]);
});

test.each([...NAMED, ['an override', {
  configOverrides: { plank: { default_decoration_config_entries: [{ config: { utility_images: { clonerefs: NAMED_IMAGE } } }] } },
}]] as const)('images.txt has images that decoration adds where they are named in %s', (_, props) => {
  const outdir = mkdtempSync(join(tmpdir(), 'images-'));
  app({ outdir, ...props }).synth();
  const images = readFileSync(join(outdir, 'images.txt'), 'utf8');
  rmSync(outdir, { recursive: true });
  expect(images.split('\n')).toContain(NAMED_IMAGE);
});

describe('sbom.cdx', () => {
  const files = (props: Partial<ProwAppProps>): Readonly<Record<'bom' | 'images', string>> => {
    const outdir = mkdtempSync(join(tmpdir(), 'sbom-'));
    app({ outdir, ...props }).synth();
    const [bom, images] = ['sbom.cdx', 'images.txt'].map((name) => readFileSync(join(outdir, name), 'utf8'));
    rmSync(outdir, { recursive: true });
    return { bom, images };
  };
  const DIGEST = `sha256:${'ab'.repeat(32)}`;

  test.each<[string, Partial<ProwAppProps>]>([
    ['by default', {}], ['with manifests of others', { upstreamManifests: [UpstreamManifest.certManager(), UpstreamManifest.of({
      name: 'own', version: 'v1', url: 'https://acme.dev/own.yaml', serverSide: true })] }],
    ['with the chart of a network', { isolate: false, cni: Cni.cilium() }],
    ['with digests', { hook: { image: `r.dev:5000/a/hook:v1@${DIGEST}` }, tide: { image: `tide@${DIGEST}` } }],
  ])('is CycloneDX of everything that images.txt lists: %s', (_, props) => {
    const { bom, images } = files(props);
    const read = JSON.parse(bom);
    expect(refusals(read, schemaOf('cyclonedx-1.6'))).toEqual([]);
    const refs: readonly string[] = read.components.map((one: Json) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(read.components.filter(({ type }: Json) => type === 'container').map((one: Json) => one['bom-ref']))
      .toEqual(images.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
    expect(read.components.filter(({ type }: Json) => type !== 'container')).toHaveLength(images.split('\n').filter((line) => line.startsWith('#')).length);
  });

  test('the schema refuses what it does not know', () => {
    expect(refusals({ bomFormat: 'Other', specVersion: '1.6', components: [{ type: 'image', purl: 'x' }], more: 1 }, schemaOf('cyclonedx-1.6'))).toEqual([
      '.bomFormat is none of CycloneDX', '.components[0].name is missing',
      expect.stringMatching(/^\.components\[0\]\.type is none of application, /), '.more is not known',
    ]);
  });

  test('what it says of one image, with a digest and without, and of a manifest', () => {
    const { components } = JSON.parse(files({
      hook: { image: `r.dev:5000/a/hook:v1@${DIGEST}` }, tide: { image: `tide@${DIGEST}` }, upstreamManifests: [UpstreamManifest.certManager()],
    }).bom);
    const of = (ref: string): Json => components.find((one: Json) => one['bom-ref'] === ref);
    expect(of(`r.dev:5000/a/hook:v1@${DIGEST}`)).toEqual({
      'type': 'container', 'bom-ref': `r.dev:5000/a/hook:v1@${DIGEST}`, 'name': 'r.dev:5000/a/hook', 'version': 'v1',
      'purl': `pkg:oci/hook@sha256%3A${'ab'.repeat(32)}?repository_url=r.dev%3A5000/a/hook&tag=v1`, 'hashes': [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
    });
    expect(of(`tide@${DIGEST}`)).toMatchObject({ version: DIGEST, purl: `pkg:oci/tide@sha256%3A${'ab'.repeat(32)}?repository_url=docker.io/library/tide` });
    expect(of('ghcr.io/versity/versitygw:v1.8.0')).toMatchObject({ version: 'v1.8.0', purl: 'pkg:oci/versitygw?repository_url=ghcr.io/versity/versitygw&tag=v1.8.0' });
    expect(of('cert-manager@v1.21.1').externalReferences).toEqual([{
      type: 'distribution', url: expect.stringContaining('/v1.21.1/cert-manager.yaml'), hashes: [{ alg: 'SHA-256', content: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    }]);
  });
});

describe('what all objects have', () => {
  test('two Prows are told apart by their namespace, or by a word of their own', () => {
    const of = (props: Partial<ProwAppProps>): readonly unknown[] => [...new Set(objects(app(props)).filter(({ kind }) => kind !== 'CustomResourceDefinition')
      .flatMap(
        ({ metadata, spec }) => [metadata.labels['app.kubernetes.io/instance'],
          ...(spec?.template ? [spec.template.metadata.labels['app.kubernetes.io/instance']] : [])]))];
    expect(of({})).toEqual(['prow']);
    expect(of({ namespace: 'ci' })).toEqual(['ci']);
    expect(of({ instance: 'blue' })).toEqual(['blue']);
  });

  test('labels and annotations lie under those that an object has', () => {
    const all = objects(app({ commonMetadata: { labels: { 'acme.dev/cost': 'ci' }, annotations: { 'acme.dev/owner': 'platform' } }, namespace: 'ci' }));
    expect(all.filter(({ metadata: { labels, annotations } }) => labels['acme.dev/cost'] !== 'ci' || annotations['acme.dev/owner'] !== 'platform')).toEqual([]);
    expect(named(all, 'Service', 'hook').metadata.labels).toEqual({
      'acme.dev/cost': 'ci', 'app': 'hook', 'app.kubernetes.io/instance': 'ci', 'app.kubernetes.io/managed-by': 'cdk8s-prow', 'app.kubernetes.io/name': 'hook',
      'app.kubernetes.io/part-of': 'prow',
    });
  });

  test.each<[string, Partial<ProwAppProps>, string]>([
    ['a label of ours', { commonMetadata: { labels: { app: 'x' } } },
      'new ProwApp({ commonMetadata.labels }): "app" is ours, and tells objects apart; use another label (LabelTaken)'],
    ['a label that is none', { commonMetadata: { labels: { team: 'a b' } } },
      'new ProwApp({ commonMetadata.labels.team }): "a b" is not a label value; write "a-b" (LabelValueInvalid)'],
    ['an instance that is none', { instance: 'a b' }, 'new ProwApp({ instance }): "a b" is not a label value; write "a-b" (LabelValueInvalid)'],
  ])('refused: %s', (_, props, expected) => expect(thrown(() => app(props))).toEqual([expected]));
});

test('a single component has what a whole Prow has', () => {
  const chart = new Chart(new App(), 'c');
  new Deck(chart, 'deck', { plan: ProwPlan.of({ ...GITHUB, imageRegistry: 'r.acme.dev', instance: 'one', commonMetadata: { labels: { team: 'x' } } }) });
  const all = objects(chart);
  expect(deployment(all, 'deck').spec.template.spec.containers[0].image).toBe('r.acme.dev/k8s-infra-prow/images/deck:v20260821-a61940897');
  expect(all.filter(({ metadata: { labels } }) => labels.team !== 'x' || labels['app.kubernetes.io/instance'] !== 'one')).toEqual([]);
});
