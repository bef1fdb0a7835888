import { Where } from '../../core/problem';
import { readProps, ValuesOf } from '../../core/props';
import {
  DOCKER_JOB, DockerJobOptions, IMAGE_JOB, ImageJobOptions, LANGUAGE_JOB, LanguageJobOptions, PLAIN_JOB, PlainJobOptions,
} from './job-template-options';

type Json = Readonly<Record<string, any>>;

/** What a template knows beside what its user says. */
interface Differs {
  readonly image: string;
  readonly commands: readonly string[];
  readonly cpu: string;
  readonly memory: string;
  readonly mostMemory: string;
  readonly timeout: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly securityContext?: Json;
  readonly volumes?: readonly Json[];
  readonly volumeMounts?: readonly Json[];
  readonly initContainers?: readonly Json[];
}

type Said = Pick<ValuesOf<typeof LANGUAGE_JOB>, 'env' | 'resources' | 'timeout'> & Partial<Pick<ValuesOf<typeof LANGUAGE_JOB>, 'commands' | 'image'>>;

/** Where the socket of Docker is, for both containers. */
const DOCKER = '/run/docker-of-job';
/** What needs no root of the node, and gets none. */
const UNPRIVILEGED = { allowPrivilegeEscalation: false };

/**
 * The pod of a usual job, with image, requests, limits and a time-out: `template` of `Presubmit`, `Postsubmit` and `Periodic`. The repository is
 * the working folder, and what is written to `$ARTIFACTS` is kept. What each needs of the cluster stands in docs/jobs.md.
 */
export class JobTemplate {
  /** Any image, and lines of a shell. Errors: those of the options, all together. */
  static of(options: PlainJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.of'), options, PLAIN_JOB, (said) => template(said, {
      image: said.image, commands: said.commands, cpu: '500m', memory: '512Mi', mostMemory: '1Gi', timeout: '1h', securityContext: UNPRIVILEGED,
    }));
  }

  /** `go vet` and `go test` of all packages, in `golang:VERSION`. Errors: those of the options, all together. */
  static go(options: LanguageJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.go'), options, LANGUAGE_JOB, (said) => template(said, {
      image: `docker.io/library/golang:${said.version}`, commands: ['go vet ./...', 'go test ./...'], cpu: '1', memory: '2Gi', mostMemory: '4Gi',
      timeout: '30m', securityContext: UNPRIVILEGED,
    }));
  }

  /** `npm ci` and `npm test`, in `node:VERSION`. Errors: those of the options, all together. */
  static node(options: LanguageJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.node'), options, LANGUAGE_JOB, (said) => template(said, {
      image: `docker.io/library/node:${said.version}`, commands: ['npm ci', 'npm test'], cpu: '1', memory: '1Gi', mostMemory: '3Gi',
      timeout: '30m', securityContext: UNPRIVILEGED,
    }));
  }

  /** `pip install` of `requirements.txt` and pytest, in `python:VERSION`. Errors: those of the options, all together. */
  static python(options: LanguageJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.python'), options, LANGUAGE_JOB, (said) => template(said, {
      image: `docker.io/library/python:${said.version}`, cpu: '1', memory: '1Gi', mostMemory: '3Gi', timeout: '30m', securityContext: UNPRIVILEGED,
      commands: ['python -m venv /tmp/venv', '. /tmp/venv/bin/activate', 'pip install --requirement requirements.txt pytest', 'python -m pytest'],
    }));
  }

  /** `golangci-lint run`, in `golangci/golangci-lint:VERSION`. Errors: those of the options, all together. */
  static golangciLint(options: LanguageJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.golangciLint'), options, LANGUAGE_JOB, (said) => template(said, {
      image: `docker.io/golangci/golangci-lint:${said.version}`, commands: ['golangci-lint run'], cpu: '1', memory: '2Gi', mostMemory: '4Gi',
      timeout: '20m', securityContext: UNPRIVILEGED,
    }));
  }

  /**
   * Builds an image of a container with Buildah, without a Docker daemon: as a user without rights, in a user namespace of its own, with plain copies of
   * layers. It passes Pod Security `baseline`; nodes must let that user make user namespaces. Errors: those of the options, all together.
   */
  static buildah(options: ImageJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.buildah'), options, IMAGE_JOB, (said) => template(said, {
      image: `quay.io/buildah/stable:${said.version}`, cpu: '1', memory: '2Gi', mostMemory: '4Gi', timeout: '1h',
      commands: [
        `buildah build --isolation=chroot --storage-driver=vfs --file="${fileOf(said)}" --tag="${said.target}" "${said.context}"`,
        ...said.pushSecretName === undefined ? [] : [`buildah push --storage-driver=vfs --authfile=${PUSH}/config.json "${said.target}"`],
      ],
      securityContext: { runAsUser: 1000, runAsGroup: 1000 }, env: { BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: 'vfs' },
      volumes: [{ name: 'storage', emptyDir: {} }, ...pushVolumes(said)],
      volumeMounts: [{ name: 'storage', mountPath: '/home/build/.local/share/containers' }, ...pushMounts(said)],
    }));
  }

  /**
   * Builds an image of a container with BuildKit as a user without rights, without a daemon. Its container switches the filters of system calls and
   * AppArmor off, which needs `jobsPodSecurity` PRIVILEGED. Errors: those of the options, all together.
   * Source: buildkit examples/kubernetes/job.rootless.yaml.
   */
  static buildkit(options: ImageJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.buildkit'), options, IMAGE_JOB, (said) => template(said, {
      image: `docker.io/moby/buildkit:${said.version}-rootless`, cpu: '1', memory: '2Gi', mostMemory: '4Gi', timeout: '1h',
      commands: [
        `buildctl-daemonless.sh build --frontend=dockerfile.v0 --local="context=${said.context}" --local="dockerfile=${said.context}" `
          + `--opt="filename=${said.dockerfile}"${said.pushSecretName === undefined ? '' : ` --output="type=image,name=${said.target},push=true"`}`,
      ],
      securityContext: { runAsUser: 1000, runAsGroup: 1000, seccompProfile: { type: 'Unconfined' }, appArmorProfile: { type: 'Unconfined' } },
      env: { BUILDKITD_FLAGS: '--oci-worker-no-process-sandbox', ...said.pushSecretName === undefined ? {} : { DOCKER_CONFIG: PUSH } },
      volumes: [{ name: 'storage', emptyDir: {} }, ...pushVolumes(said)],
      volumeMounts: [{ name: 'storage', mountPath: '/home/user/.local/share/buildkit' }, ...pushMounts(said)],
    }));
  }

  /**
   * A Docker daemon beside the job, `docker:VERSION-dind`, which ends with it. It is privileged, so that whoever writes the job is root on the node:
   * it needs `jobsPodSecurity` PRIVILEGED, and nodes of its own. Errors: those of the options, all together.
   */
  static dockerInDocker(options: DockerJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.dockerInDocker'), options, DOCKER_JOB, (said) => withDocker(said, said.commands));
  }

  /**
   * The same with a cluster of kind, which is there when the commands begin; its logs go to `$ARTIFACTS`. It also sees `/lib/modules` of the node.
   * Errors: those of the options, all together.
   */
  static kind(options: DockerJobOptions): JobTemplate {
    return readProps(Where.call('JobTemplate.kind'), options, DOCKER_JOB, (said) => withDocker(said, [
      'trap \'kind export logs "$ARTIFACTS/kind" || true; kind delete cluster\' EXIT', 'kind create cluster --wait 5m', ...said.commands,
    ], [{ name: 'modules', path: '/lib/modules' }]));
  }

  /** @internal */
  static _of(spec: Json, timeout: string): JobTemplate {
    return new JobTemplate(spec, timeout);
  }

  /** The pod, as Kubernetes has it: for `spec` of a job that `ProwJobs.of` takes. */
  readonly spec: { [key: string]: any };

  private constructor(
    spec: Json,
    /** When the job is told to end: `decoration_config.timeout`. */
    readonly timeout: string,
  ) {
    this.spec = JSON.parse(JSON.stringify(spec)) as { [key: string]: any };
  }
}

/** Where the credentials for a registry are. */
const PUSH = '/etc/push';

function fileOf({ context, dockerfile }: ValuesOf<typeof IMAGE_JOB>): string {
  return context === '.' ? dockerfile : `${context.replace(/\/+$/, '')}/${dockerfile}`;
}

function pushVolumes({ pushSecretName: secretName }: ValuesOf<typeof IMAGE_JOB>): readonly Json[] {
  return secretName === undefined ? [] : [{ name: 'push', secret: { secretName, items: [{ key: '.dockerconfigjson', path: 'config.json' }] } }];
}

function pushMounts({ pushSecretName }: ValuesOf<typeof IMAGE_JOB>): readonly Json[] {
  return pushSecretName === undefined ? [] : [{ name: 'push', mountPath: PUSH, readOnly: true }];
}

/** A folder of the node that Docker sees. */
interface FolderOfNode {
  readonly name: string;
  readonly path: string;
}

function withDocker(said: ValuesOf<typeof DOCKER_JOB>, commands: readonly string[], ofNode: readonly FolderOfNode[] = []): JobTemplate {
  const socket = `unix://${DOCKER}/docker.sock`;
  const seen = ofNode.map(({ name, path }) => ({ name, mountPath: path, readOnly: true }));
  return template({ ...said, commands: undefined }, {
    image: said.image, commands, cpu: '1', memory: '1Gi', mostMemory: '2Gi', timeout: '2h', securityContext: UNPRIVILEGED, env: { DOCKER_HOST: socket },
    volumes: [
      { name: 'docker', emptyDir: {} }, { name: 'docker-storage', emptyDir: {} }, ...ofNode.map(({ name, path }) => ({ name, hostPath: { path, type: 'Directory' } })),
    ],
    volumeMounts: [{ name: 'docker', mountPath: DOCKER }],
    initContainers: [{
      name: 'docker', image: `docker.io/library/docker:${said.dockerVersion}-dind`, restartPolicy: 'Always',
      command: ['dockerd-entrypoint.sh', 'dockerd', `--host=${socket}`, '--group=0'],
      env: [{ name: 'DOCKER_TLS_CERTDIR', value: '' }],
      securityContext: { privileged: true },
      resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '6Gi' } },
      startupProbe: { exec: { command: ['docker', `--host=${socket}`, 'info'] }, periodSeconds: 2, failureThreshold: 60, timeoutSeconds: 5 },
      volumeMounts: [{ name: 'docker', mountPath: DOCKER }, { name: 'docker-storage', mountPath: '/var/lib/docker' }, ...seen],
    }],
  });
}

function template(said: Said, differs: Differs): JobTemplate {
  const { image, commands, cpu, memory, mostMemory, timeout, env, volumes, volumeMounts, initContainers, securityContext } = differs;
  const variables = Object.entries({ ...env, ...said.env }).map(([name, value]) => ({ name, value }));
  return JobTemplate._of({
    ...initContainers === undefined ? {} : { initContainers },
    containers: [{
      image: said.image ?? image, command: ['sh', '-c'], args: [['set -eu', ...said.commands ?? commands].join('\n')],
      ...variables.length === 0 ? {} : { env: variables },
      resources: said.resources ?? { requests: { cpu, memory }, limits: { memory: mostMemory } },
      ...securityContext === undefined ? {} : { securityContext },
      ...volumeMounts === undefined ? {} : { volumeMounts },
    }],
    ...volumes === undefined ? {} : { volumes },
  }, said.timeout ?? timeout);
}
