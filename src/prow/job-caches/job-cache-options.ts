import { quantityValue } from '../../core/amounts';
import { dnsSubdomain, image, labelValue, qualifiedName, serviceLabel } from '../../core/names';
import { httpUrl } from '../../core/net';
import { PodOptions, POD_FIELDS } from '../../core/pod-options';
import { also, Fields, optional } from '../../core/props';
import { quote } from '../../core/quote';
import { diskSize } from '../../core/resource-amounts';
import { record } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { retentionDays } from '../storage/bucket-rules';

/** What can be set of every cache for jobs. It is one pod: two would not write into one claim. */
export interface JobCacheOptions extends PodOptions {
  /**
   * Name of its Deployment, Service, ServiceAccount and claim, in the namespace of caches; at most 50 characters. Errors: `ServiceNameInvalid`,
   * `ElementTwice`.
   * @default - `go-modules` or `registry-mirror`
   */
  readonly name?: string;

  /**
   * Labels that a job must have, all of them, to use it: those of the preset. `{}` is for all jobs, those in repositories too. Errors: `LabelValueInvalid`,
   * `PresetLabelTaken`, `QualifiedNameInvalid`.
   * @default - `preset-NAME: "true"`
   */
  readonly presetLabels?: { [label: string]: string };

  /**
   * Room for what it keeps, as a quantity of bytes: the claim's request, at least 1Gi. Errors: `QuantityInvalid`, `AmountImplausible`.
   * @default - 20Gi for Go modules, 50Gi for images
   */
  readonly size?: string;

  /**
   * StorageClass of the claim.
   * @default - the cluster's default class; a cluster without one leaves the claim pending
   */
  readonly storageClassName?: string;

  /**
   * The whole image reference, with a fixed tag or a digest. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - docker.io/gomods/athens:v0.18.0 or docker.io/library/registry:3.1.2
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - requests of 100m CPU and 256Mi memory, a limit of 1Gi memory
   */
  readonly resources?: ContainerResources;
}

/** What can be set of a cache for Go modules, Athens. */
export interface GoModulesCacheOptions extends JobCacheOptions {
  /**
   * The module proxy that it asks, as `GOPROXY` of its own `go`; jobs ask that one themselves where the cache is away. It asks nobody else, so that no job
   * makes it clone a repository. Errors: `UrlWithoutScheme`, `UrlInvalid`.
   * @default https://proxy.golang.org
   */
  readonly goProxy?: string;
}

/** What can be set of a cache for images, a pull-through mirror of one registry. */
export interface RegistryMirrorOptions extends JobCacheOptions {
  /**
   * The registry that it stands before: `proxy.remoteurl` of distribution, without a path. It asks without credentials, because whoever pulls from the mirror
   * would read what those may. Errors: `UrlWithoutScheme`, `UrlInvalid`.
   * @default https://registry-1.docker.io
   */
  readonly remoteUrl?: string;

  /**
   * For how many days it keeps what it fetched, from 1 to 36500: `proxy.ttl` of distribution. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 7
   */
  readonly retentionDays?: number;
}

export const ATHENS_IMAGE = 'docker.io/gomods/athens:v0.18.0';
/** Source: docker-library/official-images, library/registry. */
export const REGISTRY_IMAGE = 'docker.io/library/registry:3.1.2';

/** The registry of images whose names begin with no host, or with `docker.io`. */
export const DOCKER_HUB = 'https://registry-1.docker.io';

const LEAST = 2 ** 30;

const cacheSize = also(diskSize, (value) => (quantityValue(value) >= LEAST ? undefined
  : { what: `${quote(value)} is less than what one job fetches`, instead: 'give at least "1Gi"', code: 'AmountImplausible' }));

// one of a list for the job, one of a list for Athens
const proxyUrl = also(httpUrl, (value) => (/[,|;]/.test(value)
  ? { what: `${quote(value)} has a sign that ends an entry of GOPROXY`, instead: 'name one proxy, without ",", "|" and ";"', code: 'UrlInvalid' } : undefined));

const registryUrl = also(httpUrl, (value) => {
  const { hostname, pathname } = new URL(value);
  if (/^((www|hub|index)\.)?docker\.(io|com)$/.test(hostname)) {
    return {
      what: `${quote(value)} is no registry, but what the names of its images begin with, or a page`, instead: `write ${quote(DOCKER_HUB)}`, code: 'UrlInvalid',
    };
  }
  return pathname === '/' ? undefined
    : { what: `${quote(value)} has a path, and a mirror stands before a whole registry`, instead: `write ${quote(new URL(value).origin)}`, code: 'UrlInvalid' };
});

/** Names of volumes begin with it. */
const cacheName = also(serviceLabel, (value) => (value.length <= 50 ? undefined
  : { what: `${quote(value)} has ${value.length} characters`, instead: 'use at most 50', code: 'ServiceNameInvalid' }));

const CACHE_FIELDS = {
  presetLabels: optional(record(labelValue, qualifiedName)),
  storageClassName: optional(dnsSubdomain),
  resources: optional(containerResources, { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } }),
  ...POD_FIELDS,
};

export const GO_MODULES_FIELDS = {
  ...CACHE_FIELDS, name: optional(cacheName, 'go-modules'), size: optional(cacheSize, '20Gi'), image: optional(image, ATHENS_IMAGE),
  goProxy: optional(proxyUrl, 'https://proxy.golang.org'),
} satisfies Fields<GoModulesCacheOptions>;

export const REGISTRY_MIRROR_FIELDS = {
  ...CACHE_FIELDS, name: optional(cacheName, 'registry-mirror'), size: optional(cacheSize, '50Gi'), image: optional(image, REGISTRY_IMAGE),
  remoteUrl: optional(registryUrl, DOCKER_HUB), retentionDays: optional(retentionDays, 7),
} satisfies Fields<RegistryMirrorOptions>;
