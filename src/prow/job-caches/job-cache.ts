import { Where } from '../../core/problem';
import { readProps, ValuesOf } from '../../core/props';
import { goModulesProgram, registryProgram } from './cache-programs';
import { GO_MODULES_FIELDS, GoModulesCacheOptions, REGISTRY_MIRROR_FIELDS, RegistryMirrorOptions } from './job-cache-options';
import { CacheProgram, JobCachePlan } from './job-cache-plan';

/**
 * A cache beside jobs, in a namespace of its own: Deployment, Service, ServiceAccount and claim. A job that has the labels of its preset uses it. It runs by
 * Pod Security `restricted`, has no rights and no token, and nobody can push into it.
 */
export class JobCache {
  /**
   * A proxy of Go modules: [Athens](https://docs.gomods.io/), at port 3000. Its preset gives jobs `GOPROXY`. Errors: those of the options, all together.
   *
   * Variables and paths: athens pkg/config/config.go and cmd/proxy/actions at v0.18.0.
   */
  static goModules(options: GoModulesCacheOptions = {}): JobCache {
    return readProps(Where.call('JobCache.goModules'), options, GO_MODULES_FIELDS, ({ goProxy, ...said }) => (
      new JobCache(planOf(said, goModulesProgram(goProxy)))));
  }

  /**
   * A pull-through mirror of one registry of images: [distribution](https://distribution.github.io/distribution/recipes/mirror/), at port 5000. Its preset
   * mounts a drop-in of `/etc/containers/registries.conf.d`, which Buildah, Podman and Skopeo read, and `/etc/job-caches/NAME/buildkitd.toml` for BuildKit.
   * Errors: those of the options, all together.
   *
   * Variables and paths: distribution registry/registry.go and registry/proxy at v3.1.1.
   */
  static registryMirror(options: RegistryMirrorOptions = {}): JobCache {
    return readProps(Where.call('JobCache.registryMirror'), options, REGISTRY_MIRROR_FIELDS, ({ remoteUrl, retentionDays, ...said }) => (
      new JobCache(planOf(said, registryProgram(said.name, remoteUrl, retentionDays)))));
  }

  private constructor(
    /** @internal */
    readonly _plan: JobCachePlan,
  ) {}
}

function planOf(said: Omit<ValuesOf<typeof GO_MODULES_FIELDS>, 'goProxy'>, program: CacheProgram): JobCachePlan {
  const { name, presetLabels = { [`preset-${name}`]: 'true' }, size, storageClassName, image, resources, ...pod } = said;
  return { name, presetLabels, size, storageClassName, image, resources, pod, program };
}
