import { PodSecurityLevel } from '../../src/core/pod-security/pod-security-level';
import { overrideWarnings } from '../../src/prow/config/override-warnings';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { GitHub } from '../../src/prow/github/github';
import { ProwJobs, ProwJobsOptions } from '../../src/prow/jobs/prow-jobs';
import { ProwPlan } from '../../src/prow/prow-plan';
import { JobTemplate } from '../../src/prow/typed-jobs/job-template';
import { TypedJobs } from '../../src/prow/typed-jobs/typed-jobs';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

const IMAGE = { version: 'v1.2.3', target: 'ghcr.io/acme/app:$PULL_BASE_SHA' };
const DOCKER = { dockerVersion: '29', image: 'ghcr.io/acme/e2e:v1', commands: ['make e2e'] };
const SOCKET = 'unix:///run/docker-of-job/docker.sock';
const asked = (cpu: string, memory: string, most: string): object => ({ requests: { cpu, memory }, limits: { memory: most } });
const safe = { allowPrivilegeEscalation: false };
const plain = (image: string, script: string, resources: object): object => (
  { containers: [{ image, command: ['sh', '-c'], args: [script], resources, securityContext: safe }] });
const dind = (script: string, volumes: readonly object[] = [], mounts: readonly object[] = []): object => ({
  initContainers: [{
    name: 'docker', image: 'docker.io/library/docker:29-dind', restartPolicy: 'Always', command: ['dockerd-entrypoint.sh', 'dockerd', `--host=${SOCKET}`, '--group=0'],
    env: [{ name: 'DOCKER_TLS_CERTDIR', value: '' }], securityContext: { privileged: true }, resources: asked('1', '2Gi', '6Gi'),
    startupProbe: { exec: { command: ['docker', `--host=${SOCKET}`, 'info'] }, periodSeconds: 2, failureThreshold: 60, timeoutSeconds: 5 },
    volumeMounts: [{ name: 'docker', mountPath: '/run/docker-of-job' }, { name: 'docker-storage', mountPath: '/var/lib/docker' }, ...mounts],
  }],
  containers: [{
    image: 'ghcr.io/acme/e2e:v1', command: ['sh', '-c'], args: [script], env: [{ name: 'DOCKER_HOST', value: SOCKET }], resources: asked('1', '1Gi', '2Gi'),
    securityContext: safe, volumeMounts: [{ name: 'docker', mountPath: '/run/docker-of-job' }],
  }],
  volumes: [{ name: 'docker', emptyDir: {} }, { name: 'docker-storage', emptyDir: {} }, ...volumes],
});

const TEMPLATES: readonly [name: string, template: JobTemplate, timeout: string, spec: object, ...refused: string[]][] = [
  ['go', JobTemplate.go({ version: '1.26' }), '30m', plain('docker.io/library/golang:1.26', 'set -eu\ngo vet ./...\ngo test ./...', asked('1', '2Gi', '4Gi'))],
  ['node', JobTemplate.node({ version: '24' }), '30m', plain('docker.io/library/node:24', 'set -eu\nnpm ci\nnpm test', asked('1', '1Gi', '3Gi'))],
  ['python', JobTemplate.python({ version: '3.14' }), '30m', plain('docker.io/library/python:3.14', [
    'set -eu', 'python -m venv /tmp/venv', '. /tmp/venv/bin/activate', 'pip install --requirement requirements.txt pytest', 'python -m pytest',
  ].join('\n'), asked('1', '1Gi', '3Gi'))],
  ['golangciLint', JobTemplate.golangciLint({ version: 'v2.5.0' }), '20m',
    plain('docker.io/golangci/golangci-lint:v2.5.0', 'set -eu\ngolangci-lint run', asked('1', '2Gi', '4Gi'))],
  ['of', JobTemplate.of({ image: 'busybox:1.37', commands: ['make'] }), '1h', plain('busybox:1.37', 'set -eu\nmake', asked('500m', '512Mi', '1Gi'))],
  ['buildah', JobTemplate.buildah({ ...IMAGE, context: 'images/app', pushSecretName: 'push' }), '1h', {
    containers: [{
      image: 'quay.io/buildah/stable:v1.2.3', command: ['sh', '-c'], args: [[
        'set -eu',
        'buildah build --isolation=chroot --storage-driver=vfs --file="images/app/Dockerfile" --tag="ghcr.io/acme/app:$PULL_BASE_SHA" "images/app"',
        'buildah push --storage-driver=vfs --authfile=/etc/push/config.json "ghcr.io/acme/app:$PULL_BASE_SHA"',
      ].join('\n')],
      env: [{ name: 'BUILDAH_ISOLATION', value: 'chroot' }, { name: 'STORAGE_DRIVER', value: 'vfs' }], resources: asked('1', '2Gi', '4Gi'),
      securityContext: { runAsUser: 1000, runAsGroup: 1000 },
      volumeMounts: [{ name: 'storage', mountPath: '/home/build/.local/share/containers' }, { name: 'push', mountPath: '/etc/push', readOnly: true }],
    }],
    volumes: [{ name: 'storage', emptyDir: {} }, { name: 'push', secret: { secretName: 'push', items: [{ key: '.dockerconfigjson', path: 'config.json' }] } }],
  }],
  ['buildkit', JobTemplate.buildkit(IMAGE), '1h', {
    containers: [{
      image: 'docker.io/moby/buildkit:v1.2.3-rootless', command: ['sh', '-c'],
      args: ['set -eu\nbuildctl-daemonless.sh build --frontend=dockerfile.v0 --local="context=." --local="dockerfile=." --opt="filename=Dockerfile"'],
      env: [{ name: 'BUILDKITD_FLAGS', value: '--oci-worker-no-process-sandbox' }], resources: asked('1', '2Gi', '4Gi'),
      securityContext: { runAsUser: 1000, runAsGroup: 1000, seccompProfile: { type: 'Unconfined' }, appArmorProfile: { type: 'Unconfined' } },
      volumeMounts: [{ name: 'storage', mountPath: '/home/user/.local/share/buildkit' }],
    }],
    volumes: [{ name: 'storage', emptyDir: {} }],
  }, 'seccompProfile'],
  ['dockerInDocker', JobTemplate.dockerInDocker(DOCKER), '2h', dind('set -eu\nmake e2e'), 'privileged'],
  ['kind', JobTemplate.kind(DOCKER), '2h', dind(
    'set -eu\ntrap \'kind export logs "$ARTIFACTS/kind" || true; kind delete cluster\' EXIT\nkind create cluster --wait 5m\nmake e2e',
    [{ name: 'modules', hostPath: { path: '/lib/modules', type: 'Directory' } }], [{ name: 'modules', mountPath: '/lib/modules', readOnly: true }],
  ), 'privileged'],
];

describe('templates', () => {
  test.each(TEMPLATES)('%s', (_, template, timeout, spec) => expect([template.timeout, template.spec]).toEqual([timeout, spec]));

  test.each(TEMPLATES)('%s as a job, at the levels of Pod Security', (...[, template, timeout, spec, refused = 'taken']) => {
    const jobs = ProwJobs.typed({ postsubmits: { 'acme/app': [{ name: 'job', template }] } });
    expect(jobs._plan.postsubmits).toEqual({ 'acme/app': [{ name: 'job', spec, decoration_config: { timeout } }] });
    const at = (jobsPodSecurity: PodSecurityLevel): string => {
      const github = GitHub.cloud({ repositories: ['acme/app'] });
      const place = (): unknown => objectsIn((chart) => new ProwConfig(chart, 'config', ProwPlan.of({ github, jobs, jobsPodSecurity })._model), '40-prow');
      try {
        place();
      } catch (error) {
        return (error as Error).message;
      }
      return 'taken';
    };
    expect(at(PodSecurityLevel.PRIVILEGED)).toBe('taken');
    const atBaseline = at(PodSecurityLevel.BASELINE);
    expect(atBaseline).toContain(refused);
    if (refused !== 'taken') expect(atBaseline).toMatch(/set jobsPodSecurity to PodSecurityLevel\.PRIVILEGED/);
  });

  test('what somebody says counts before the template', () => {
    const template = JobTemplate.go({
      version: '1.26', image: 'mirror.acme.dev/golang:1.26', commands: ['make test'], resources: { requests: { cpu: '2' } }, timeout: '5m', env: { GOFLAGS: '-mod=vendor' },
    });
    const { containers: [container] } = template.spec;
    expect([template.timeout, container.image, container.args, container.resources, container.env]).toEqual(
      ['5m', 'mirror.acme.dev/golang:1.26', ['set -eu\nmake test'], { requests: { cpu: '2' } }, [{ name: 'GOFLAGS', value: '-mod=vendor' }]]);
    const job = (over: object): unknown => ProwJobs.typed({ periodics: [{ name: 'a', interval: '1h', template, ...over }] })._plan.periodics[0].decoration_config;
    expect([job({ decorationConfig: { timeout: '1m', gracePeriod: '5s' } }), job({ decorate: false })]).toEqual([{ timeout: '1m', grace_period: '5s' }, undefined]);
  });

  test.each<[() => unknown, ...string[]]>([
    [() => JobTemplate.go({ version: 'latest' }), 'JobTemplate.go({ version }): "latest" is no version that stays; write one like "1.26" (ImageNotPinned)'],
    [() => JobTemplate.go({} as never), 'JobTemplate.go({ version }): is missing; give it a value (PropMissing)'],
    [() => JobTemplate.of({ image: 'a b', commands: [] }), 'JobTemplate.of({ commands }): is empty; give at least 1 (EmptyList)',
      'JobTemplate.of({ image }): "a b" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    [() => JobTemplate.buildah({ version: 'v1', target: 'a"; rm -rf /' }),
      'JobTemplate.buildah({ target }): "a\\"; rm -rf /" is not one word of a shell; write letters, digits, ".", "_", "-", "/", ":" and "@", and variables as '
        + '"$NAME" (PatternMismatch)'],
    [() => JobTemplate.kind({ ...DOCKER, timeout: '0' }), 'JobTemplate.kind({ timeout }): "0" leaves no pause; give more than zero (DurationInvalid)'],
    [() => ProwJobs.typed({ periodics: [{ name: 'a', interval: '1h', template: JobTemplate.go({ version: '1' }), spec: {} }] }),
      'ProwJobs.typed({ periodics[0].template }): is given, and so is spec; leave out one of them (MutuallyExclusive)',
      'ProwJobs.typed({ periodics[0].spec.containers }): is empty; give at least 1 (EmptyList)'],
    [() => ProwJobs.typed({ periodics: [{ name: 'a', interval: '1h', template: 'go' as never }, { name: 'b', interval: '1h' }] }),
      'ProwJobs.typed({ periodics[0].template }): "go" is not made by JobTemplate.go({ version }); write JobTemplate.go(…) (WrongType)',
      'ProwJobs.typed({ periodics[1].spec }): is missing; give it a value (PropMissing)'],
  ])('%s', (make, ...errors) => expect(thrown(make)).toEqual(errors));
});

describe('what jobs of one call have in common', () => {
  const bare = { containers: [{ command: ['make'] }, { name: 'b', image: 'b:1', command: ['make'], resources: { limits: { cpu: '1' } } }].map((one, i) => ({ name: `c${i}`, ...one })) };
  const defaults = { image: 'golang:1.26', resources: { requests: { cpu: '500m' } }, timeout: '20m' };
  const spec = { containers: [
    { name: 'c0', command: ['make'], image: 'golang:1.26', resources: { requests: { cpu: '500m' } } }, { ...bare.containers[1] },
  ] };

  test('is written into each that says nothing else', () => {
    const typed: TypedJobs = {
      presubmits: { 'acme/app': [{ name: 'a', spec: bare }, { name: 'b', spec: bare, decorationConfig: { timeout: '1h' } }] },
      postsubmits: { 'acme/app': [{ name: 'c', spec: { containers: bare.containers.slice(1) }, decorate: false }] }, periodics: [{ name: 'd', interval: '1h', spec: bare }], defaults,
    };
    const expected = {
      presubmits: { 'acme/app': [
        { name: 'a', spec, decoration_config: { timeout: '20m' } }, { name: 'b', spec, decoration_config: { timeout: '1h' } },
      ] },
      postsubmits: { 'acme/app': [{ name: 'c', spec: { containers: bare.containers.slice(1) }, decorate: false }] },
      periodics: [{ name: 'd', interval: '1h', spec, decoration_config: { timeout: '20m' } }], presets: [],
    };
    expect(ProwJobs.typed(typed)._plan).toEqual(expected);
    const said: ProwJobsOptions = {
      presubmits: { 'acme/app': [{ name: 'a', spec: bare }, { name: 'b', spec: bare, decoration_config: { timeout: '1h' } }] },
      postsubmits: { 'acme/app': [{ name: 'c', spec: { containers: bare.containers.slice(1) }, decorate: false }] }, periodics: [{ name: 'd', interval: '1h', spec: bare }], defaults,
    };
    expect(ProwJobs.of(said)._plan).toEqual(expected);
  });

  test('is told of once where it is wrong', () => {
    const of = { periodics: [{ name: 'd', interval: '1h', spec: { containers: [{ command: ['make'] }] } }], defaults: { image: 'a b', time: '1h' } };
    expect(thrown(() => ProwJobs.of(of as never))).toEqual([
      'ProwJobs.of({ defaults.image }): "a b" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)',
      'ProwJobs.of({ defaults }): "time" is not a property; known are image, resources, timeout (UnknownProp)',
    ]);
    expect(thrown(() => ProwJobs.typed({ defaults: { timeout: 'x' } })).join()).toBe(
      'ProwJobs.typed({ defaults.timeout }): "x" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)');
  });
});

const UNCLONED = 'reads files of a repository, and nothing is cloned, because a periodic has no repository but those of extra_refs; add the one it is for, such as '
  + '`extra_refs: [{ org: \'acme\', repo: \'app\', base_ref: \'main\' }]`; where the image has them, say workingDir.';

test.each<readonly [string, JobTemplate]>([
  ['go vet ./...', JobTemplate.go({ version: '1.26' })],
  ['npm ci', JobTemplate.node({ version: '24' })],
  ['pip install --requirement requirements.txt pytest', JobTemplate.python({ version: '3.14' })],
  ['golangci-lint run', JobTemplate.golangciLint({ version: 'v2.5' })],
  ['buildah build --isolation=chroot --storage-driver=vfs --file="ci/Dockerfile" --tag="ghcr.io/acme/app:$PULL_BASE_SHA" "ci"', JobTemplate.buildah({ ...IMAGE, context: 'ci' })],
  ['buildctl-daemonless.sh build --frontend=dockerfile.v0 --local="context=." --local="dockerfile=." --opt="filename=Dockerfile"', JobTemplate.buildkit(IMAGE)],
  ['make test', JobTemplate.of({ image: 'ghcr.io/acme/ci:v1', commands: ['echo go', 'make test'] })],
  ['./hack/e2e.sh', JobTemplate.kind({ ...DOCKER, commands: ['./hack/e2e.sh'] })],
  ['make e2e', JobTemplate.dockerInDocker(DOCKER)],
])('%s in a periodic needs a clone', (line, template) => {
  const warned = (job: object): readonly string[] => overrideWarnings(ProwPlan.of({
    github: GitHub.cloud({ repositories: ['acme/app'] }), jobsPodSecurity: PodSecurityLevel.PRIVILEGED,
    jobs: ProwJobs.typed({ periodics: [{ name: 'nightly', interval: '24h', template, ...job }] }),
  })._model);
  expect(warned({})).toEqual([`jobs.periodics[0]: \`${line}\` ${UNCLONED}`]);
  expect(warned({ extraRefs: [{ org: 'acme', repo: 'app', baseRef: 'main' }] })).toEqual([]);
});

test.each(['npm install --no-audit', 'npm install && npm test', 'pip install -r requirements.txt', 'pytest -v tests', './run.sh', 'bash ./hack/x.sh', 'mvn -B verify'])(
  '%s is a line that reads a repository', (line) => {
    const jobs = ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [{ image: 'ghcr.io/acme/ci:v1', command: ['sh', '-c', line] }] } }] });
    expect(overrideWarnings(ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }), jobs })._model)).toEqual([`jobs.periodics[0]: \`${line}\` ${UNCLONED}`]);
  });

test.each<readonly [string, readonly string[], object]>([
  ['nothing of a repository', ['echo', 'good night'], {}],
  ['a clone of its own', ['sh', '-c', 'git clone https://github.com/acme/app\ncd app\nmake'], {}],
  ['a program whose name begins alike', ['/app/make-coffee'], {}],
  ['another command of Go', ['go', 'version'], {}],
  ['an image with the files', ['make'], { workingDir: '/app' }],
  ['a folder of the image', ['make', '-C', '/app'], {}],
  ['files of a bucket', ['sh', '-c', 'gsutil -m cp -r gs://acme/src .\nmake test'], {}],
  ['files of a release', ['sh', '-c', 'gh release download v1 --repo acme/app\nmake'], {}],
  ['files that it writes', ['sh', '-c', 'cat > main.go <<E\npackage main\nE\ngo build main.go'], {}],
  ['a folder that it goes to', ['sh', '-c', 'pushd /opt/src\nmake test'], {}],
  ['packages by name', ['sh', '-c', 'npm install @acme/tool@1.2.3\nnpx tool'], {}],
  ['a package for all', ['npm', 'install', '--global', 'renovate'], {}],
  ['a prefix of the image', ['npm', 'test', '--prefix', '/opt/site'], {}],
  ['requirements of the image', ['pip', 'install', '-r', '/opt/requirements.txt'], {}],
  ['tests of the image', ['pytest', '/opt/tests'], {}],
  ['tests of a package', ['pytest', '--pyargs', 'acme_tests'], {}],
  ['a Makefile of the image', ['make', '--directory=/app', 'test'], {}],
  ['a question of the version', ['mvn', '--version'], {}],
  ['a program beside its image\'s files', ['./label_sync', '--confirm'], {}],
  ['a context from elsewhere', ['buildah', 'build', '--tag=a', 'https://github.com/acme/app.git'], {}],
])('a periodic with %s needs no clone', (_, command, more) => {
  const jobs = ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [{ image: 'ghcr.io/acme/ci:v1', command: [...command], ...more }] } }] });
  expect(overrideWarnings(ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }), jobs })._model)).toEqual([]);
});

describe('a tool that the image does not have', () => {
  const warned = (spec: object, more: object = {}): readonly string[] => overrideWarnings(ProwPlan.of({
    github: GitHub.cloud({ repositories: ['acme/app'] }), jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', spec }] }, ...more }),
  })._model);
  const says = (name: string, image: string): readonly string[] => [`jobs.presubmits.acme/app[0]: \`${name}\` is not in the image ${image}, and is the first that runs, `
    + 'so that the job always fails; let a command before it install it, or name an image that has it.'];
  const python = (...commands: string[]): { readonly containers: readonly object[] } => JobTemplate.python({ version: '3.14', commands }).spec as never;

  test.each<[string, string, object]>([
    ['pytest', 'docker.io/library/python:3.14', python('pytest')],
    ['python -m pytest', 'docker.io/library/python:3.14', python('cd lib', 'python -m pytest -q', 'pip install mypy')],
    ['poetry', 'docker.io/library/python:3.14', python('CI=1 poetry install', 'poetry run pytest')],
    ['golangci-lint', 'docker.io/library/golang:1.26', JobTemplate.go({ version: '1.26', commands: ['golangci-lint run'] }).spec],
    ['jest', 'docker.io/library/node:24', JobTemplate.node({ version: '24', commands: ['export CI=1', 'jest'] }).spec],
    ['ruff', 'python:3.14-slim', { containers: [{ image: 'python:3.14-slim', command: ['ruff', 'check'] }] }],
  ])('%s in %s', (name, image, spec) => expect(warned(spec)).toEqual(says(name, image)));

  test.each<[string, object, object?]>([
    ['what the template says', JobTemplate.python({ version: '3.14' }).spec],
    ['a line before it', python('pip install pytest', 'pytest')],
    ['a way out beside it', python('pytest --version || pip install pytest')],
    ['a script', python('./ci/test.sh')],
    ['a name that begins alike', python('ruff-wrapper')],
    ['an image of its own', JobTemplate.python({ version: '3.14', image: 'ghcr.io/acme/python:v1', commands: ['pytest'] }).spec],
    ['a path of its own', JobTemplate.python({ version: '3.14', env: { PATH: '/opt/own:/bin' }, commands: ['pytest'] }).spec],
    ['a volume', { containers: [{ ...python('pytest').containers[0], volumeMounts: [{ name: 'of-ours', mountPath: '/usr/local/bin' }] }], volumes: [{ name: 'of-ours', emptyDir: {} }] }],
    ['a preset that brings one', python('pytest'), { presets: [{ env: [{ name: 'PATH', value: '/opt/own' }] }] }],
  ])('is not seen where there is %s', (_, spec, more = {}) => expect(warned(spec, more)).toEqual([]));
});
