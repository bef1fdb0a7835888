import { positiveQuantity } from '../../core/amounts';
import { absolutePath, dnsSubdomain, image, labelValue } from '../../core/names';
import { PodSettings, readPodOptions } from '../../core/pod-options';
import { Rule } from '../../core/props';
import { oldShape, passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, list } from '../../core/values';
import { containerResources, ContainerResources } from '../../core/workload-options';
import { InClusterStorageOptions, LocalPathOptions } from './in-cluster-storage-options';

/** versitygw of 2026, run with Prow's uploader under Pod Security `restricted`; published for amd64 and arm64. */
export const VERSITYGW_IMAGE = 'ghcr.io/versity/versitygw:v1.8.0';

/** A store in the cluster with every default filled in. */
export interface InClusterModel extends PodSettings {
  readonly size: string;
  readonly storageClassName: string | undefined;
  readonly localPath: LocalPathOptions | undefined;
  readonly ephemeral: boolean;
  readonly sidecarMetadata: boolean;
  readonly image: string;
  readonly resources: ContainerResources;
  readonly extraArgs: readonly string[];
}

export function readInCluster<P extends InClusterStorageOptions>(props: PropsReader<P>): InClusterModel {
  const p = props as unknown as PropsReader<InClusterStorageOptions>;
  const storageClassName = p.optional('storageClassName', dnsSubdomain);
  const localPath = p.optional('localPath', localFolder);
  const ephemeral = p.optional('ephemeral', boolean, false);
  const given = Object.entries({ storageClassName, localPath, ephemeral: ephemeral || undefined }).filter(([, v]) => v !== undefined).map(([name]) => name);
  if (given.length > 1) {
    p.problem('', { what: `${given.join(' and ')} are given, and the objects can lie in one place only`, instead: 'keep one of them, or none for the cluster\'s default StorageClass', code: 'MutuallyExclusive' });
  }
  return {
    size: p.optional('size', positiveQuantity, '20Gi'),
    storageClassName,
    localPath,
    ephemeral,
    sidecarMetadata: p.optional('sidecarMetadata', boolean, false),
    image: p.optional('image', image, VERSITYGW_IMAGE),
    resources: p.optional('resources', containerResources, { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } }),
    extraArgs: p.optional('extraArgs', list(globalFlag), []),
    ...readPodOptions(props),
  };
}

const hostnameLabel: Rule<string> = (value, report) => {
  if (passes(dnsSubdomain, value, report)) labelValue(value, report);
  return value as string;
};

// through fsGroup kubelet changes the group of everything below the folder
const SYSTEM_FOLDER = /^\/*(bin|boot|dev|etc|home|lib\d*|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|var\/lib)?\/*$/;

const ownFolder: Rule<string> = (value, report) => {
  if (passes(absolutePath, value, report) && SYSTEM_FOLDER.test(value)) {
    report({ what: `${quote(value)} holds more than the store, and all of it would be handed to the store's group`, instead: 'give a folder of its own, like "/srv/prow"', code: 'PathHoldsSystem' });
  }
  return value as string;
};

const localFolder: Rule<LocalPathOptions> = oldShape<LocalPathOptions, LocalPathOptions>((p) => ({
  node: p.required('node', hostnameLabel),
  path: p.required('path', ownFolder),
}));

const globalFlag: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^--[a-z0-9-]+(=|$)/.test(value)) {
    report({ what: `${quote(value)} is not a flag`, instead: 'write it as "--flag=value"', code: 'ArgumentInvalid' });
  }
  return value as string;
};
