import { Endpoint, endpointUrl } from '../../core/endpoint';
import { DOCKER_HUB } from './job-cache-options';
import { CacheProgram } from './job-cache-plan';

/** Athens, which asks one module proxy and keeps what that answered. */
export function goModulesProgram(goProxy: string): CacheProgram {
  const dataPath = '/var/lib/athens';
  return {
    port: 3000,
    alivePath: '/healthz',
    readyPath: '/readyz',
    dataPath,
    // each module is unpacked there before it is kept
    scratch: '5Gi',
    remoteUrl: goProxy,
    env: {
      ATHENS_PORT: ':3000', ATHENS_STORAGE_TYPE: 'disk', ATHENS_DISK_STORAGE_ROOT: dataPath, ATHENS_GO_BINARY_ENV_VARS: `GOPROXY=${goProxy}`,
      ATHENS_LOG_LEVEL: 'info', GO_ENV: 'production',
    },
    // behind `|` another one is asked whatever went wrong, behind `,` only where there is no such module
    forJobs: (endpoint) => ({ env: { GOPROXY: `${endpointUrl(endpoint)}|${goProxy},direct` }, files: {}, mounts: [] }),
  };
}

/** distribution as a pull-through cache, which takes nothing that anybody pushes. */
export function registryProgram(name: string, remoteUrl: string, retentionDays: number): CacheProgram {
  const dataPath = '/var/lib/registry';
  return {
    port: 5000,
    // it answers 503 where its store does not answer
    alivePath: '/',
    readyPath: '/',
    dataPath,
    scratch: '1Gi',
    remoteUrl,
    env: {
      REGISTRY_PROXY_REMOTEURL: remoteUrl, REGISTRY_PROXY_TTL: `${retentionDays * 24}h`, REGISTRY_STORAGE_DELETE_ENABLED: 'true',
      REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY: dataPath, REGISTRY_LOG_LEVEL: 'info',
      // its configuration opens profiles and metrics to everybody
      REGISTRY_HTTP_DEBUG_ADDR: '127.0.0.1:5001',
    },
    forJobs: (endpoint) => ({
      env: {},
      files: { 'registries.conf': registriesConf(remoteUrl, endpoint), 'buildkitd.toml': buildkitdToml(remoteUrl, endpoint) },
      mounts: [
        { volume: `${name}-containers`, mountPath: `/etc/containers/registries.conf.d/${name}.conf`, file: 'registries.conf' },
        { volume: `${name}-buildkit`, mountPath: `/etc/job-caches/${name}/buildkitd.toml`, file: 'buildkitd.toml' },
      ],
    }),
  };
}

/** What names of its images begin with. */
function registryOf(remoteUrl: string): string {
  return remoteUrl.replace(/\/$/, '') === DOCKER_HUB ? 'docker.io' : new URL(remoteUrl).host;
}

function hostOf({ serviceName, namespace, port }: Endpoint): string {
  return `${serviceName}.${namespace}:${port}`;
}

/** Of Buildah, Podman and Skopeo. Source: containers/image docs/containers-registries.conf.5.md and containers-registries.conf.d.5.md. */
function registriesConf(remoteUrl: string, endpoint: Endpoint): string {
  const registry = registryOf(remoteUrl);
  return `[[registry]]\nprefix = "${registry}"\nlocation = "${registry}"\n\n[[registry.mirror]]\nlocation = "${hostOf(endpoint)}"\ninsecure = true\n`;
}

/** Of BuildKit. Source: moby/buildkit docs/buildkitd.toml.md. */
function buildkitdToml(remoteUrl: string, endpoint: Endpoint): string {
  const mirror = hostOf(endpoint);
  return `[registry."${registryOf(remoteUrl)}"]\n  mirrors = ["${mirror}"]\n\n[registry."${mirror}"]\n  http = true\n`;
}
